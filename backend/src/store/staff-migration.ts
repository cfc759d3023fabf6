// User names are compared without regard to capitals, and a link can set one person's password anew.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import type { OfficeSchema } from "./office-schema.ts"

/** A name that differs from another by capitals alone stays as it was: its owner types it so. */
export const staffNames: Migration = {
	async up(db: Kysely<OfficeSchema>) {
		await db.schema.alterTable("one_time_link").addColumn("staff", "text").execute()
		const rows = await db
			.selectFrom("staff")
			.select(["id", "username"])
			.orderBy("created_at")
			.execute()
		const taken = new Set(rows.map(({ username }) => username))
		for (const { id, username } of rows) {
			const name = username.toLowerCase()
			if (taken.has(name)) continue
			taken.add(name)
			await db.updateTable("staff").set({ username: name }).where("id", "=", id).execute()
		}
	},
}
