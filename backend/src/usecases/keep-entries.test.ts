// What people write beside the machines, on a real office.db, down to the figure it changes.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { ServiceStore } from "../store/service-store.ts"
import { type EntryWish, stepEntry, writeEntries } from "./keep-entries.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { evaluatePeople } from "./person-month.ts"
import { everyUnit } from "./ports.ts"

let office: OfficeLog
let made = 0
beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	const unit = (id: string, position: number) => ({ id, name: `Dinas ${id}`, position })
	await office.office
		.insertInto("unit")
		.values([unit("dinkes", 0), unit("rsud", 1)])
		.execute()
	const person = (id: string, of: string, nip: string) => ({
		...{ id, nip, name: id, short_name: id, unit: of, grade: "PNS III/c" },
		...{ schedule: "lima-hari", employed_from: null, employed_until: null },
	})
	await office.office
		.insertInto("employee")
		.values([
			person("maria", "dinkes", "198609262015051001"),
			person("yusuf", "rsud", "199003112014021002"),
		])
		.execute()
	await office.seenSince2025("dinkes", "rsud")
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: new ServiceStore(office.office) },
	...{ regulation: { policy, calendar }, zone: "Asia/Makassar" },
	now: () => Date.UTC(2026, 11, 15),
	makeId: () => `e${++made}`,
})
const rambu: Actor = { username: "rambu", role: "operator", unit: "dinkes" }
const dewi: Actor = { username: "dewi", role: "bkpsdm" }
const sari: Actor = { username: "sari", role: "bkpsdm" }

const leave: EntryContent = { kind: "letter", letterKind: "cutiTahunan", letter: "851/7/2026" }
const wish = (content: EntryContent, more: Partial<EntryWish> = {}): EntryWish => ({
	...{ employee: "maria", from: "2026-11-02", until: "2026-11-03", content, ...more },
})

async function codes(employee = "maria", month = "2026-11"): Promise<Record<string, string>> {
	const people = await office.registry.employees(everyUnit)
	const evaluated = await evaluatePeople(parts(), people, month)
	const days = evaluated.find((one) => one.employee.id === employee)?.days ?? []
	return Object.fromEntries(days.map((day) => [day.date.slice(8), day.codes.join(" ")]))
}

test("leave waits for BKPSDM, counts, and can be taken back: every step stays on record", async () => {
	const written = await writeEntries(parts(), [wish(leave)], rambu)
	expect(written).toMatchObject({ ok: true })
	expect(await codes()).toMatchObject({ "02": "TK", "03": "TK" })
	const agree = { entry: "e1", kind: "agreed", reason: "" } as const
	expect(await stepEntry(parts(), agree, rambu)).toMatchObject({ fault: { code: "not-allowed" } })
	expect(await stepEntry(parts(), agree, dewi)).toMatchObject({ ok: true })
	expect(await codes()).toMatchObject({ "02": "C", "03": "C", "04": "TK" })
	const back = { entry: "e1", kind: "withdrawn", reason: "surat palsu" } as const
	expect(await stepEntry(parts(), { ...back, reason: " " }, sari)).toMatchObject({
		...{ fault: { code: "bad-entry", message: /alasan/ } },
	})
	expect(await stepEntry(parts(), back, sari)).toMatchObject({ ok: true })
	expect(await codes()).toMatchObject({ "02": "TK", "03": "TK" })
	expect((await office.book.entry("e1"))?.steps).toMatchObject([
		{ kind: "agreed", by: "dewi", role: "bkpsdm" },
		{ kind: "withdrawn", by: "sari", reason: "surat palsu" },
	])
})

test("of two who decide at once one is told that the other was faster", async () => {
	await writeEntries(parts(), [wish(leave)], rambu)
	const decide = (kind: "agreed" | "refused", by: Actor) =>
		stepEntry(parts(), { entry: "e1", kind, reason: "tidak lengkap" }, by)
	const both = await Promise.all([decide("agreed", dewi), decide("refused", sari)])
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect(both.find(({ ok }) => !ok)).toMatchObject({ fault: { code: /overtaken|over/ } })
	expect((await office.book.entry("e1"))?.steps).toHaveLength(1)
})

test.each([
	["another unit's person", wish(leave, { employee: "yusuf" }), "no-person"],
	["nobody", wish(leave, { employee: "tidak-ada" }), "no-person"],
	["a date that does not exist", wish(leave, { from: "2026-02-30" }), "bad-entry"],
	["an end before its start", wish(leave, { until: "2026-11-01" }), "bad-entry"],
	["a holiday, which is BKPSDM's", wish(holiday(), { employee: undefined }), "not-allowed"],
	["an empty letter", wish({ ...leave, letter: " " }), "bad-entry"],
	[
		"a shift the policy does not know",
		wish({ kind: "rosterDay", shifts: ["siang"] }, { until: "2026-11-02" }),
		"bad-entry",
	],
	["a rota with one", wish({ kind: "rosterPattern", cycle: [["pagi"], ["siang"]] }), "bad-entry"],
	["an excuse of several dates at once", wish(pardon()), "bad-entry"],
	[
		"overtime that ends before it begins",
		wish(overtime(1200, 1000), { until: "2026-11-02" }),
		"bad-entry",
	],
	[
		"a mass excuse that it says machines attest",
		wish(attested(), { employee: undefined, unit: "dinkes", until: "2026-11-02" }),
		"not-allowed",
	],
	[
		"another unit's mass excuse",
		wish(massExcuse(), { employee: undefined, unit: "rsud", until: "2026-11-02" }),
		"no-unit",
	],
])("an operator of one unit cannot enter %s", async (_, wished, code) => {
	expect(await writeEntries(parts(), [wish(leave), wished], rambu)).toMatchObject({
		...{ ok: false, fault: { code } },
	})
	const dates = { from: "2026-01-01", through: "2026-12-31" }
	expect(await office.book.touching({ people: "everyone", dates }), "all or none").toEqual([])
})

function holiday(): EntryContent {
	return { kind: "holiday", holidayKind: "libur", name: "Hari jadi kota", cite: "Perda 1/2026" }
}
function pardon(): EntryContent {
	return { kind: "excuse", end: "arrival", reason: "lupa", letter: "S/1" }
}
function overtime(fromMinute: number, untilMinute: number): EntryContent {
	return { kind: "overtime", fromMinute, untilMinute, letter: "SPK 1" }
}
function attested(): EntryContent {
	return { ...massExcuse(), attested: true }
}
function massExcuse(): EntryContent & { readonly kind: "massExcuse" } {
	return {
		...{ kind: "massExcuse", ends: ["arrival", "departure"], reason: "listrik padam" },
		...{ letter: "12/X/2026", attested: false },
	}
}

describe("what each kind of entry does to the days", () => {
	const written = async (content: EntryContent, more: Partial<EntryWish> = {}, by = dewi) => {
		const done = await writeEntries(parts(), [wish(content, more)], by)
		if (!done.ok) throw new Error(done.fault.message)
		return done.value[0]?.id ?? ""
	}

	test("a roster over the week, and a pattern", async () => {
		await written({ kind: "rosterDay", shifts: [] }, { from: "2026-11-04", until: "2026-11-04" })
		const cycle = [["pagi"], []]
		await written({ kind: "rosterPattern", cycle }, { from: "2026-11-09", until: "2026-11-12" })
		const found = await codes()
		expect([found["04"], found["09"], found["10"], found["11"], found["13"]]).toEqual([
			...["L", "TK", "L", "TK", "TK"],
		])
	})

	test("a transfer to a unit by roster", async () => {
		const content = { kind: "spell", unit: "rsud", schedule: "piket" } as const
		await written(content, { from: "2026-11-16", until: undefined })
		const found = await codes()
		expect([found["13"], found["15"], found["16"]]).toEqual(["TK", "L", "TJ"])
	})

	test("the city's own holiday", async () => {
		const day = { employee: undefined, from: "2026-11-05", until: "2026-11-05" }
		await written(holiday(), day)
		expect(await codes()).toMatchObject({ "05": "L", "06": "TK" })
	})

	test("a mass excuse for a unit touches its people alone, and says what it lacks", async () => {
		const day = { employee: undefined, unit: "dinkes", from: "2026-11-05", until: "2026-11-05" }
		const id = await written(massExcuse(), day)
		await stepEntry(parts(), { entry: id, kind: "agreed", reason: "" }, sari)
		expect((await codes())["05"]).toBe("I")
		expect((await codes("yusuf"))["05"]).toBe("TK")
		const people = await office.registry.employees({ unit: "dinkes" })
		const [month] = await evaluatePeople(parts(), people, "2026-11")
		expect(month?.days[4]?.reasons).toContainEqual({
			...{ rule: "excusedPunch", end: "arrival", letter: "12/X/2026" },
			reason: "listrik padam (tanpa bukti mesin)",
		})
	})

	test("a manual punch and a correction", async () => {
		const manual = { kind: "manualPunch", place: "Lobi", evidence: "foto" } as const
		const day = { from: "2026-11-05", until: "2026-11-05" }
		const id = await written({ ...manual, second: 27_000, reason: "mesin rusak" }, day)
		expect((await codes())["05"], "not before it is agreed to").toBe("TK")
		await stepEntry(parts(), { entry: id, kind: "agreed", reason: "" }, sari)
		expect((await codes())["05"]).toBe("–P")
		const correction = { kind: "correction", end: "departure", reason: "lupa" } as const
		const second = await written({ ...correction, second: 57_600 }, day)
		const superior: Actor = { username: "anton", role: "superior" }
		await stepEntry(parts(), { entry: second, kind: "agreed", reason: "" }, superior)
		expect((await codes())["05"]).toBe("–P")
		await stepEntry(parts(), { entry: second, kind: "agreed", reason: "" }, sari)
		expect((await codes())["05"]).toBe("H")
	})
})

test("what BKPSDM writes for everyone is refused for one person, and a transfer to nowhere too", async () => {
	const day = { until: "2026-11-02" }
	expect(await writeEntries(parts(), [wish(holiday(), day)], dewi)).toMatchObject({
		...{ fault: { code: "bad-entry", message: /bukan untuk satu orang/ } },
	})
	const nowhere: EntryContent = { kind: "spell", unit: "tidak-ada", schedule: "piket" }
	expect(await writeEntries(parts(), [wish(nowhere)], dewi)).toMatchObject({
		...{ fault: { code: "no-unit" } },
	})
})

describe("what one person's entries cannot do to everybody else's month", () => {
	const row = (id: string, content: string) => ({
		...{ id, kind: "rosterDay", employee: "yusuf", unit: null, batch: null, content },
		...{ from_date: "2026-11-04", until_date: "2026-11-04" },
		...{ lasting: 1, entered_by: "dewi", entered_as: "bkpsdm", entered_at: 1 },
	})

	test("a shift that the policy has forgotten leaves that day alone unjudged", async () => {
		const content = JSON.stringify({ kind: "rosterDay", shifts: ["giliran-lama"] })
		await office.office.insertInto("entry").values(row("lama", content)).execute()
		expect(await codes("yusuf")).toMatchObject({ "04": "TJ", "05": "TK" })
		expect(await codes("maria")).toMatchObject({ "04": "TK" })
	})

	test("an entry that cannot be read counts for nothing", async () => {
		await office.office.insertInto("entry").values(row("rusak", '{"kind":"rost')).execute()
		expect(await codes("yusuf")).toMatchObject({ "04": "TK" })
	})

	test("a schedule that the policy has forgotten leaves its days unjudged", async () => {
		const content = JSON.stringify({ kind: "spell", unit: "rsud", schedule: "jadwal-lama" })
		await office.office
			.insertInto("entry")
			.values({ ...row("lama", content), kind: "spell" })
			.execute()
		expect(await codes("yusuf")).toMatchObject({ "04": "TJ", "05": "TK" })
	})
})
