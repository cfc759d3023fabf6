// A city's days off, seasons and special hours on a real office.db: shown first, written, judged by one rule.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import type { CalendarContent } from "../domain/entries/entry-contents.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { addToCalendar, calendarOfYear } from "./calendar-desk.ts"
import { stepEntry } from "./keep-entries.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { evaluatePeople } from "./person-month.ts"
import { everyUnit } from "./ports.ts"
import { writeEntry } from "./write-entry.ts"

let office: OfficeLog
let made = 0
const dewi: Actor = { username: "dewi", role: "bkpsdm" }

beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	await office.office
		.insertInto("unit")
		.values({ id: "dinkes", name: "Dinas Kesehatan", position: 0 })
		.execute()
	await office.office
		.insertInto("employee")
		.values({
			...{ id: "maria", nip: "198609262015051001", grade: "PNS III/c", name: "Maria" },
			...{ short_name: "Maria", unit: "dinkes", schedule: "lima-hari" },
			...{ employed_from: null, employed_until: null },
		})
		.execute()
	await office.seenSince2025("dinkes")
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: office.service, regulation: { policy, calendar } },
	...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 15), makeId: () => `e${++made}` },
})
const named = { name: "Hari jadi", cite: "Perwali 1/2026" }
const holiday: CalendarContent = { kind: "holiday", holidayKind: "libur", ...named }
const ramadan: CalendarContent = { kind: "season", season: "ramadan", ...named }
const hours = (more: { start?: number; end?: number; region?: string }): CalendarContent => ({
	...{ kind: "specialHours", ...named, ...more },
})
const add = (content: CalendarContent, from: string, until = from, isApplied = true) =>
	addToCalendar(parts(), { content, from, until, isApplied }, dewi)
const refusal = async (done: ReturnType<typeof add>) => {
	const answer = await done
	return answer.ok ? "" : `${answer.fault.code}: ${answer.fault.message}`
}
async function november(day: string) {
	const people = await office.registry.employees(everyUnit)
	const [evaluated] = await evaluatePeople(parts(), people, "2026-11")
	return evaluated?.days.find(({ date }) => date === `2026-11-${day}`)
}

test("a day off is shown with whom it moves, and nothing is written; then it counts, and is taken back", async () => {
	expect(await add(holiday, "2026-11-18", "2026-11-18", false)).toMatchObject({
		value: { entries: [], moved: { people: 1, days: 1, cheaper: 1 } },
	})
	expect((await november("18"))?.codes).toEqual(["TK"])
	expect(await add(holiday, "2026-11-18")).toMatchObject({ value: { entries: [{ id: "e2" }] } })
	expect((await november("18"))?.codes).toEqual(["L"])
	expect(await refusal(add(holiday, "2026-11-18"))).toMatch(/^known: Kalender sudah mengatakannya/)
	await stepEntry(parts(), { entry: "e2", kind: "withdrawn", reason: "keliru" }, dewi)
	expect((await november("18"))?.codes).toEqual(["TK"])
	expect(await refusal(add(holiday, "2026-11-18"))).toBe("")
})

describe("a season by decree", () => {
	test("gives its hours from the first to the last day", async () => {
		await add(ramadan, "2026-11-09", "2026-11-13")
		const starts = async (day: string) => (await november(day))?.duties[0]?.starts
		expect([await starts("06"), await starts("09"), await starts("13")]).toEqual([450, 480, 480])
	})

	test("that no schedule has hours for is refused with those there are", async () => {
		const harvest: CalendarContent = { ...ramadan, season: "panen" }
		expect(await refusal(add(harvest, "2026-11-09"))).toMatch(/"panen" tidak ada.*pakai "ramadan"/)
	})

	test("that meets one on record says that the days of both count", async () => {
		expect(await add(ramadan, "2026-03-20", "2026-03-21", false)).toMatchObject({
			value: { notes: [expect.stringMatching(/Bertemu Ramadan 1447 H \(2026-02-19/)] },
		})
		expect(await refusal(add(ramadan, "2026-02-19", "2026-03-20"))).toMatch(/^known/)
	})

	test("longer than two months has mistaken a year", async () => {
		expect(await refusal(add(ramadan, "2026-02-19", "2027-03-20"))).toMatch(/lebih dari 62 hari/)
	})
})

describe("hours of a day's own", () => {
	test("move the day's end, once: a second word on the date is refused", async () => {
		await add(hours({ end: 720 }), "2026-11-18")
		expect((await november("18"))?.duties[0]?.ends).toBe(720)
		expect(await refusal(add(hours({ end: 720 }), "2026-11-18"))).toMatch(/^known/)
		expect(await refusal(add(hours({ end: 780 }), "2026-11-18"))).toMatch(
			/^bad-entry: 2026-11-18 sudah memiliki jam khusus menurut Perwali 1\/2026/,
		)
	})

	test("a region's stand beside another's", async () => {
		await add(hours({ end: 720, region: "Pulau" }), "2026-11-18")
		expect(await refusal(add(hours({ end: 780, region: "Kota" }), "2026-11-18"))).toBe("")
	})
})

test("by whatever door, one rule", async () => {
	const write = (content: CalendarContent) =>
		writeEntry(parts(), { content, from: "2026-11-18", until: "2026-11-18" }, dewi)
	expect(await write(holiday)).toMatchObject({ ok: true })
	expect(await write(holiday)).toMatchObject({ fault: { code: "known" } })
	const letter = { kind: "letter", letterKind: "dinasLuar", letter: "090/1" } as const
	const trip = { employee: "maria", from: "2026-11-23", until: "2026-11-24", content: letter }
	expect(await writeEntry(parts(), trip, dewi)).toMatchObject({ ok: true })
	expect(await writeEntry(parts(), trip, dewi)).toMatchObject({ fault: { code: "forbidden" } })
})

test("a year's calendar: decreed and entered in order, the entered with their ids", async () => {
	await add(hours({ start: 540 }), "2026-12-23")
	await add(holiday, "2026-11-18")
	const days = await calendarOfYear(parts(), 2026)
	expect(days.filter(({ entry }) => entry !== undefined)).toMatchObject([
		{ from: "2026-11-18", kind: "libur", entry: "e2" },
		{ from: "2026-12-23", kind: "hours", start: 540, entry: "e1" },
	])
	expect(days.find(({ kind }) => kind === "season")).toMatchObject({ from: "2026-02-19" })
	expect(days.map(({ from }) => from)).toEqual(days.map(({ from }) => from).sort())
	expect((await calendarOfYear(parts(), 2025)).every(({ from }) => from < "2026")).toBe(true)
})
