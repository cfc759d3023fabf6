import { type Kysely, sql, type Transaction } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

/** Every change that could alter a kiosk's people list raises the one version in its transaction. */
export async function raisePeopleVersion(tx: Transaction<OfficeSchema>): Promise<void> {
	await tx
		.insertInto("setting")
		.values({ name: "people-version", value: "1" })
		.onConflict((conflict) =>
			conflict
				.column("name")
				.doUpdateSet({ value: sql<string>`cast(setting.value as integer) + 1` }),
		)
		.execute()
}

const lookedAt = "people-boundaries"

/**
 * Cards that begin or end by date alter lists too, when their moment has come: to be called again and
 * again. @param now UTC ms
 */
export async function raiseAtBoundaries(db: Kysely<OfficeSchema>, now: number): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const row = await tx
			.selectFrom("setting")
			.select("value")
			.where("name", "=", lookedAt)
			.executeTakeFirst()
		const since = Number(row?.value ?? 0)
		if (since === now) return
		// Looked at by a clock that was ahead: kiosks may have been told of what has not come yet.
		const [after, until] = since < now ? [since, now] : [now, since]
		const passed = await tx
			.selectFrom("assignment")
			.select("credential")
			.where(({ and, eb, or }) =>
				or([
					and([eb("from_at", ">", after), eb("from_at", "<=", until)]),
					and([eb("until_at", ">", after), eb("until_at", "<=", until)]),
				]),
			)
			.executeTakeFirst()
		if (passed !== undefined) await raisePeopleVersion(tx)
		const value = String(now)
		await tx
			.insertInto("setting")
			.values({ name: lookedAt, value })
			.onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
			.execute()
	})
}
