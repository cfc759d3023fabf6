import { createHash } from "node:crypto"
import { deflateRawSync, inflateRawSync } from "node:zlib"
import type { Kysely, Selectable, Transaction } from "kysely"
import { rupiah } from "../domain/money/rupiah.ts"
import { type RunKey, type RunStep, runId } from "../domain/runs/run.ts"
import type { ListedPerson, RunPerson } from "../domain/runs/run-person.ts"
import type {
	Calculated,
	Closed,
	PackedPerson,
	RunArchive,
	RunQuery,
	RunVersion,
	Settlement,
} from "../usecases/runs/run-book.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { readIdentity, readRow, readSummary, readTaken } from "./run-rows.ts"
import { addRunStep, runKeyOf, runRows } from "./run-store.ts"

/** People whose rows are written at once. */
const peopleAtOnce = 500
/** Rows unpacked, proven and read before whoever else waits has a turn: some 10 ms. */
const peopleRead = 20

type Tx = Transaction<OfficeSchema>
class Overtaken extends Error {}

/** Calculations, closed versions and what they settled, in office.db; each change is one transaction. */
export class RunArchiveStore implements RunArchive {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	pack({ text, ...listed }: Parameters<RunArchive["pack"]>[0]): PackedPerson {
		return { ...listed, content: deflateRawSync(text) }
	}

	calculated(given: number, { version, people, step }: Calculated): Promise<boolean> {
		return this.#write(given, version.header.key, step, async (tx) => {
			const of = placeOf(version)
			await tx
				.deleteFrom("run_person")
				.where("run", "=", of.run)
				.where("version", "=", of.version)
				.execute()
			await putVersion(tx, version)
			await putPeople(tx, of, people)
		})
	}

	closed(given: number, { version, changed, settlements, step }: Closed): Promise<boolean> {
		return this.#write(given, version.header.key, step, async (tx) => {
			await putVersion(tx, version)
			await putPeople(tx, placeOf(version), changed)
			for (const one of settlements) {
				const { by, byVersion: by_version, employee, n, difference } = one
				const row = { by_run: runId(by), by_version, source: runId(difference.run), employee, n }
				await tx
					.insertInto("run_settlement")
					.values({ ...row, difference: JSON.stringify(difference) })
					.execute()
			}
		})
	}

	reopened(
		given: number,
		{
			key,
			version,
			step,
		}: { readonly key: RunKey; readonly version: number; readonly step: RunStep },
	): Promise<boolean> {
		return this.#write(given, key, step, async (tx) => {
			await tx
				.updateTable("run_version")
				.set({ reopened_at: step.at })
				.where("run", "=", runId(key))
				.where("version", "=", version)
				.execute()
		})
	}

	async #write(
		given: number,
		key: RunKey,
		step: RunStep,
		work: (tx: Tx) => Promise<void>,
	): Promise<boolean> {
		const done = this.#db.transaction().execute(async (tx) => {
			if (!(await addRunStep(tx, { key, given, step }))) throw new Overtaken()
			await work(tx)
			return true
		})
		return done.catch((cause: unknown) => {
			if (cause instanceof Overtaken) return false
			throw cause
		})
	}

	async version(key: RunKey, version: number): Promise<RunVersion | undefined> {
		const row = await this.#db
			.selectFrom("run_version")
			.selectAll()
			.where("run", "=", runId(key))
			.where("version", "=", version)
			.executeTakeFirst()
		return row === undefined ? undefined : versionOf(row, key)
	}

	async closedVersions(query: RunQuery): Promise<readonly RunVersion[]> {
		const runs = await runRows(this.#db, query).execute()
		if (runs.length === 0) return []
		const keys = new Map(runs.map((row) => [row.id, runKeyOf(row)]))
		const rows = await this.#db
			.selectFrom("run_version")
			.selectAll()
			.where("closed_at", "is not", null)
			.where("run", "in", [...keys.keys()])
			.orderBy("run")
			.orderBy("version")
			.execute()
		return rows.flatMap((row) => {
			const key = keys.get(row.run)
			return key === undefined ? [] : [versionOf(row, key)]
		})
	}

	async listed(key: RunKey, version: number): Promise<readonly ListedPerson[]> {
		const rows = await this.#rows(key, version)
			.select(["employee", "hash", "identity", "summary"])
			.execute()
		return rows.map(({ employee, hash, identity, summary }) => ({
			...{ employee, hash, identity: readIdentity(identity), summary: readSummary(summary) },
		}))
	}

	async *people(key: RunKey, version: number): AsyncIterable<readonly RunPerson[]> {
		for (let last = ""; ; ) {
			const rows = await this.#rows(key, version)
				.selectAll()
				.where("employee", ">", last)
				.limit(peopleRead)
				.execute()
			if (rows.length === 0) return
			yield rows.map(personOf)
			last = rows.at(-1)?.employee ?? ""
		}
	}

	async person(key: RunKey, version: number, employee: string): Promise<RunPerson | undefined> {
		const row = await this.#rows(key, version)
			.selectAll()
			.where("employee", "=", employee)
			.executeTakeFirst()
		return row === undefined ? undefined : personOf(row)
	}

	#rows(key: RunKey, version: number) {
		return this.#db
			.selectFrom("run_person")
			.where("run", "=", runId(key))
			.where("version", "=", version)
			.orderBy("employee")
	}

	async settlements(source: RunKey): Promise<readonly Settlement[]> {
		const rows = await this.#db
			.selectFrom("run_settlement as s")
			.innerJoin("run_version as v", (join) =>
				join.onRef("v.run", "=", "s.by_run").onRef("v.version", "=", "s.by_version"),
			)
			.innerJoin("run as r", "r.id", "s.by_run")
			.selectAll("r")
			.select(["s.by_version", "s.employee", "s.n", "s.difference"])
			.where("s.source", "=", runId(source))
			.where("v.reopened_at", "is", null)
			.orderBy("s.employee")
			.orderBy("s.n")
			.execute()
		return rows.map(({ by_version, employee, n, difference, ...run }) => ({
			...{ by: runKeyOf(run), byVersion: Number(by_version), employee, n: Number(n) },
			difference: readTaken(difference),
		}))
	}

	async keep(hash: string, text: string): Promise<void> {
		await this.#db
			.insertInto("kept_policy")
			.values({ hash, content: deflateRawSync(text) })
			.onConflict((conflict) => conflict.column("hash").doNothing())
			.execute()
	}

	async kept(hash: string): Promise<string | undefined> {
		const row = await this.#db
			.selectFrom("kept_policy")
			.select("content")
			.where("hash", "=", hash)
			.executeTakeFirst()
		return row === undefined ? undefined : inflateRawSync(row.content).toString()
	}
}

const placeOf = ({ header }: RunVersion) => ({ run: runId(header.key), version: header.version })

async function putVersion(tx: Tx, { header, hash, totals, ...version }: RunVersion): Promise<void> {
	const row = {
		...{ policy: header.policy, regulation: header.regulation, engine: header.engine, hash },
		...{ calculated_at: version.calculatedAt, closed_at: version.closedAt ?? null },
		...{ reopened_at: null, before_tax: totals.beforeTax },
		...{ payable: totals.payable, people: totals.people },
	}
	await tx
		.insertInto("run_version")
		.values({ run: runId(header.key), version: header.version, ...row })
		.onConflict((conflict) => conflict.columns(["run", "version"]).doUpdateSet(row))
		.execute()
}

async function putPeople(
	tx: Tx,
	of: { readonly run: string; readonly version: number },
	people: readonly PackedPerson[],
): Promise<void> {
	for (let from = 0; from < people.length; from += peopleAtOnce) {
		const rows = people.slice(from, from + peopleAtOnce).map((one) => ({
			...{ ...of, employee: one.employee, hash: one.hash, content: one.content },
			...{ summary: JSON.stringify(one.summary), identity: JSON.stringify(one.identity) },
		}))
		await tx
			.insertInto("run_person")
			.values(rows)
			.onConflict((conflict) =>
				conflict.columns(["run", "version", "employee"]).doUpdateSet((eb) => ({
					...{ hash: eb.ref("excluded.hash"), content: eb.ref("excluded.content") },
					...{ summary: eb.ref("excluded.summary"), identity: eb.ref("excluded.identity") },
				})),
			)
			.execute()
	}
}

function versionOf(row: Selectable<OfficeSchema["run_version"]>, key: RunKey): RunVersion {
	const { policy, regulation, hash } = row
	return {
		header: { key, version: Number(row.version), policy, regulation, engine: Number(row.engine) },
		...{ hash, calculatedAt: Number(row.calculated_at) },
		closedAt: row.closed_at === null ? undefined : Number(row.closed_at),
		reopenedAt: row.reopened_at === null ? undefined : Number(row.reopened_at),
		totals: {
			...{ beforeTax: rupiah(Number(row.before_tax)), payable: rupiah(Number(row.payable)) },
			people: Number(row.people),
		},
	}
}

/** @throws Error when the text is not the one that was hashed */
function personOf(row: Selectable<OfficeSchema["run_person"]>): RunPerson {
	const text = inflateRawSync(row.content).toString()
	if (createHash("sha256").update(text).digest("hex") !== row.hash) {
		throw new Error(`office.db: the row of ${row.employee} in a run is not the one that was hashed`)
	}
	return { row: readRow(text), identity: readIdentity(row.identity), hash: row.hash }
}
