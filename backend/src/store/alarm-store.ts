import type { Kysely } from "kysely"
import { z } from "zod"
import { type Alarm, type Alarms, alarmKinds } from "../usecases/alarms.ts"
import type { OfficeSchema } from "./office-schema.ts"

const factsColumn = z.record(z.string(), z.union([z.string(), z.number()]))

/** Alarms in office.db. */
export class AlarmStore implements Alarms {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async raise(alarm: Alarm): Promise<boolean> {
		const { numInsertedOrUpdatedRows } = await this.#db
			.insertInto("alarm")
			.values({
				id: alarm.id,
				kind: alarm.kind,
				kiosk: alarm.kiosk ?? null,
				subject: alarm.subject,
				facts: JSON.stringify(alarm.facts),
				raised_at: alarm.raisedAt,
				seen_by: null,
				seen_at: null,
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst()
		return (numInsertedOrUpdatedRows ?? 0n) > 0n
	}

	async has(id: string): Promise<boolean> {
		const row = await this.#db
			.selectFrom("alarm")
			.select("id")
			.where("id", "=", id)
			.executeTakeFirst()
		return row !== undefined
	}

	async open(): Promise<readonly Alarm[]> {
		const rows = await this.#db
			.selectFrom("alarm")
			.selectAll()
			.where("seen_at", "is", null)
			.orderBy("raised_at", "desc")
			.execute()
		return rows.map((row) => ({
			id: row.id,
			kind: z.enum(alarmKinds).parse(row.kind),
			kiosk: row.kiosk ?? undefined,
			subject: row.subject,
			facts: factsColumn.parse(JSON.parse(row.facts)),
			raisedAt: row.raised_at,
		}))
	}

	async see(id: string, by: string, at: number): Promise<boolean> {
		const { numUpdatedRows } = await this.#db
			.updateTable("alarm")
			.set({ seen_by: by, seen_at: at })
			.where("id", "=", id)
			.where("seen_at", "is", null)
			.executeTakeFirst()
		return numUpdatedRows > 0n
	}
}
