// Migrations are whole: one that is cut leaves the file as it was, and what it carries over is carried.

import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import { afterAll, expect, test } from "vitest"
import { officeMigrations } from "./office-migrations.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { openStore, storeOn } from "./open-store.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-migrations-"))
afterAll(() => rmSync(folder, { recursive: true }))

const names = Object.keys(officeMigrations)
const all: Readonly<Record<string, Migration>> = officeMigrations
const upTo = (count: number): Record<string, Migration> =>
	Object.fromEntries(Object.entries(all).slice(0, count))
const cut: Migration = {
	up: async () => {
		throw new Error("the power is cut")
	},
}
/** Runs a migration whole and then fails before it is on record. */
const failing = (migration: Migration): Migration => ({
	up: async (db) => {
		await migration.up(db)
		await cut.up(db)
	},
})

test.each(names.map((name, index) => [name, index] as const))(
	"%s cut at its end is as if it had not begun, and goes through at the next start",
	async (name, index) => {
		const migration = all[name] ?? cut
		const file = join(folder, `${name}.db`)
		const broken = { ...upTo(index), [name]: failing(migration) }
		await expect(openStore<OfficeSchema>(file, broken)).rejects.toThrow(/could not be brought up/)
		await (await openStore<OfficeSchema>(file, officeMigrations)).destroy()
		// The same in this very thread.
		const database = new Database(join(folder, `${name}-here.db`))
		await expect(storeOn<OfficeSchema>(database, broken)).rejects.toThrow(/could not be brought up/)
		expect(await storeOn<OfficeSchema>(database, officeMigrations)).toBeDefined()
		database.close()
	},
)

test("a settlement that was withdrawn before anybody was asked why stays withdrawn", async () => {
	const file = join(folder, "carried.db")
	const before = await openStore<OfficeSchema>(file, upTo(names.indexOf("004-decisions")))
	await sql`INSERT INTO settlement VALUES ('s1', 'AAAAAA', 1, 2, 'lost', 'excused', 'listrik padam', '',
		'rambu', 3, 'sari', 4, 'dewi', 5)`.execute(before)
	await before.destroy()
	const after = await openStore<OfficeSchema>(file, officeMigrations)
	expect(await after.selectFrom("settlement_withdrawal").selectAll().execute()).toEqual([
		{
			...{ id: "s1", settlement: "s1", reason: "", asked_by: "dewi", asked_at: 5 },
			...{ decision: "approved", decided_by: "dewi", decided_at: 5 },
		},
	])
	await after.destroy()
})
