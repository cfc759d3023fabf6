// Rotas taken in on a real office.db, down to the days they fill.
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ImportSheet } from "../../domain/imports/import-rows.ts"
import { ImportOffice, threePeople, twoUnits, yusuf } from "./import-office.fixture.ts"

let office: ImportOffice
beforeAll(async () => {
	office = await ImportOffice.open()
	await office.run(twoUnits)
	await office.run(threePeople)
})
afterAll(() => office.close())

const rota = (days: string[][], more: { from?: string; until?: string } = {}): ImportSheet => ({
	...{ kind: "rota", codes: { DM: "Malam" } },
	rows: [{ row: 2, nip: yusuf, from: "2026-11-02", days, ...more }],
})
const cycle = [["P"], ["S", "DM"], []]

test("a rota is shown with whom it moves, fills the days from its first on, and is known when told again", async () => {
	const told = await office.preview(rota(cycle))
	expect(told.fresh).toMatchObject([{ what: "pola 3 hari, mulai 2026-11-02: pagi sore+malam -" }])
	expect(told.moved).toMatchObject({ people: 1 })
	expect(await office.codes(yusuf)).toMatchObject({ "04": "TJ" })
	const done = await office.run(rota(cycle))
	expect(await office.codes(yusuf)).toMatchObject({ "01": "TJ", "02": "TK", "04": "L", "07": "L" })
	expect(await office.run(rota(cycle))).toMatchObject({ counts: { fresh: 0, known: 1 } })
	const other = await office.preview(rota([["P"], []], { from: "2026-11-09" }))
	expect(other.counts, "over one that stands").toMatchObject({ fresh: 0, changed: 1 })
	await office.undo(done.batch)
	expect(await office.codes(yusuf)).toMatchObject({ "04": "TJ" })
	expect(await office.preview(rota(cycle))).toMatchObject({ counts: { fresh: 1 } })
})

test("a code that the policy lacks, and shifts over each other, refuse their row alone", async () => {
	expect(await office.preview(rota([["Z"]]))).toMatchObject({
		refused: [{ row: 2, why: expect.stringMatching(/Kode Z .*--codes Z=/) }],
	})
	expect(await office.preview(rota([["P", "P"]]))).toMatchObject({
		refused: [{ row: 2, why: expect.stringMatching(/bertumpuk/) }],
	})
})
