import { expect, test } from "vitest"
import {
	addMonths,
	datesOf,
	formatDayAndMonth,
	formatLongDate,
	formatMonth,
	formatShortDay,
	formatSlashDate,
	isWeekend,
	weekdayOf,
} from "./dates.ts"

test("a date is written as Indonesian offices write it", () => {
	expect(formatLongDate("2026-11-23")).toBe("Senin, 23 November 2026")
	expect(formatDayAndMonth("2026-11-12")).toBe("Kamis, 12 November")
	expect(formatShortDay("2026-11-02")).toBe("Sen 2")
	expect(formatSlashDate("2026-03-09")).toBe("9/3")
	expect(formatMonth("2026-01")).toBe("Januari 2026")
})

test.each([
	["2026-11-20", 4, false],
	["2026-11-21", 5, true],
	["2026-11-22", 6, true],
	["2026-11-23", 0, false],
])("%s is day %i of the week, weekend: %s", (date, weekday, weekend) => {
	expect(weekdayOf(date)).toBe(weekday)
	expect(isWeekend(date)).toBe(weekend)
})

test.each([
	["2026-12", 1, "2027-01"],
	["2026-01", -1, "2025-12"],
	["2026-11", 0, "2026-11"],
	["2026-11", -23, "2024-12"],
])("%s and %i months is %s", (month, count, result) => {
	expect(addMonths(month, count)).toBe(result)
})

test("a month has its own days", () => {
	expect(datesOf("2026-11")).toHaveLength(30)
	expect(datesOf("2028-02").at(-1)).toBe("2028-02-29")
	expect(datesOf("2027-02").at(-1)).toBe("2027-02-28")
})
