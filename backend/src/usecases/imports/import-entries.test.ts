// Rosters, letters, holidays and schedules taken in on a real office.db, down to the days they move.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ImportSheet } from "../../domain/imports/import-rows.ts"
import { ImportStore } from "../../store/import-store.ts"
import { ayu, ImportOffice, threePeople, twoUnits, yusuf } from "./import-office.fixture.ts"

let office: ImportOffice
beforeAll(async () => {
	office = await ImportOffice.open()
	await office.run(twoUnits)
	await office.run(threePeople)
})
afterAll(() => office.close())

const roster = (nip: string, days: [string, string[]][], words = {}): ImportSheet => ({
	...{ kind: "roster", codes: words, rows: [{ row: 2, nip, days }] },
})
describe("a roster", () => {
	const days: [string, string[]][] = [
		["2026-11-02", ["P"]],
		["2026-11-03", ["DM"]],
		["2026-11-04", []],
	]
	let first: string | undefined

	test("shows who moves and by how much, then counts", async () => {
		const sheet = roster(yusuf, days, { DM: "Malam (21.00-07.00)" })
		const told = await office.preview(sheet)
		expect(told.notes).toContain("Kode yang dipakai: DM = Malam, P = Pagi.")
		expect(told.moved).toMatchObject({ people: 1, days: 3, costlier: 1, cheaper: 0 })
		expect(told.moved?.told[0]).toMatchObject({
			nip: yusuf,
			days: [
				{ date: "2026-11-02", before: "TJ", after: "TK" },
				{ date: "2026-11-03", before: "TJ", after: "TK" },
				{ date: "2026-11-04", before: "TJ", after: "L" },
			],
		})
		first = (await office.run(sheet)).batch
		expect(await office.codes(yusuf)).toMatchObject({ "02": "TK", "04": "L", "05": "TJ" })
		expect(await office.run(sheet)).toMatchObject({ counts: { fresh: 0, changed: 0, known: 1 } })
	})

	test("changed once more: the later word counts, and the earlier comes back when it is taken back", async () => {
		const done = await office.run(roster(yusuf, [["2026-11-02", []]]))
		expect(done).toMatchObject({ counts: { fresh: 0, changed: 1 } })
		expect(await office.codes(yusuf)).toMatchObject({ "02": "L" })
		await office.undo(done.batch)
		expect(await office.codes(yusuf)).toMatchObject({ "02": "TK" })
	})

	test("a code that the policy lacks is refused with the shifts there are", async () => {
		expect(await office.preview(roster(yusuf, [["2026-11-02", ["Z"]]]))).toMatchObject({
			refused: [{ why: expect.stringMatching(/Kode Z .*--codes Z=.*pagi \(Pagi\)/) }],
		})
		expect(await office.preview(roster("199412302020122005", days))).toMatchObject({
			refused: [{ why: expect.stringMatching(/tidak ada di daftar pegawai.*import employees/) }],
		})
	})

	test("is taken back once, with a reason", async () => {
		expect(await office.undo(first, " ")).toMatchObject({ fault: { code: "no-reason" } })
		expect(await office.undo(first)).toMatchObject({ ok: true, value: { withdrawn: 3 } })
		expect(await office.codes(yusuf)).toMatchObject({ "02": "TJ", "04": "TJ" })
		expect(await office.undo(first)).toMatchObject({
			fault: { code: "undone", message: /budi: keliru/ },
		})
		expect(await office.undo("tidak-ada")).toMatchObject({ fault: { code: "no-batch" } })
	})
})

test("holidays: the decreed are known, a city's own move everyone's day", async () => {
	const day = (from: string, name: string, cite: string) => ({
		...{ row: 2, from, until: from, kind: "libur" as const, name, cite, region: "" },
	})
	const rows = [day("2026-12-25", "Natal", ""), day("2026-11-18", "Hari jadi", "Perda 1/2026")]
	const stricter = await office.preview({
		...{ kind: "holidays", rows: [day("2026-12-24", "Malam Natal", "Perda 2/2026")] },
	})
	expect(stricter.counts, "collective leave, which this makes a holiday").toMatchObject({
		fresh: 1,
	})
	const told = await office.preview({ kind: "holidays", rows })
	expect(told.counts).toMatchObject({ fresh: 1, known: 1 })
	expect(told.moved).toMatchObject({ people: 2, cheaper: 2, costlier: 0 })
	const done = await office.run({ kind: "holidays", rows })
	expect(await office.codes(ayu)).toMatchObject({ "18": "L" })
	expect(await office.run({ kind: "holidays", rows })).toMatchObject({
		counts: { fresh: 0, known: 2 },
	})
	await office.undo(done.batch)
	expect(await office.codes(ayu)).toMatchObject({ "18": "TK" })
})

test("a list of days off may hold Ramadan and a day's own hours; each is known when told again", async () => {
	const row = { row: 2, from: "2026-11-09", until: "2026-11-10", region: "", cite: "SE 3/2026" }
	const day12 = { from: "2026-11-12", until: "2026-11-12", cite: "" }
	const sheet: ImportSheet = {
		kind: "holidays",
		rows: [
			{ ...row, kind: "season", season: "ramadan", name: "Ramadan" },
			{ ...row, row: 3, kind: "hours", end: 720, name: "Setengah hari" },
			{ ...row, row: 4, kind: "hours", end: 780, name: "Setengah hari" },
			{ ...row, row: 5, kind: "season", season: "panen", name: "Panen" },
			{ ...row, row: 6, kind: "hours", end: 700, name: "Rapat", ...day12 },
		],
	}
	const told = await office.preview(sheet)
	expect(told.fresh.map(({ what }) => what)).toEqual([
		"musim ramadan 2026-11-09 s.d. 2026-11-10",
		"jam khusus 2026-11-09 s.d. 2026-11-10",
	])
	expect(told.refused).toMatchObject([
		{ row: 4, why: expect.stringMatching(/2026-11-09 sudah memiliki jam khusus/) },
		{ row: 5, why: expect.stringMatching(/"panen" tidak ada/) },
		{ row: 6, why: expect.stringMatching(/^Dasar kosong/) },
	])
	const done = await office.run(sheet)
	expect(await office.office.book.batch(done.batch ?? "")).toHaveLength(3)
	expect(await office.run(sheet)).toMatchObject({ counts: { fresh: 0, known: 2, refused: 3 } })
	await office.undo(done.batch)
})

test("schedules: from a day on, known when told again", async () => {
	const row = {
		row: 2,
		nip: ayu,
		schedule: "Piket bergiliran",
		from: "2026-11-23",
		unit: "",
		region: "",
	}
	const sheet: ImportSheet = { kind: "schedules", rows: [row] }
	expect(await office.preview(sheet)).toMatchObject({ counts: { fresh: 1 }, moved: { people: 1 } })
	const done = await office.run(sheet)
	expect(await office.codes(ayu)).toMatchObject({ "20": "TK", "23": "TJ" })
	expect(await office.run(sheet)).toMatchObject({ counts: { fresh: 0, known: 1 } })
	await office.undo(done.batch)
	expect(await office.run(sheet), "wanted after all").toMatchObject({ counts: { fresh: 1 } })
	const wrong = { ...row, schedule: "lain" }
	expect(await office.preview({ kind: "schedules", rows: [wrong] })).toMatchObject({
		refused: [{ why: expect.stringMatching(/lima-hari \(5 hari kerja\)/) }],
	})
})

test("an entry that somebody decides over meanwhile stops the whole from being taken back", async () => {
	const done = await office.run(roster(ayu, [["2026-11-09", []]]))
	const [entry] = await office.office.book.batch(done.batch ?? "")
	const step = { kind: "withdrawn", by: "sari", role: "bkpsdm", at: 1, reason: "x" } as const
	await office.office.book.step(entry?.id ?? "", 0, step)
	const undo = {
		...{ batch: done.batch ?? "", by: "budi", at: 2, reason: "keliru", lastDay: "2026-12-15" },
		...{ cardsEnd: 1, steps: [{ entry: entry?.id ?? "", given: 0, step }] },
	}
	expect(await new ImportStore(office.office.office).undo(undo)).toBeUndefined()
	expect(await office.undo(done.batch), "with what was decided").toMatchObject({
		value: { withdrawn: 0 },
	})
})

test("of a span over several months, those in its middle are compared too", async () => {
	const row = { row: 2, nip: ayu, schedule: "piket", unit: "", region: "" }
	const rows = [{ ...row, from: "2026-09-10", until: "2026-12-05" }]
	const { moved } = await office.preview({ kind: "schedules", rows })
	expect(moved?.months).toEqual(["2026-09", "2026-10", "2026-11", "2026-12"])
	const days = moved?.told[0]?.days ?? []
	expect(days.filter(({ date }) => date.startsWith("2026-10")).length).toBeGreaterThan(0)
})
