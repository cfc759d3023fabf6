// An old system's month beside ours: what agrees, what differs, and the guess at why.
import { describe, expect, test } from "vitest"
import type { Letter } from "../attendance/person-facts.ts"
import { recapOf } from "../attendance/recap.ts"
import { type SomeDays, someDays } from "../attendance/some-days.fixture.ts"
import type { Cell, SheetRow } from "../imports/sheet.ts"
import { compareMonth } from "./compare-month.ts"
import type { OurPerson } from "./difference.ts"
import { readOldRecap } from "./old-recap.ts"

const nip = "198609262015051001"
const month = "2026-11"
const rowsOf = (...rows: (string | number)[][]): SheetRow[] =>
	rows.map((cells, index) => ({
		row: index + 1,
		cells: cells.map(
			(value): Cell => ({
				text: String(value),
				kind: typeof value === "number" ? "number" : "text",
			}),
		),
	}))
const person = (given: SomeDays): OurPerson => {
	const days = someDays(given)
	return { nip, name: "Maria", unit: "Dinas Kesehatan", days, recap: recapOf(days) }
}
function compare(rows: SheetRow[], ours: OurPerson, codes: Record<string, string> = {}) {
	const old = readOldRecap(rows, { month, map: new Map(), isFraction: false })
	if (!old.ok) throw new Error(old.fault.message)
	return compareMonth(old.value, [ours], new Map(Object.entries(codes)))
}
/** A Wednesday; the days around it are empty in the old grid. */
const date = "2026-11-04"
const grid = (code: string) => rowsOf(["NIP", 3, 4, 5], [nip, "", code, ""])
const present = [`${date} 07:20:00`, `${date} 16:10:00`]
const letters = (kind: Letter["kind"]): Partial<SomeDays> => ({
	more: { letters: [{ kind, from: date, until: date, letter: "851/7" }] },
})

describe("a grid of codes", () => {
	test.each<[string, Partial<SomeDays>]>([
		["H", { punches: present }],
		["TM1", { punches: [`${date} 07:45:00`, present[1] ?? ""] }],
		["H, TL1", { punches: [`${date} 07:45:00`, present[1] ?? ""] }],
		["T1 P1", { punches: [`${date} 07:45:00`, `${date} 15:45:00`] }],
		["PCM", { punches: [present[0] ?? ""] }],
		["alpa", {}],
		["CT", letters("cutiTahunan")],
		["DKLT", letters("diklat")],
	])("%s agrees", (code, given) => {
		const found = compare(grid(code), person({ from: date, ...given }))
		expect(found).toMatchObject({ compared: 1, agreeing: 1, differences: [], agreeingPeople: 1 })
	})

	const late = (clock: string) => ({ punches: [`${date} ${clock}`, present[1] ?? ""] })
	const disputed = { when: present[0] ?? "", doubt: "disputed" as const }
	const bounded = { when: `${date} 07:33:00`, errSeconds: 300 }
	const duty = (shifts: string[]) => ({ schedule: "piket", roster: { [date]: shifts } })
	test.each<[string, string, Partial<SomeDays>]>([
		["letterMissing", "C", { punches: present }],
		["letterOnlyHere", "H", letters("dinasLuar")],
		["letterKind", "S", letters("cutiTahunan")],
		["punchesMissing", "H", {}],
		["punchesOnlyHere", "TK", { punches: present }],
		["punchMissing", "H", { punches: [present[0] ?? ""] }],
		["schedule", "H", { punches: [`${date} 03:00:00`] }],
		["schedule", "TL1", { punches: present }],
		["schedule", "H", late("07:52:00")],
		["seconds", "H", late("07:31:10")],
		["seconds", "TL1", late("07:30:59")],
		["seconds", "TL1", late("08:01:00")],
		["clock", "TL1", { punches: [bounded, present[1] ?? ""] }],
		["calendar", "L", { punches: present }],
		[
			"calendar",
			"H",
			{ calendar: { holidays: [{ date, kind: "libur", name: "Hari jadi", cite: "x" }] } },
		],
		["roster", "H", { schedule: "piket" }],
		["schedule", "H", duty([])],
		["service", "H", { service: [{ unit: "dinas", schedule: "lima-hari", from: "2026-12-01" }] }],
		["waiting", "H", { punches: [disputed, present[1] ?? ""] }],
		[
			"decided",
			"TL1",
			{ more: { excuses: [{ date, end: "day", reason: "banjir", letter: "1" }] } },
		],
	])("%s: the old system says %s", (cause, code, given) => {
		const [found] = compare(grid(code), person({ from: date, ...given })).differences
		expect(found).toMatchObject({ date, cause })
		expect(found?.why, "our own sentence goes along").not.toBe("")
	})

	test("codes of the city's own are said; unknown ones are named, not guessed", () => {
		const ours = person({ from: date, punches: present })
		expect(compare(grid("HD"), ours, { HD: "H" })).toMatchObject({ compared: 1, agreeing: 1 })
		expect(compare(grid("HD"), ours)).toMatchObject({
			compared: 0,
			refused: [{ row: 2, why: expect.stringMatching(/"HD" tidak dikenal.*--codes HD=H/) }],
		})
	})

	test("people whom only one of both knows are named", () => {
		const rows = rowsOf(["NIP", 3, 4], ["199003122019031002", "", "H"], ["1.98E+17", "", "H"])
		expect(compare(rows, person({ from: date }))).toMatchObject({
			...{ people: 0, onlyThere: ["199003122019031002"], onlyHere: [{ nip, name: "Maria" }] },
			refused: [{ row: 3, why: expect.stringMatching(/Jadikan kolom itu Teks/) }],
		})
	})
})

describe("totals of a person", () => {
	const headings = [
		"No",
		"NIP/Nama",
		"HK",
		"Hadir",
		"TL",
		"C",
		"DL",
		"TD",
		"DKLT",
		"TK",
		"Pot FP %",
	]
	const week = { from: "2026-11-02", through: "2026-11-06" }
	const days = ["02", "03", "04"].flatMap((day) => [`2026-11-${day} 07:20`, `2026-11-${day} 16:10`])
	const ours = person({
		...{ ...week, punches: days },
		more: { letters: [{ kind: "diklat", from: "2026-11-05", until: "2026-11-05", letter: "1" }] },
	})
	const totals = (...numbers: (string | number)[]) =>
		compare(rowsOf(headings, [1, `Maria Goreti\n${nip}`, ...numbers]), ours)

	test("that agree, name and NIP in one cell, percent as it is printed", () => {
		expect(totals(5, 3, 0, 0, 0, 0, 1, 1, "3,00 %")).toMatchObject({
			...{ form: "totals", compared: 7, agreeing: 7, differences: [] },
		})
	})

	test("a letter that is not here explains the day without punches and its cut", () => {
		const { differences } = totals(5, 3, 0, 1, 0, 0, 1, 0, "0")
		expect(differences.map(({ total, cause }) => `${total} ${cause}`)).toEqual([
			...["TK letterMissing", "Cuti letterMissing", "Potongan letterMissing"],
		])
		expect(differences[0]).toMatchObject({ theirs: "0", ours: "1" })
		expect(differences[0]?.why).toMatch(/^2026-11-06: Tidak ada ketukan/)
	})

	test("other holidays, other rates", () => {
		expect(totals(4, 3, 0, 0, 0, 0, 1, 1, "3").differences).toMatchObject([
			{ total: "HK", cause: "calendar" },
		])
		expect(totals(5, 3, 0, 0, 0, 0, 1, 1, 5).differences).toMatchObject([
			{ total: "Potongan", theirs: "5 %", ours: "3 %", cause: "rates" },
		])
	})

	test("a file without any column that both have is refused", () => {
		const old = readOldRecap(rowsOf(["NIP", "Alamat"], [nip, "Jl."]), {
			...{ month, map: new Map(), isFraction: false },
		})
		expect(old).toMatchObject({
			ok: false,
			fault: { message: expect.stringMatching(/Tidak ada kolom/) },
		})
	})
})
