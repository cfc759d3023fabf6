import type { Kysely, Selectable, Transaction } from "kysely"
import { actorRoles } from "../domain/entries/entry.ts"
import { paymentGroups } from "../domain/runs/payment-group.ts"
import {
	type Run,
	type RunKey,
	type RunStep,
	runId,
	runLists,
	runStepKinds,
} from "../domain/runs/run.ts"
import type { RunBook, RunDecision, RunQuery } from "../usecases/runs/run-book.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Runs with their steps and decisions, in office.db. */
export class RunStore implements RunBook {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async runs(query: RunQuery): Promise<readonly Run[]> {
		const rows = await runRows(this.#db, query)
			.orderBy("month")
			.orderBy("unit")
			.orderBy("id")
			.execute()
		if (rows.length === 0) return []
		const steps = await this.#db
			.selectFrom("run_step")
			.selectAll()
			.where(
				"run",
				"in",
				rows.map(({ id }) => id),
			)
			.orderBy("n")
			.execute()
		const byRun = Map.groupBy(steps, ({ run }) => run)
		return rows.map((row) => ({ key: runKeyOf(row), steps: (byRun.get(row.id) ?? []).map(stepOf) }))
	}

	async run(key: RunKey): Promise<Run> {
		const steps = await this.#db
			.selectFrom("run_step")
			.selectAll()
			.where("run", "=", runId(key))
			.orderBy("n")
			.execute()
		return { key, steps: steps.map(stepOf) }
	}

	step(key: RunKey, given: number, step: RunStep): Promise<boolean> {
		return this.#db.transaction().execute((tx) => addRunStep(tx, { key, given, step }))
	}

	async decide(key: RunKey, decisions: readonly RunDecision[]): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await insertRun(tx, key)
			const run = runId(key)
			const { count } = await tx
				.selectFrom("run_decision")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.where("run", "=", run)
				.executeTakeFirstOrThrow()
			const rows = decisions.map((one, index) => ({
				...{ run, n: Number(count) + index + 1, kind: one.kind, employee: one.employee },
				...{ date: one.date ?? null, by: one.by, at: one.at, reason: one.reason },
			}))
			if (rows.length > 0) await tx.insertInto("run_decision").values(rows).execute()
		})
	}

	async decisions(key: RunKey): Promise<readonly RunDecision[]> {
		const rows = await this.#db
			.selectFrom("run_decision")
			.selectAll()
			.where("run", "=", runId(key))
			.orderBy("n")
			.execute()
		return rows.map(({ kind: text, employee, date, by, at, reason }) => {
			const kind = decisionKinds.find((known) => known === text)
			if (kind === undefined)
				throw new Error(`office.db holds a decision of unknown kind "${text}"`)
			return { kind, employee, date: date ?? undefined, by, at: Number(at), reason }
		})
	}
}

const decisionKinds = ["held", "released", "uncut"] as const

export function runRows(db: Kysely<OfficeSchema> | Transaction<OfficeSchema>, query: RunQuery) {
	let rows = db.selectFrom("run").selectAll("run")
	if (query.month !== undefined) rows = rows.where("month", "=", query.month)
	if (query.unit !== undefined) rows = rows.where("unit", "=", query.unit)
	if (query.group !== undefined) rows = rows.where("pay_group", "=", query.group)
	if (query.list !== undefined) rows = rows.where("list", "=", query.list)
	if (query.budgetYear !== undefined) rows = rows.where("budget_year", "=", query.budgetYear)
	return rows
}

/** Once; whoever takes the first step or decision makes the row. */
async function insertRun(tx: Transaction<OfficeSchema>, key: RunKey): Promise<void> {
	const { month, unit, group: pay_group, list, budgetYear: budget_year } = key
	await tx
		.insertInto("run")
		.values({ id: runId(key), month, unit, pay_group, list, budget_year })
		.onConflict((conflict) => conflict.column("id").doNothing())
		.execute()
}

/** False: somebody else has taken a step meanwhile. */
export async function addRunStep(
	tx: Transaction<OfficeSchema>,
	{ key, given, step }: { readonly key: RunKey; readonly given: number; readonly step: RunStep },
): Promise<boolean> {
	await insertRun(tx, key)
	const run = runId(key)
	const { count } = await tx
		.selectFrom("run_step")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("run", "=", run)
		.executeTakeFirstOrThrow()
	if (Number(count) !== given) return false
	await tx
		.insertInto("run_step")
		.values({ run, n: given + 1, ...step })
		.execute()
	return true
}

export function runKeyOf(row: Selectable<OfficeSchema["run"]>): RunKey {
	const group = paymentGroups.find((known) => known === row.pay_group)
	const list = runLists.find((known) => known === row.list)
	if (group === undefined || list === undefined) {
		throw new Error(`office.db holds a run of unknown kind ${row.id}`)
	}
	return { month: row.month, unit: row.unit, group, list, budgetYear: Number(row.budget_year) }
}

function stepOf(row: Selectable<OfficeSchema["run_step"]>): RunStep {
	const kind = runStepKinds.find((known) => known === row.kind)
	const role = actorRoles.find((known) => known === row.role)
	if (kind === undefined || role === undefined) {
		throw new Error(`office.db holds a run's step of unknown kind "${row.kind}"`)
	}
	return {
		kind,
		role,
		by: row.by,
		at: Number(row.at),
		reason: row.reason,
		version: Number(row.version),
	}
}
