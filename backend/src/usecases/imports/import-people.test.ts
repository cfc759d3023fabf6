// Units, people and cards taken in on a real office.db: shown, written whole, told again as known, and taken back.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ImportSheet } from "../../domain/imports/import-rows.ts"
import { ImportStore } from "../../store/import-store.ts"
import {
	ayu,
	employees,
	ImportOffice,
	maria,
	person,
	threePeople,
	twoUnits,
	units,
	yusuf,
} from "./import-office.fixture.ts"

let office: ImportOffice
beforeAll(async () => {
	office = await ImportOffice.open()
})
afterAll(() => office.close())

test("units and people: a preview writes nothing, applied twice adds nothing", async () => {
	const [first, second] = [twoUnits, threePeople]
	expect(await office.preview(first)).toMatchObject({ counts: { fresh: 2 } })
	expect(await office.tables()).toEqual({ units: 0, people: 0, entries: 0, batches: 0 })
	await office.run(first)
	const again = await office.run(first)
	expect([again.counts.known, again.batch]).toEqual([2, undefined])
	await office.run(second)
	expect(await office.run(second)).toMatchObject({ counts: { fresh: 0, changed: 0, known: 3 } })
	expect(await office.tables()).toEqual({ units: 2, people: 3, entries: 0, batches: 2 })
	const found = await office.person(maria)
	expect(found).toMatchObject({ shortName: "1986", schedule: "lima-hari", grade: "III/c" })
	expect(found?.id, "opaque: it outlives the person's name").not.toMatch(maria)
})

test("a number that cannot be a NIP is refused; who serves by contract has no month in theirs", async () => {
	const told = await office.preview(
		employees(
			person("198609262015131001"),
			person("199009132025242014", { grade: "PPPK IX" }),
			person("199009132025242014"),
		),
	)
	expect(told.fresh).toMatchObject([{ row: 3 }])
	expect(told.refused).toMatchObject([
		{ row: 2, why: expect.stringMatching(/digit 13-14 "13" bukan bulan/) },
		{ row: 4, why: expect.stringMatching(/digit 13-14 "24"/) },
	])
})

test("what is refused says which are known; the rest is written all the same", async () => {
	const told = await office.preview(
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
	const filled = await office.preview(employees(person("199412302020122007", { schedule: "" })), {
		defaults: { schedule: "lima-hari" },
	})
	expect(filled.counts).toMatchObject({ fresh: 1, refused: 0 })
})

describe("a transfer", () => {
	const moved = employees(person(maria, { unit: "rsud", schedule: "piket", grade: "III/d" }))

	test("is refused without its day", async () => {
		expect(await office.preview(moved)).toMatchObject({
			refused: [{ row: 2, why: expect.stringMatching(/Berlaku mulai.*--since/) }],
		})
	})

	test("leaves the days before it as they were, and is taken back whole", async () => {
		const done = await office.run(moved, { defaults: { since: "2026-11-16" } })
		expect(done.changed[0]?.what).toMatch(/golongan III\/c menjadi III\/d, OPD dinkes menjadi rsud/)
		expect(await office.codes(maria)).toMatchObject({
			"13": "TK",
			"14": "L",
			"16": "TJ",
			"30": "TJ",
		})
		expect(await office.undo(done.batch)).toMatchObject({
			value: { withdrawn: 2, restored: 1, left: [] },
		})
		expect(await office.codes(maria)).toMatchObject({ "13": "TK", "16": "TK" })
		const found = await office.person(maria)
		expect(found).toMatchObject({ unit: { id: "dinkes" }, grade: "III/c" })
	})

	test("a second one leaves the days before the first as they were", async () => {
		const back = { unit: "Dinas Kesehatan", schedule: "lima-hari", grade: "III/d" }
		const first = await office.run(
			employees(person(ayu, { unit: "rsud", schedule: "piket", grade: "III/d" })),
			{ defaults: { since: "2026-11-16" } },
		)
		const second = await office.run(employees(person(ayu, back)), {
			defaults: { since: "2026-11-25" },
		})
		const codes = { "13": "TK", "14": "L", "16": "TJ", "24": "TJ", "25": "TK", "30": "TK" }
		expect(await office.codes(ayu)).toMatchObject(codes)
		expect(await office.undo(first.batch), "the second rests on it").toMatchObject({
			fault: { code: "built-upon", message: expect.stringContaining(`impor ${second.batch}`) },
		})
		expect(await office.codes(ayu)).toMatchObject(codes)
		expect(await office.undo(second.batch)).toMatchObject({ ok: true })
		expect(await office.codes(ayu)).toMatchObject({ "13": "TK", "16": "TJ", "25": "TJ" })
		expect(await office.undo(first.batch)).toMatchObject({ ok: true })
		expect(await office.codes(ayu)).toMatchObject({ "13": "TK", "16": "TK", "25": "TK" })
	})

	test("what the list said between entered spells is written down too", async () => {
		const lent = { row: 2, nip: yusuf, schedule: "lima-hari", unit: "", region: "" }
		const rows = [{ ...lent, from: "2026-11-09", until: "2026-11-13" }]
		await office.run({ kind: "schedules", rows })
		await office.run(employees(person(yusuf, { unit: "dinkes", schedule: "lima-hari" })), {
			defaults: { since: "2026-11-23" },
		})
		expect(await office.codes(yusuf)).toMatchObject({
			...{ "06": "TJ", "09": "TK", "13": "TK", "16": "TJ", "20": "TJ", "23": "TK" },
		})
	})

	test("what somebody changed since stays theirs", async () => {
		const done = await office.run(employees(person(maria, { grade: "III/d" })))
		await office.run(employees(person(maria, { grade: "IV/a" })))
		expect(await office.undo(done.batch)).toMatchObject({
			value: { restored: 0, left: [expect.stringMatching(/sudah berubah lagi/)] },
		})
	})
})

describe("people and cards taken back", () => {
	const [rambu, simon] = ["199412302020122005", "198202172010011004"]
	const card = (nip: string, uid: string): ImportSheet => ({
		...{ kind: "cards", rows: [{ row: 2, nip, kind: "iso14443a", uid }] },
	})

	test("whom nothing names is gone; whoever has a card gets a last day, and the card ends", async () => {
		const before = await office.tables()
		const people = await office.run(employees(person(rambu), person(simon)))
		const version = await office.office.registry.peopleVersion()
		const given = await office.run(card(rambu, "04deadbeef0102"))
		expect(await office.office.registry.peopleVersion()).toBeGreaterThan(version)
		expect(await office.run(card(rambu, "04deadbeef0102"))).toMatchObject({ counts: { known: 1 } })
		expect(await office.preview(card(simon, "04deadbeef0102"))).toMatchObject({
			refused: [{ why: expect.stringMatching(/orang lain/) }],
		})
		expect(await office.undo(people.batch)).toMatchObject({
			value: { removed: 1, ended: 1, left: [] },
		})
		expect((await office.tables()).people).toBe(before.people + 1)
		const found = await office.person(rambu)
		expect(found?.employedUntil).toBe("2026-12-15")
		const [carried] = await office.office.office
			.selectFrom("assignment")
			.selectAll()
			.where("employee", "=", found?.id ?? "")
			.execute()
		expect(carried?.until_at).toBe(Date.UTC(2026, 11, 15, 16))
		expect(await office.undo(given.batch), "never tapped").toMatchObject({ value: { removed: 1 } })
	})

	test("a unit in use stays, an empty one goes", async () => {
		const done = await office.run(units(["bkd", "BKD"], ["bappeda", "Bappeda"]))
		await office.run(employees(person(simon, { unit: "bkd" })))
		expect(await office.undo(done.batch)).toMatchObject({
			value: { removed: 1, left: ["OPD BKD sudah dipakai"] },
		})
	})
})

test("the list says who brought what and what was taken back", async () => {
	const batches = await office.imports.batches()
	expect(batches[0]).toMatchObject({ kind: "employees", enteredBy: "budi", file: "berkas.xlsx" })
	expect(batches.filter(({ undone }) => undone?.reason === "keliru").length).toBe(7)
	expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length)
})

test("two who take back the same import at once: one of them is told", async () => {
	const done = await office.run(employees(person("197001011995031001")))
	const ledger = new ImportStore(office.office.office)
	const undo = {
		...{ batch: done.batch ?? "", by: "sari", at: 1, reason: "keliru", steps: [] },
		...{ lastDay: "2026-12-15", cardsEnd: 1 },
	}
	expect(await ledger.undo(undo)).toMatchObject({ removed: 1 })
	expect(await ledger.undo(undo)).toBeUndefined()
})
