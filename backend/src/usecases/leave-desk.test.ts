// Leave asked for at the desk, on a real office.db: the balance, what the law forbids, what waits.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import { extendCalendar } from "../domain/regulation/calendar.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { decideEntry } from "./decide-entry.ts"
import { writeEntries } from "./keep-entries.ts"
import { type AskedLeave, askLeave, leaveBalance } from "./leave-desk.ts"
import { OfficeLog } from "./office-log.fixture.ts"

let office: OfficeLog
let made = 0
const rambu: Actor = { username: "rambu", role: "operator", unit: "dinkes" }
const dewi: Actor = { username: "dewi", role: "bkpsdm" }
const sari: Actor = { username: "sari", role: "bkpsdm" }

beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	await office.office
		.insertInto("unit")
		.values({ id: "dinkes", name: "Dinas Kesehatan", position: 0 })
		.execute()
	const person = (id: string, nip: string, grade: string) => ({
		...{ id, nip, grade, name: id, short_name: id, unit: "dinkes", schedule: "lima-hari" },
		...{ employed_from: null, employed_until: null },
	})
	await office.office
		.insertInto("employee")
		.values([
			person("maria", "198609262015051001", "PNS III/c"),
			person("yusuf", "199009132025242014", "PPPK IX"),
		])
		.execute()
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: office.service, regulation: { policy, calendar } },
	...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 15), makeId: () => `e${++made}` },
})
const wish = (more: Partial<AskedLeave> = {}): AskedLeave => ({
	...{ employee: "maria", kind: "cutiTahunan", from: "2026-11-02", until: "2026-11-06" },
	...{ letter: "851/7/2026", ...more },
})
const left = async (year = 2026) => {
	const balance = await leaveBalance(parts(), { employee: "maria", year }, { unit: undefined })
	return balance.ok ? balance.value : balance.fault.code
}

/** Asks, and lets BKPSDM agree. */
async function take(more: Partial<AskedLeave>): Promise<void> {
	const asked = await askLeave(parts(), wish(more), rambu)
	if (!asked.ok) throw new Error(asked.fault.message)
	const id = asked.value.entries[0]?.id ?? ""
	await decideEntry(parts(), { entry: id, kind: "agreed", reason: "" }, dewi)
}

test("a year from before the books leaves nothing over; one that is in them leaves up to six", async () => {
	expect(await left()).toMatchObject({ own: 12, carried: 0, taken: 0, left: 12 })
	await take({ from: "2025-06-02", until: "2025-06-05" })
	expect(await left(2025), "2 to 5 June, a holiday season around it").toMatchObject({ taken: 4 })
	expect(await left()).toMatchObject({ carried: 6, left: 18 })
})

test("a week costs its working days, and only once it is agreed to", async () => {
	await askLeave(parts(), wish(), rambu)
	expect(await left()).toMatchObject({ taken: 0 })
	await decideEntry(parts(), { entry: "e1", kind: "agreed", reason: "" }, dewi)
	expect(await left()).toMatchObject({ taken: 5, left: 7 })
	await decideEntry(parts(), { entry: "e1", kind: "withdrawn", reason: "batal" }, sari)
	expect(await left()).toMatchObject({ taken: 0, left: 12 })
})

test("holidays and free days within it cost nothing", async () => {
	await take({ from: "2026-03-16", until: "2026-03-27" })
	expect(await left(), "16, 17, 25, 26, 27 March").toMatchObject({ taken: 5 })
})

test("more than is left is refused with the figures and the article, and nothing is written", async () => {
	await take({ from: "2026-11-02", until: "2026-11-16" })
	expect(await left()).toMatchObject({ taken: 11, left: 1 })
	const asked = await askLeave(parts(), wish({ from: "2026-11-18", until: "2026-11-19" }), rambu)
	expect(asked).toMatchObject({
		...{ ok: false, fault: { code: "forbidden" } },
	})
	expect(asked.ok ? "" : asked.fault.message).toBe(
		"Diminta 2 hari kerja, sisa cuti tahunan 1 hari. (PP 11/2017 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021)",
	)
	expect(await office.book.entry("e2")).toBeUndefined()
})

test("what somebody has to look at goes along with the letter", async () => {
	await take({})
	const sick = wish({ kind: "cutiSakit", from: "2026-11-05", until: "2026-11-06" })
	expect(await askLeave(parts(), sick, rambu)).toMatchObject({
		ok: true,
		value: { toLookAt: [{ code: "interrupts" }, { code: "paper" }] },
	})
})

test("leave into a year without its decree says that its days cannot be counted yet", async () => {
	const over = wish({ from: "2026-12-30", until: "2027-01-04" })
	expect(await askLeave(parts(), over, rambu)).toMatchObject({
		...{ ok: true, value: { toLookAt: [{ code: "no-decree" }] } },
	})
})

describe("leave over New Year", () => {
	const decreed = () => ({
		...parts(),
		regulation: { policy, calendar: extendCalendar(calendar, { years: [2027] }) },
	})
	const ask = (from: string, until: string) =>
		askLeave(decreed(), wish({ from, until, letter: "851/9/2026" }), rambu)

	test("costs each year its own days", async () => {
		await take({ from: "2026-11-02", until: "2026-11-16" })
		expect(await left()).toMatchObject({ left: 1 })
		const two = await ask("2026-12-30", "2027-01-05")
		expect(two.ok ? "" : two.fault.message).toMatch(
			/^Diminta 2 hari kerja tahun 2026, sisa cuti tahunan 1 hari\./,
		)
		expect(await ask("2026-12-31", "2027-01-05")).toMatchObject({ ok: true })
	})

	test("leaves the next year less to bring over", async () => {
		expect(await ask("2026-12-18", "2027-01-26"), "8 days leave 4 over").toMatchObject({
			fault: {
				message: expect.stringMatching(
					/^Diminta 18 hari kerja tahun 2027, sisa cuti tahunan 16 hari/,
				),
			},
		})
	})

	test("meets a letter of the next January", async () => {
		await take({ from: "2027-01-04", until: "2027-01-05" })
		expect(await ask("2026-12-31", "2027-01-04")).toMatchObject({
			fault: { code: "forbidden", message: /^Bertumpuk pada 2027-01-04 dengan surat 851\/7\/2026/ },
		})
	})
})

describe("letters that wait", () => {
	const twelve = wish({ from: "2026-11-02", until: "2026-11-17" })

	test("are taken as spent: twice twelve days are not both asked for", async () => {
		expect(await askLeave(parts(), twelve, rambu)).toMatchObject({ ok: true })
		const again = await askLeave(parts(), wish({ from: "2026-11-18", until: "2026-11-18" }), rambu)
		expect(again.ok ? "" : again.fault.message).toMatch(
			/sisa cuti tahunan 0 hari sesudah surat yang masih menunggu persetujuan: 851\/7\/2026/,
		)
		const step = { entry: "e1", kind: "refused", reason: "tugas" } as const
		await decideEntry(parts(), step, dewi)
		expect(await askLeave(parts(), twelve, rambu), "refused meanwhile").toMatchObject({ ok: true })
	})
})

describe("a policy whose tables begin within the year", () => {
	const july = () => {
		const windows = policy.windows.map((row) => ({ ...row, from: "2026-07-01" }))
		const counting = policy.counting.map((row) => ({ ...row, from: "2026-07-01" }))
		return { ...parts(), regulation: { policy: { ...policy, windows, counting }, calendar } }
	}

	test("is counted from then on, and the balance tells it", async () => {
		await take({ from: "2026-06-29", until: "2026-07-02" })
		const balance = await leaveBalance(
			july(),
			{ employee: "maria", year: 2026 },
			{ unit: undefined },
		)
		expect(balance).toMatchObject({
			value: {
				...{ taken: 2, carried: 0 },
				reasons: ["Hari kerja dihitung mulai 2026-07-01, sejak kebijakan berlaku."],
			},
		})
	})

	test("brings nothing of that year over, for nobody knows what was taken before", async () => {
		await take({ from: "2026-07-01", until: "2026-07-02" })
		const next = { employee: "maria", year: 2027 }
		expect(await leaveBalance(july(), next, { unit: undefined })).toMatchObject({
			value: { carried: 0, reasons: [] },
		})
	})

	test("leave before it says that its days cannot be counted", async () => {
		const asked = askLeave(july(), wish({ from: "2026-06-29", until: "2026-07-02" }), rambu)
		expect(await asked).toMatchObject({ value: { toLookAt: [{ code: "unregulated" }] } })
	})
})

test("of two openings of a year the one written later counts", async () => {
	const opening = (days: number) => ({
		...{ employee: "maria", from: "2026-01-01", until: "2026-12-31" },
		content: { kind: "leaveBalance", year: 2026, days, source: `rekap ${days}` } as const,
	})
	for (const [entry, days, now] of [["e1", 9, 1_000] as const, ["e2", 4, 2_000] as const]) {
		await writeEntries({ ...parts(), now: () => now }, [opening(days)], dewi)
		await decideEntry(parts(), { entry, kind: "agreed", reason: "" }, sari)
	}
	expect(await left()).toMatchObject({ carried: 4, reasons: ["Sisa 4 hari menurut rekap 4."] })
})

test("days from before the books, agreed to by a second person", async () => {
	const content = { kind: "leaveBalance", year: 2026, days: 9, source: "rekap 2025" } as const
	const opening = { employee: "maria", from: "2026-01-01", until: "2026-12-31", content }
	await writeEntries(parts(), [opening], dewi)
	expect(await left()).toMatchObject({ carried: 0 })
	await decideEntry(parts(), { entry: "e1", kind: "agreed", reason: "" }, sari)
	expect(await left()).toMatchObject({ carried: 9, left: 21 })
})

test("an employee on contract: no start in the number, so none is guessed", async () => {
	const balance = await leaveBalance(
		parts(),
		{ employee: "yusuf", year: 2026 },
		{ unit: undefined },
	)
	expect(balance).toMatchObject({ fault: { code: "no-start" } })
	const long = wish({ employee: "yusuf", kind: "cutiBesar" })
	expect(await askLeave(parts(), long, rambu)).toMatchObject({ fault: { code: "forbidden" } })
})

test("nobody asks for a person of another unit", async () => {
	const other: Actor = { username: "anton", role: "operator", unit: "rsud" }
	expect(await askLeave(parts(), wish(), other)).toMatchObject({ fault: { code: "no-person" } })
})
