// Months that lawfully left the log: told as dropped, and an honest office is accused of nothing.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { officeKeys } from "@hadir/backend/identity/office-keys.ts"
import { leastKeptMs } from "@hadir/backend/usecases/drop-months.ts"
import { readHeads, sealHeads } from "@hadir/shared/wire/signed-heads.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { KeptOffice } from "./kept-office.ts"

let office: KeptOffice

beforeEach(async () => {
	office = await KeptOffice.make()
})
afterEach(() => office.close())

const against = (kiosk: string, ...more: readonly string[]) =>
	office.hadir("journal", "verify", kiosk, "--against", office.journalFile, ...more)

/** Heads as this office would have printed them when its newest record had that number. */
async function headsAt(n: number, at = Date.now() - leastKeptMs): Promise<string> {
	office.change("DELETE FROM batch WHERE from_n > ?", n)
	office.change("UPDATE chain SET n = ?, hash = ?", n, office.kiosk.hashAt(n))
	const said = await office.hadir("journal", "heads")
	expect(said).toMatch(/^0 /)
	await office.rest()
	const { signing } = officeKeys(join(office.data, "office-keys.json"), { isFirstStart: false })
	const heads = readHeads(said.slice(2), signing.publicKey)
	if (!heads.ok) throw new Error(heads.fault.message)
	const file = join(office.data, `heads-${n}-${at}.txt`)
	writeFileSync(file, sealHeads({ ...heads.value, at }, signing.privateKey))
	return file
}

test("heads: below the kept hash dropped with its month, at it and above held", async () => {
	const young = await headsAt(10, Date.now() - leastKeptMs + 60_000)
	const [below, at, above] = [await headsAt(10), await headsAt(20), await headsAt(25)]
	await office.drop()
	const check = (file: string) => office.hadir("journal", "heads", "--check", file)
	const dropped = await check(below)
	expect(dropped).toMatch(/^0 .*head 10 was dropped with its month \(until 20/)
	expect(dropped).toMatch(/0 of 1 heads of .* are held.*1 were dropped with their months/)
	for (const file of [at, above])
		expect(await check(file)).toMatch(
			/^0 .*dropped until 20 against a kept hash[\s\S]*All 1 heads of/,
		)
	expect(await check(young), "nothing leaves within a year").toMatch(
		/^1 .*records until 20 left with their month, which none does so soon/,
	)
	office.change("UPDATE dropped SET hash = ?", "ab".repeat(32))
	expect(await check(at), "another hash was kept").toMatch(/^1 .*the log /)
	expect(await check(above)).toMatch(/^1 .*does not hold at 21/)
})

test("verify says how many were dropped beside how many hold", async () => {
	await office.drop()
	const said = await office.hadir("journal", "verify", office.journalFile)
	expect(said).toMatch(/^0 .*: 5 records, all hold; 20 were dropped until 20 against a kept hash/)
})

test("--against: the kiosk's own hash at the dropped number fits the kept one", async () => {
	const file = office.kioskFile()
	expect(await against(file)).toMatch(/^0 [\s\S]*holds all 25 records/)
	await office.drop()
	expect(await against(file)).toMatch(
		/^0 [\s\S]*holds 5 records that.*, the same; 20 were dropped until 20 against a kept hash/,
	)
	office.change("UPDATE dropped SET hash = ?", "ab".repeat(32))
	expect(await against(file)).toMatch(/^1 [\s\S]*another record at 20/)
})

test("--against: a kiosk's file that ends or begins elsewhere than the drop", async () => {
	const older = office.kioskFile(15)
	const newer = office.kioskFile(24)
	await office.drop()
	expect(await against(older), "nothing to compare the kept hash with").toMatch(
		/^0 [\s\S]*15 cannot be compared: the office dropped its records until 20, and this file ends before/,
	)
	office.change("DELETE FROM batch WHERE from_n = 21")
	expect(await against(newer)).toMatch(/^1 [\s\S]*lacks those from 21 on/)
})
