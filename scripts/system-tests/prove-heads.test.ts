// Signed heads against the log later: what was changed or taken out below a head is found by its place.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { flip, KeptOffice } from "./kept-office.ts"

let office: KeptOffice
let printed: string

beforeEach(async () => {
	office = await KeptOffice.make()
	printed = join(office.data, "heads.txt")
	const said = await office.hadir("journal", "heads")
	writeFileSync(printed, said.slice(said.indexOf(" ") + 1))
})
afterEach(() => office.close())

const check = (...more: readonly string[]) =>
	office.hadir("journal", "heads", "--check", printed, ...more)

test("heads of a log that nobody touched are held", async () => {
	expect(await check()).toMatch(/^0 All 1 heads of .* are held as they were/)
})

test.each([
	["DELETE FROM batch WHERE from_n = 11", /does not hold at 11 \(records are missing\)/],
	[
		"UPDATE batch SET message = CAST(replace(message, 'recorded', 'refused!') AS BLOB) WHERE from_n = 11",
		/does not hold at 11 \(the batch's signature does not hold\)/,
	],
	["DELETE FROM chain", /does not hold at 0 \(the row that says where it ends is gone\)/],
])("%s: the first place is said", async (statement, place) => {
	office.change(statement)
	const said = await check()
	expect(said).toMatch(/^1 /)
	expect(said).toMatch(place)
	expect(JSON.parse((await check("--json")).slice(2))).toMatchObject({ gone: [{ n: 25 }] })
})

test("a head below a later break is held: what it was signed for is still proven", async () => {
	office.change("UPDATE chain SET n = 24")
	expect(await check()).toMatch(/^0 /)
	office.change("UPDATE batch SET count = 4 WHERE from_n = 21")
	expect(await check()).toMatch(/^1 .*does not hold at 21/)
})

test("records that a kiosk named gone after the print are told as gone", async () => {
	const anchor = office.kiosk.anchor({ n: 10, hash: office.kiosk.hashAt(10) }, 20)
	const hole = "INSERT INTO hole SELECT journal, name, 11, 20, ?, ?, ? FROM chain"
	office.change("DELETE FROM batch WHERE from_n = 11")
	office.change(hole, office.kiosk.hashAt(20), Buffer.from("made up"), 1)
	expect(await check(), "a hole that no kiosk named").toMatch(/^1 .*does not hold at 11/)
	office.change("DELETE FROM hole")
	office.change(hole, office.kiosk.hashAt(20), anchor, 1)
	expect(await check(), "named before the print").toMatch(/^0 .*records 11 to 20 were gone/)
	office.change("UPDATE hole SET received_at = ?", Date.now())
	expect(await check(), "named since").toMatch(/^1 .*no longer holds records 11 to 20/)
})

test("a database that is torn is named, with a way out", async () => {
	flip(office.journalFile, 8192, 100_000)
	const said = await check()
	expect(said).toMatch(/^1 .*journal\.db is damaged[\s\S]*hadir restore <set>/)
	expect(said).not.toMatch(/^hadir: database disk image/m)
})
