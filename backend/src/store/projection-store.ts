import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Kysely, sql, type Transaction } from "kysely"
import type { ClockMark } from "../domain/clock/corrected-time.ts"
import type { Scope } from "../usecases/ports.ts"
import type {
	BootKey,
	Cursor,
	MissingSpan,
	PlacedPunch,
	ProjectionStep,
	Projections,
	RejectedPunch,
	Timed,
	UnitMachines,
} from "../usecases/projections.ts"
import { isStillDisputed } from "./dispute-condition.ts"
import { firstDates } from "./first-dates.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { isTheOne } from "./one-of-terminal.ts"
import {
	eventRow,
	markRow,
	missingRow,
	placedOf,
	punchRow,
	timeColumns,
	timedOf,
} from "./projection-rows.ts"
import { putMissing } from "./put-missing.ts"
import { retimeRows } from "./retime-rows.ts"

/** Rows made from the log in office.db: named by record hash, so that making them again adds none. */
export class ProjectionStore implements Projections {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async cursor(journal: string, chain: string): Promise<Cursor | undefined> {
		const row = await this.#db
			.selectFrom("cursor")
			.selectAll()
			.where("journal", "=", journal)
			.where("chain", "=", chain)
			.executeTakeFirst()
		return row === undefined ? undefined : { ...row, at: row.at ?? undefined }
	}

	async cursors(): Promise<readonly Cursor[]> {
		const rows = await this.#db.selectFrom("cursor").selectAll().execute()
		return rows.map((row) => ({ ...row, at: row.at ?? undefined }))
	}

	async marks(
		key: BootKey,
		mono: { readonly from: number; readonly through: number },
	): Promise<readonly ClockMark[]> {
		const of = this.#db
			.selectFrom("clock_mark")
			.select(["mono", "server", "round_trip"])
			.where("journal", "=", key.journal)
			.where("chain", "=", key.chain)
			.where("boot", "=", key.boot)
		const [before, between, after] = await Promise.all([
			of.where("mono", "<", mono.from).orderBy("mono", "desc").limit(1).execute(),
			of.where("mono", ">=", mono.from).where("mono", "<=", mono.through).execute(),
			of.where("mono", ">", mono.through).orderBy("mono").limit(1).execute(),
		])
		return [...before, ...between, ...after].map(({ round_trip, ...mark }) => ({
			...mark,
			roundTrip: round_trip,
		}))
	}

	async timedAfter(key: BootKey, mono: number): Promise<readonly Timed[]> {
		const [punches, events] = await Promise.all([
			this.#db
				.selectFrom("punch")
				.select(["record", "credential", "employee", "work_date", "terminal", ...timeColumns])
				.where("journal", "=", key.journal)
				.where("chain", "=", key.chain)
				.where("boot", "=", key.boot)
				.where("mono", ">", mono)
				.execute(),
			this.#db
				.selectFrom("service_event")
				.select(["record", ...timeColumns])
				.where("journal", "=", key.journal)
				.where("chain", "=", key.chain)
				.where("boot", "=", key.boot)
				.where("mono", ">", mono)
				.execute(),
		])
		return [
			...punches.map((row) => timedOf(row, "punch")),
			...events.map((row) => timedOf(row, "event")),
		]
	}

	async reached(journal: string): Promise<number> {
		const row = await this.#db
			.selectFrom("cursor")
			.select(({ fn }) => fn.min("n").as("n"))
			.where("journal", "=", journal)
			.executeTakeFirst()
		return row?.n ?? 0
	}

	async nameMissing(span: MissingSpan): Promise<void> {
		await this.#db
			.insertInto("missing_span")
			.values(missingRow(span))
			.onConflict((conflict) => conflict.doNothing())
			.execute()
	}

	async project(step: ProjectionStep): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await insertOnce(tx, "punch", step.punches.map(punchRow))
			await insertOnce(tx, "service_event", step.events.map(eventRow))
			await insertOnce(tx, "clock_mark", step.marks.map(markRow))
			for (const span of step.missing) await putMissing(tx, missingRow(span))
			await insertOnce(tx, "unread", [...step.unread])
			await retimeRows(tx, step.retimed)
			const cursor = { ...step.cursor, at: step.cursor.at ?? null }
			const { n, hash, at } = cursor
			await tx
				.insertInto("cursor")
				.values(cursor)
				.onConflict((conflict) =>
					conflict.columns(["journal", "chain"]).doUpdateSet({ n, hash, at }),
				)
				.execute()
		})
	}

	async forget(
		journal: string,
		dropped: readonly { readonly chain: string; readonly through: number }[],
	): Promise<readonly string[]> {
		return this.#db.transaction().execute(async (tx) => {
			const rows = await tx
				.deleteFrom("punch")
				.where("journal", "=", journal)
				.where(isStillInLog(dropped))
				.returning("record")
				.execute()
			await tx
				.deleteFrom("service_event")
				.where("journal", "=", journal)
				.where(isStillInLog(dropped))
				.execute()
			await tx.deleteFrom("cursor").where("journal", "=", journal).execute()
			// Of months that are gone nothing could be made again.
			const remade = dropped.length > 0 ? [] : (["unread", "clock_mark", "missing_span"] as const)
			for (const table of remade) {
				await tx.deleteFrom(table).where("journal", "=", journal).execute()
			}
			return rows.map(({ record }) => record)
		})
	}

	async punchesOf(
		employees: readonly string[] | "everyone",
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly PlacedPunch[]> {
		let query = this.#selectPlaced()
			.where("work_date", ">=", dates.from)
			.where("work_date", "<=", dates.through)
			.orderBy("punch.at")
		if (employees !== "everyone") query = query.where("punch.employee", "in", [...employees])
		return (await query.execute()).map(placedOf)
	}

	async punchesAt(
		kiosks: readonly string[],
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly PlacedPunch[]> {
		const query = this.#selectPlaced()
			.where("punch.kiosk", "in", [...kiosks])
			.where("work_date", ">=", dates.from)
			.where("work_date", "<=", dates.through)
		return kiosks.length === 0 ? [] : (await query.execute()).map(placedOf)
	}

	firstDates(units: readonly UnitMachines[]): Promise<ReadonlyMap<string, LocalDate>> {
		return firstDates(this.#db, units)
	}

	async rejectedOf(
		employees: readonly string[] | "everyone",
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly RejectedPunch[]> {
		const rows = await this.#db
			.selectFrom("punch_verdict")
			.innerJoin("punch", "punch.record", "punch_verdict.record")
			.leftJoin("kiosk", "kiosk.code", "punch.kiosk")
			.leftJoin("staff", "staff.username", "punch_verdict.by")
			.select(["punch.at", "punch.employee", "work_date", "punch.kiosk", "kiosk.place"])
			.select(["punch_verdict.by", "punch_verdict.reason", "staff.name"])
			.where("verdict", "=", "rejected")
			// Few are ever rejected: read from them, and never by the dates of all that were made.
			.where(sql<string>`work_date || ''`, ">=", dates.from)
			.where(sql<string>`work_date || ''`, "<=", dates.through)
			.where("employee", "is not", null)
			.orderBy("punch.at")
			.execute()
		const wanted = employees === "everyone" ? undefined : new Set(employees)
		return rows.flatMap(({ at, employee, work_date: workDate, kiosk, place, by, reason, name }) =>
			employee === null || wanted?.has(employee) === false
				? []
				: [{ at, employee, workDate, place: place ?? kiosk, by: name ?? by, reason }],
		)
	}

	async latestPunches(
		scope: Scope,
		of: { readonly date: LocalDate; readonly limit: number },
	): Promise<readonly PlacedPunch[]> {
		let query = this.#selectPlaced()
			.where("punch.work_date", "=", of.date)
			.orderBy("punch.at", "desc")
			.limit(of.limit)
		const { unit } = scope
		if (unit !== undefined) {
			// One's own people wherever they tap; a card nobody carries belongs to the kiosk's unit.
			query = query.where(({ and, eb, or }) =>
				or([
					eb("employee.unit", "=", unit),
					and([eb("punch.employee", "is", null), eb("kiosk.unit", "=", unit)]),
				]),
			)
		}
		return (await query.execute()).map(placedOf)
	}

	#selectPlaced() {
		return this.#db
			.selectFrom("punch")
			.leftJoin("kiosk", "kiosk.code", "punch.kiosk")
			.leftJoin("employee", "employee.id", "punch.employee")
			.leftJoin("punch_verdict", "punch_verdict.record", "punch.record")
			.leftJoin("journal_verdict", "journal_verdict.journal", "punch.journal")
			.select([
				"punch.record",
				"punch.at",
				"punch.err",
				"punch.basis",
				"punch.employee",
				"punch.work_date",
				"punch.kiosk",
				"punch.terminal",
				"kiosk.place",
			])
			.select(
				sql<number>`case
					when coalesce(punch_verdict.verdict, '') = 'accepted' then 0
					when ${isStillDisputed("punch")} then 1
					else 0 end`.as("is_disputed"),
			)
			.select(sql<number>`punch_verdict.verdict = 'accepted'`.as("is_accepted"))
			.where(isTheOne())
			.where((eb) =>
				eb.or([
					eb("punch_verdict.verdict", "is", null),
					eb("punch_verdict.verdict", "!=", "rejected"),
				]),
			)
	}
}

/** Rows that the log could make again. */
function isStillInLog(dropped: readonly { readonly chain: string; readonly through: number }[]) {
	const gone = dropped.map(({ chain, through }) => sql`(chain = ${chain} and n <= ${through})`)
	return sql<boolean>`not (${sql.join([sql`false`, ...gone], sql` or `)})`
}

type Projected = "punch" | "service_event" | "clock_mark" | "unread"

async function insertOnce<T extends Projected>(
	tx: Transaction<OfficeSchema>,
	table: T,
	rows: readonly OfficeSchema[T][],
): Promise<void> {
	if (rows.length === 0) return
	await tx
		.insertInto<Projected>(table)
		.values([...rows])
		.onConflict((conflict) => conflict.doNothing())
		.execute()
}
