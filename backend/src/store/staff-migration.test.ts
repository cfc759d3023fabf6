import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { officeMigrations } from "./office-migrations.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { openStore } from "./open-store.ts"
import { StaffTables } from "./staff-tables.ts"

test("names from before are found whatever their capitals, and twins keep theirs", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-staff-"))
	const file = join(folder, "office.db")
	const { "001-office": first, "002-service": second } = officeMigrations
	const older = await openStore<OfficeSchema>(file, {
		...{ "001-office": first, "002-service": second },
	})
	const about = { name: "N", role: "R", unit: null, password_hash: "" }
	const names = ["Rambu", "Maria", "maria", "MARIA"]
	for (const [created_at, username] of names.entries()) {
		await older
			.insertInto("staff")
			.values({ ...about, id: `of ${username}`, username, created_at })
			.execute()
	}
	await older.destroy()
	const db = await openStore<OfficeSchema>(file, officeMigrations)
	const staff = new StaffTables(db)
	for (const [typed, id] of [
		["rambu", "of Rambu"],
		["RAMBU", "of Rambu"],
		["Maria", "of Maria"],
		["MARIA", "of MARIA"],
		["maria", "of maria"],
		["mariA", "of maria"],
	] as const) {
		expect((await staff.staffNamed(typed))?.id, typed).toBe(id)
	}
	await db.destroy()
	rmSync(folder, { recursive: true })
})
