// Somebody who moved within the month, on real files: each day is that day's unit's, whatever the list says now.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { askCorrection } from "./ask-correction.ts"
import { decideEntry } from "./decide-entry.ts"
import { writeEntries } from "./keep-entries.ts"
import { missingRosters } from "./missing-rosters.ts"
import { monthRows } from "./month-file.ts"
import { recapRows } from "./month-recap.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { personMonth } from "./person-month.ts"
import { everyUnit } from "./ports.ts"
import { proposeExcuse } from "./propose-excuse.ts"

let office: OfficeLog
let made = 0
const dewi: Actor = { username: "dewi", role: "bkpsdm" }

beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	const names = { dinkes: "Dinas Kesehatan", rsud: "RSUD S. K. Lerik", bkad: "BKAD" }
	const units = Object.entries(names).map(([id, name], position) => ({ id, name, position }))
	await office.office.insertInto("unit").values(units).execute()
	const person = (id: string, of: string, nip: string) => ({
		...{ id, nip, name: id, short_name: id, unit: of, grade: "III/c" },
		...{ schedule: "lima-hari", employed_from: "2020-01-01", employed_until: null },
	})
	const people = [
		person("maria", "rsud", "198609262015051001"),
		person("yusuf", "dinkes", "199003112014021002"),
	]
	await office.office.insertInto("employee").values(people).execute()
	await office.seenSince2025("dinkes", "rsud")
	// The list has Maria where she is now; until the 15th she was at the health office.
	const spell = (unit: string, schedule: string) => ({ kind: "spell", unit, schedule }) as const
	const wishes = [
		{ from: "2020-01-01", until: "2026-11-15", content: spell("dinkes", "lima-hari") },
		{ from: "2026-11-16", until: "2026-11-29", content: spell("rsud", "piket") },
	].map((wish) => ({ employee: "maria", ...wish }))
	const written = await writeEntries(parts(), wishes, dewi)
	if (!written.ok) throw new Error(written.fault.message)
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: office.service, regulation: { policy, calendar } },
	...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 15), makeId: () => `e${++made}` },
})
const month = "2026-11"

describe("files", () => {
	test("the month's days each under the unit of that day", async () => {
		const rows = await monthRows(parts(), { month, scope: everyUnit, employee: "maria" })
		const unitOn = (date: string) => rows.find(({ day }) => day.date === date)?.unit
		expect([unitOn("2026-11-15"), unitOn("2026-11-16"), unitOn("2026-11-30")]).toEqual([
			...["Dinas Kesehatan", "RSUD S. K. Lerik", "RSUD S. K. Lerik"],
		])
	})

	test.each([
		["both units have the person in their recap of the month", "2026-11", ["maria", "yusuf"]],
		["the month before is the old unit's alone", "2026-10", ["maria", "yusuf"]],
		["the month after is the new unit's alone", "2026-12", ["yusuf"]],
	])("%s", async (_, of, names) => {
		const rows = await recapRows(parts(), { month: of, unit: "dinkes", scope: everyUnit })
		expect(rows.map(({ name }) => name).sort()).toEqual(names)
	})

	test("the recap names the unit of the month's last day", async () => {
		const unitIn = async (of: string) =>
			(await recapRows(parts(), { month: of, scope: everyUnit })).find(
				({ name }) => name === "maria",
			)?.unit
		expect(await unitIn("2026-10")).toBe("Dinas Kesehatan")
		expect(await unitIn("2026-11")).toBe("RSUD S. K. Lerik")
	})
})

describe("who may see the month", () => {
	test.each([
		["2026-10", "dinkes", "Dinas Kesehatan", "5 hari kerja"],
		["2026-11", "dinkes", "RSUD S. K. Lerik", "5 hari kerja"],
		["2026-11", "rsud", "RSUD S. K. Lerik", "5 hari kerja"],
		["2026-10", "rsud", undefined, undefined],
		["2026-11", "bkad", undefined, undefined],
	])("%s for %s", async (of, unit, header, schedule) => {
		const found = await personMonth(parts(), { employee: "maria", month: of, scope: { unit } })
		expect(found?.employee.unit).toBe(header)
		expect(found?.employee.schedule).toBe(schedule)
	})
})

test("who is reminded of a missing roster is the unit that should have written it", async () => {
	const [missing, ...others] = await missingRosters(parts(), month)
	expect(missing).toMatchObject({ unit: "rsud", unitName: "RSUD S. K. Lerik" })
	expect(missing?.people[0]?.dates.at(0)).toBe("2026-11-16")
	expect(others).toEqual([])
})

test("an outage touches whoever served there on that date", async () => {
	const window = { from: 7 * 3600, until: 8 * 3600 }
	const touched = async (unit: string, date: string) =>
		(await proposeExcuse(parts(), { unit, date, ...window }, everyUnit)).touched
			.map(({ employee }) => employee)
			.sort()
	expect(await touched("dinkes", "2026-11-13")).toEqual(["maria", "yusuf"])
	expect(await touched("dinkes", "2026-11-30")).toEqual(["yusuf"])
	expect(await touched("rsud", "2026-11-13")).toEqual([])
	expect(await touched("rsud", "2026-11-30")).toEqual(["maria"])
})

describe("a correction is checked against its day before it is written", () => {
	const ask = (date: string, clock: number, unit?: string) =>
		askCorrection(
			parts(),
			{ employee: "maria", date, end: "arrival", second: clock * 3600, reason: "lupa" },
			{ username: "rambu", role: "operator", unit },
		)
	test.each([
		["a day that fits", "2026-11-13", 7, undefined],
		["a Sunday", "2026-11-15", 7, "tidak ada jam kerja"],
		["nobody rostered it", "2026-11-17", 7, "Giliran pada 2026-11-17 belum"],
		["in the evening", "2026-11-13", 19, "19:00 di luar"],
	])("%s", async (_, date, clock, words) => {
		const asked = await ask(date, clock)
		expect(asked.ok ? undefined : asked.fault.message).toEqual(
			words === undefined ? undefined : expect.stringContaining(words),
		)
		const entries = await office.book.touching({
			...{ people: ["maria"], dates: { from: date, through: date }, kinds: ["correction"] },
		})
		expect(entries).toHaveLength(words === undefined ? 1 : 0)
	})

	test("and again when it is agreed to, for the day may have changed since", async () => {
		const asked = await ask("2026-11-13", 7)
		if (!asked.ok) throw new Error(asked.fault.message)
		const [entry] = asked.value
		const content = {
			kind: "holiday",
			holidayKind: "libur",
			name: "HUT",
			cite: "SK 7/2026",
		} as const
		expect(entry?.content.kind).toBe("correction")
		const wish = { from: "2026-11-13", until: "2026-11-13", content }
		expect(await writeEntries(parts(), [wish], dewi)).toMatchObject({ ok: true })
		const step = { entry: entry?.id ?? "", kind: "agreed", reason: "" } as const
		const superior: Actor = { username: "kepala", role: "superior" }
		expect(await decideEntry(parts(), step, superior)).toMatchObject({
			fault: { code: "forbidden", message: expect.stringMatching(/tidak ada jam kerja.*tolak/) },
		})
	})

	test("by the unit of that date", async () => {
		expect(await ask("2026-11-13", 7, "dinkes")).toMatchObject({ ok: true })
		expect(await ask("2026-10-13", 7, "rsud")).toMatchObject({ fault: { code: "no-person" } })
	})
})
