import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Kysely } from "kysely"
import type { Cursor, PlacedPunch, ProjectedPunch, Projections, Scope } from "../usecases/ports.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Rows made from the log in office.db: named by record hash, so that making them again adds none. */
export class ProjectionStore implements Projections {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async cursor(journal: string, chain: string): Promise<Cursor | undefined> {
		return this.#db
			.selectFrom("cursor")
			.selectAll()
			.where("journal", "=", journal)
			.where("chain", "=", chain)
			.executeTakeFirst()
	}

	async project(step: {
		readonly cursor: Cursor
		readonly punches: readonly ProjectedPunch[]
		readonly unread: readonly { record: string; journal: string; n: number; bytes: Buffer }[]
	}): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			if (step.punches.length > 0) {
				await tx
					.insertInto("punch")
					.values(step.punches.map(rowOf))
					.onConflict((conflict) => conflict.doNothing())
					.execute()
			}
			if (step.unread.length > 0) {
				await tx
					.insertInto("unread")
					.values([...step.unread])
					.onConflict((conflict) => conflict.doNothing())
					.execute()
			}
			await tx
				.insertInto("cursor")
				.values(step.cursor)
				.onConflict((conflict) =>
					conflict
						.columns(["journal", "chain"])
						.doUpdateSet({ n: step.cursor.n, hash: step.cursor.hash }),
				)
				.execute()
		})
	}

	async forget(journal: string): Promise<readonly string[]> {
		return this.#db.transaction().execute(async (tx) => {
			const rows = await tx
				.deleteFrom("punch")
				.where("journal", "=", journal)
				.returning("record")
				.execute()
			await tx.deleteFrom("unread").where("journal", "=", journal).execute()
			await tx.deleteFrom("cursor").where("journal", "=", journal).execute()
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

	async latestPunches(scope: Scope, limit: number): Promise<readonly PlacedPunch[]> {
		let query = this.#selectPlaced()
			.orderBy("punch.work_date", "desc")
			.orderBy("punch.at", "desc")
			.limit(limit)
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
			.select([
				"punch.record",
				"punch.at",
				"punch.employee",
				"punch.work_date",
				"punch.kiosk",
				"kiosk.place",
			])
	}
}

const rowOf = (punch: ProjectedPunch): OfficeSchema["punch"] => ({
	record: punch.record,
	journal: punch.journal,
	kiosk: punch.kiosk,
	n: punch.n,
	at: punch.at,
	q: punch.q,
	err: punch.err,
	reader: punch.reader,
	answer: punch.answer,
	credential: punch.credential ?? null,
	tag: punch.tag ?? null,
	sealed: punch.sealed ?? null,
	employee: punch.employee ?? null,
	work_date: punch.workDate,
	received_at: punch.receivedAt,
})

const placedOf = (row: {
	record: string
	at: number
	employee: string | null
	work_date: string
	kiosk: string
	place: string | null
}): PlacedPunch => ({
	record: row.record,
	at: row.at,
	place: row.place ?? row.kiosk,
	employee: row.employee ?? undefined,
	workDate: row.work_date,
	kiosk: row.kiosk,
})
