import { expect, test } from "vitest"
import { extendCalendar, loadCalendar } from "./calendar.ts"
import { calendar } from "./national-template.fixture.ts"

const year = { year: 2026, cite: "SKB 1497/2025" }
const newYear = { date: "2026-01-01", name: "Tahun Baru", kind: "libur", cite: "SKB 1497/2025" }

test("the decrees of 2025 and 2026 are complete: 17 + 11 and 17 + 8", () => {
	const all = [...calendar.holidays.values()].flat()
	const count = (start: string, kind: string) =>
		all.filter((holiday) => holiday.date.startsWith(start) && holiday.kind === kind).length
	expect([count("2025", "libur"), count("2025", "cuti_bersama")]).toEqual([17, 11])
	expect([count("2026", "libur"), count("2026", "cuti_bersama")]).toEqual([17, 8])
})

test("a city's own day stands beside the decreed ones and leaves the calendar it came from alone", () => {
	const more = extendCalendar(calendar, {
		holidays: [{ date: "2026-04-27", name: "HUT Kota", kind: "libur", cite: "Perwali 1/2026" }],
	})
	expect(more.holidays.get("2026-04-27")).toHaveLength(1)
	expect(more.holidays.size).toBe(calendar.holidays.size + 1)
	expect(calendar.holidays.has("2026-04-27")).toBe(false)
})

test.each([
	[
		{ name: "x", years: [year], holidays: [{ ...newYear, kind: "merah" }] },
		/"libur", "cuti_bersama"/,
	],
	[
		{ name: "x", years: [year], holidays: [{ ...newYear, cite: "" }] },
		/"holidays\[0\]\.cite": harus diisi\./,
	],
	[{ name: "x", years: [year], holidays: [{ ...newYear, date: "2027-01-01" }] }, /tahun 2027/],
	[{ name: "x", years: [], holidays: [] }, /"years": paling sedikit 1 baris/],
])("list %# is refused with a sentence", (list, sentence) => {
	const loaded = loadCalendar(list)
	expect(loaded.ok ? "" : loaded.fault.message).toMatch(sentence)
})
