// Tables taken in on a real office.db: shown, written whole, told again as known, and taken back.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Actor } from "../../domain/entries/entry.ts"
import type { EmployeeRow, ImportSheet } from "../../domain/imports/import-rows.ts"
import { calendar, policy } from "../../domain/regulation/national-template.fixture.ts"
import { ImportStore } from "../../store/import-store.ts"
import { ServiceStore } from "../../store/service-store.ts"
import { OfficeLog } from "../office-log.fixture.ts"
import { evaluatePeople } from "../person-month.ts"
import { everyUnit } from "../ports.ts"
import { type ImportOrder, ImportSheets } from "./import-sheets.ts"

const budi: Actor = { username: "budi", role: "bkpsdm" }
const sari: Actor = { username: "sari", role: "bkpsdm" }
const [maria, yusuf, ayu] = ["198609262015051001", "199003122019031002", "197811052005012003"]

let office: OfficeLog
let imports: ImportSheets
let made = 0
beforeAll(async () => {
	office = await OfficeLog.open()
	office.now = Date.UTC(2026, 11, 15)
	imports = new ImportSheets({ ...parts(), registry: office.registry })
})
afterAll(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: new ServiceStore(office.office) },
	...{ regulation: { policy, calendar }, zone: "Asia/Makassar", now: () => ++office.now },
	ledger: new ImportStore(office.office),
	makeId: () => `e${++made}`,
	makeCredentialId: () => `CREDENTIAL${String(++made).padStart(6, "0")}`,
	makeEmployeeId: () => `p${++made}`,
})

async function run(sheet: ImportSheet, more: Partial<ImportOrder> = {}) {
	const order = {
		sheet,
		file: "berkas.xlsx",
		unread: [],
		actor: budi,
		defaults: {},
		isApplied: true,
	}
	const done = await imports.run({ ...order, ...more })
	if (!done.ok) throw new Error(done.fault.message)
	return done.value
}
const preview = (sheet: ImportSheet, more: Partial<ImportOrder> = {}) =>
	run(sheet, { ...more, isApplied: false })
async function undo(batch: string | undefined, reason = "keliru") {
	return imports.undo({ batch: batch ?? "", reason }, budi)
}
async function codes(nip: string, month = "2026-11"): Promise<Record<string, string>> {
	const people = await office.registry.employees(everyUnit)
	const evaluated = await evaluatePeople(parts(), people, month)
	const days = evaluated.find(({ employee }) => employee.nip === nip)?.days ?? []
	return Object.fromEntries(days.map((day) => [day.date.slice(8), day.codes.join(" ")]))
}
const tables = async () => ({
	units: (await office.office.selectFrom("unit").selectAll().execute()).length,
	people: (await office.office.selectFrom("employee").selectAll().execute()).length,
	entries: (await office.office.selectFrom("entry").selectAll().execute()).length,
	batches: (await office.office.selectFrom("import_batch").selectAll().execute()).length,
})

const units = (...rows: [string, string][]): ImportSheet => ({
	kind: "units",
	rows: rows.map(([id, name], index) => ({ row: index + 2, id, name })),
})
const person = (nip: string, more: Partial<EmployeeRow> = {}): EmployeeRow => ({
	...{ row: 2, nip, name: `dr. ${nip.slice(0, 4)}, Sp.A.`, unit: "Dinas Kesehatan" },
	...{ grade: "III/c", schedule: "5 hari kerja", from: "2020-01-01", ...more },
})
const employees = (...rows: EmployeeRow[]): ImportSheet => ({
	kind: "employees",
	rows: rows.map((row, index) => ({ ...row, row: index + 2 })),
})
const roster = (nip: string, days: [string, string[]][], words = {}): ImportSheet => ({
	...{ kind: "roster", codes: words, rows: [{ row: 2, nip, days }] },
})
const leave = (...rows: [string, string, string, string, string][]): ImportSheet => ({
	kind: "leave",
	rows: rows.map(([nip, kind, from, until, letter], index) => ({
		...{ row: index + 2, nip, kind, from, until, letter },
	})),
})

test("units and people: a preview writes nothing, applied twice adds nothing", async () => {
	const [first, second] = [
		units(["dinkes", "Dinas Kesehatan"], ["rsud", "RSUD"]),
		employees(person(maria), person(yusuf, { unit: "rsud", schedule: "piket" }), person(ayu)),
	]
	expect(await preview(first)).toMatchObject({ counts: { fresh: 2 } })
	expect(await tables()).toEqual({ units: 0, people: 0, entries: 0, batches: 0 })
	await run(first)
	const again = await run(first)
	expect([again.counts.known, again.batch]).toEqual([2, undefined])
	await run(second)
	expect(await run(second)).toMatchObject({ counts: { fresh: 0, changed: 0, known: 3 } })
	expect(await tables()).toEqual({ units: 2, people: 3, entries: 0, batches: 2 })
	const [found] = await office.registry.searchEmployees(maria, everyUnit, 1)
	expect(found).toMatchObject({ shortName: "1986", schedule: "lima-hari", grade: "III/c" })
	expect(found?.id, "opaque: it outlives the person's name").not.toMatch(maria)
})

test("what is refused says which are known; the rest is written all the same", async () => {
	const told = await preview(
		employees(
			person("199412302020122005", { unit: "Dinas Antah" }),
			person("199412302020122006", { schedule: "tujuh-hari" }),
			person("199412302020122007", { schedule: "" }),
			person("199412302020122008", { schedule: "" }),
		),
		{ unread: [{ row: 9, why: "NIP kosong." }] },
	)
	expect(told.counts).toEqual({ fresh: 0, changed: 0, known: 0, refused: 5 })
	expect(told.refused.map(({ row, why }) => `${row} ${why}`).join("\n")).toMatch(
		/2 OPD "Dinas Antah".*dinkes \(Dinas Kesehatan\)[\s\S]*3 Jadwal "tujuh-hari".*lima-hari \(5 hari kerja\)[\s\S]*4 .*--schedule[\s\S]*9 NIP kosong/,
	)
	const filled = await preview(employees(person("199412302020122007", { schedule: "" })), {
		defaults: { schedule: "lima-hari" },
	})
	expect(filled.counts).toMatchObject({ fresh: 1, refused: 0 })
})

describe("a transfer", () => {
	const moved = employees(person(maria, { unit: "rsud", schedule: "piket", grade: "III/d" }))

	test("is refused without its day", async () => {
		expect(await preview(moved)).toMatchObject({
			refused: [{ row: 2, why: expect.stringMatching(/Berlaku mulai.*--since/) }],
		})
	})

	test("leaves the days before it as they were, and is taken back whole", async () => {
		const done = await run(moved, { defaults: { since: "2026-11-16" } })
		expect(done.changed[0]?.what).toMatch(/golongan III\/c menjadi III\/d, OPD dinkes menjadi rsud/)
		expect(await codes(maria)).toMatchObject({ "13": "TK", "14": "L", "16": "TJ", "30": "TJ" })
		expect(await undo(done.batch)).toMatchObject({ value: { withdrawn: 2, restored: 1, left: [] } })
		expect(await codes(maria)).toMatchObject({ "13": "TK", "16": "TK" })
		const [found] = await office.registry.searchEmployees(maria, everyUnit, 1)
		expect(found).toMatchObject({ unit: { id: "dinkes" }, grade: "III/c" })
	})

	test("what somebody changed since stays theirs", async () => {
		const done = await run(employees(person(maria, { grade: "III/d" })))
		await run(employees(person(maria, { grade: "IV/a" })))
		expect(await undo(done.batch)).toMatchObject({
			value: { restored: 0, left: [expect.stringMatching(/sudah berubah lagi/)] },
		})
	})
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
		const told = await preview(sheet)
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
		first = (await run(sheet)).batch
		expect(await codes(yusuf)).toMatchObject({ "02": "TK", "04": "L", "05": "TJ" })
		expect(await run(sheet)).toMatchObject({ counts: { fresh: 0, changed: 0, known: 1 } })
	})

	test("changed once more: the later word counts, and the earlier comes back when it is taken back", async () => {
		const done = await run(roster(yusuf, [["2026-11-02", []]]))
		expect(done).toMatchObject({ counts: { fresh: 0, changed: 1 } })
		expect(await codes(yusuf)).toMatchObject({ "02": "L" })
		await undo(done.batch)
		expect(await codes(yusuf)).toMatchObject({ "02": "TK" })
	})

	test("a code that the policy lacks is refused with the shifts there are", async () => {
		expect(await preview(roster(yusuf, [["2026-11-02", ["Z"]]]))).toMatchObject({
			refused: [{ why: expect.stringMatching(/Kode Z .*--codes Z=.*pagi \(Pagi\)/) }],
		})
		expect(await preview(roster("199412302020122005", days))).toMatchObject({
			refused: [{ why: expect.stringMatching(/tidak ada di daftar pegawai.*import employees/) }],
		})
	})

	test("is taken back once, with a reason", async () => {
		expect(await undo(first, " ")).toMatchObject({ fault: { code: "no-reason" } })
		expect(await undo(first)).toMatchObject({ ok: true, value: { withdrawn: 3 } })
		expect(await codes(yusuf)).toMatchObject({ "02": "TJ", "04": "TJ" })
		expect(await undo(first)).toMatchObject({ fault: { code: "undone", message: /budi: keliru/ } })
		expect(await undo("tidak-ada")).toMatchObject({ fault: { code: "no-batch" } })
	})
})

describe("letters", () => {
	const trip = leave([maria, "Cuti Tahunan", "2026-11-05", "2026-11-06", "851/7"])

	test("wait for a second person, unless one agrees by name; never oneself", async () => {
		const told = await preview(trip)
		expect([told.notes[0], told.moved]).toEqual([expect.stringMatching(/menunggu/), undefined])
		const order = { sheet: trip, file: "x", unread: [], defaults: {}, isApplied: true }
		const own = await imports.run({
			...order,
			actor: budi,
			agreeing: { ...budi, username: "Budi" },
		})
		expect(own).toMatchObject({ fault: { code: "same-person" } })
		const done = await run(trip, { agreeing: sari })
		expect(await codes(maria)).toMatchObject({ "05": "C", "06": "C", "09": "TK" })
		const [entry] = await office.book.batch(done.batch ?? "")
		expect(entry?.steps).toMatchObject([{ kind: "agreed", by: "sari", role: "bkpsdm" }])
		expect(await run(trip)).toMatchObject({ counts: { fresh: 0, known: 1 } })
	})

	test("none over another, in the file or on record; unknown kinds are named", async () => {
		const told = await preview(
			leave(
				[maria, "Dinas Luar", "2026-11-06", "2026-11-07", "090/1"],
				[yusuf, "DL", "2026-11-06", "2026-11-07", "090/2"],
				[yusuf, "Sakit", "2026-11-07", "2026-11-08", "090/3"],
				[yusuf, "Pulang kampung", "2026-11-20", "2026-11-20", "090/4"],
			),
		)
		expect(told.fresh).toMatchObject([{ row: 3 }])
		expect(told.refused).toMatchObject([
			{ row: 2, why: expect.stringMatching(/surat 851\/7 yang sudah tercatat/) },
			{ row: 4, why: expect.stringMatching(/bertumpuk dengan baris 3/) },
			{ row: 5, why: expect.stringMatching(/tidak dikenal. Tulis cuti tahunan/) },
		])
	})
})

test("holidays: the decreed are known, a city's own move everyone's day", async () => {
	const day = (from: string, name: string, cite: string) => ({
		...{ row: 2, from, until: from, kind: "libur" as const, name, cite, region: "" },
	})
	const rows = [day("2026-12-25", "Natal", ""), day("2026-11-18", "Hari jadi", "Perda 1/2026")]
	const told = await preview({ kind: "holidays", rows })
	expect(told.counts).toMatchObject({ fresh: 1, known: 1 })
	expect(told.moved).toMatchObject({ people: 2, cheaper: 2, costlier: 0 })
	const done = await run({ kind: "holidays", rows })
	expect(await codes(ayu)).toMatchObject({ "18": "L" })
	expect(await run({ kind: "holidays", rows })).toMatchObject({ counts: { fresh: 0, known: 2 } })
	await undo(done.batch)
	expect(await codes(ayu)).toMatchObject({ "18": "TK" })
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
	expect(await preview(sheet)).toMatchObject({ counts: { fresh: 1 }, moved: { people: 1 } })
	const done = await run(sheet)
	expect(await codes(ayu)).toMatchObject({ "20": "TK", "23": "TJ" })
	expect(await run(sheet)).toMatchObject({ counts: { fresh: 0, known: 1 } })
	await undo(done.batch)
	expect(await run(sheet), "wanted after all").toMatchObject({ counts: { fresh: 1 } })
	const wrong = { ...row, schedule: "lain" }
	expect(await preview({ kind: "schedules", rows: [wrong] })).toMatchObject({
		refused: [{ why: expect.stringMatching(/lima-hari \(5 hari kerja\)/) }],
	})
})

describe("people and cards taken back", () => {
	const [rambu, simon] = ["199412302020122005", "198202172010011004"]
	const card = (nip: string, uid: string): ImportSheet => ({
		...{ kind: "cards", rows: [{ row: 2, nip, kind: "iso14443a", uid }] },
	})

	test("whom nothing names is gone; whoever has a card gets a last day, and the card ends", async () => {
		const before = await tables()
		const people = await run(employees(person(rambu), person(simon)))
		const version = await office.registry.peopleVersion()
		const given = await run(card(rambu, "04deadbeef0102"))
		expect(await office.registry.peopleVersion()).toBeGreaterThan(version)
		expect(await run(card(rambu, "04deadbeef0102"))).toMatchObject({ counts: { known: 1 } })
		expect(await preview(card(simon, "04deadbeef0102"))).toMatchObject({
			refused: [{ why: expect.stringMatching(/orang lain/) }],
		})
		expect(await undo(people.batch)).toMatchObject({ value: { removed: 1, ended: 1, left: [] } })
		expect((await tables()).people).toBe(before.people + 1)
		const [found] = await office.registry.searchEmployees(rambu, everyUnit, 1)
		expect(found?.employedUntil).toBe("2026-12-15")
		const [carried] = await office.office
			.selectFrom("assignment")
			.selectAll()
			.where("employee", "=", found?.id ?? "")
			.execute()
		expect(carried?.until_at).toBe(Date.UTC(2026, 11, 15, 16))
		expect(await undo(given.batch), "never tapped").toMatchObject({ value: { removed: 1 } })
	})

	test("a unit in use stays, an empty one goes", async () => {
		const done = await run(units(["bkd", "BKD"], ["bappeda", "Bappeda"]))
		await run(employees(person(simon, { unit: "bkd" })))
		expect(await undo(done.batch)).toMatchObject({
			value: { removed: 1, left: ["OPD BKD sudah dipakai"] },
		})
	})
})

test("the list says who brought what and what was taken back", async () => {
	const batches = await imports.batches()
	expect(batches[0]).toMatchObject({ kind: "employees", enteredBy: "budi", file: "berkas.xlsx" })
	expect(batches.filter(({ undone }) => undone?.reason === "keliru").length).toBeGreaterThan(5)
	expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length)
})
