import { expect, test } from "vitest"
import {
	addDays,
	dateInWords,
	datesOfMonth,
	daysBetween,
	isLocalDate,
	isLocalMonth,
	shortDate,
	weekdayOf,
} from "./local-date.ts"

test.each([
	["1969-12-31", "rabu"],
	["1970-01-01", "kamis"],
	["2026-11-22", "minggu"],
	["2026-11-23", "senin"],
	["2028-02-29", "selasa"],
])("%s is a %s", (date, weekday) => {
	expect(weekdayOf(date)).toBe(weekday)
})

test("a month holds its own days", () => {
	expect(datesOfMonth("2026-02")).toHaveLength(28)
	expect(datesOfMonth("2028-02").at(-1)).toBe("2028-02-29")
})

test("days are counted across months and years, both ways", () => {
	expect(addDays("2026-12-31", 1)).toBe("2027-01-01")
	expect(daysBetween({ from: "2026-12-31", to: "2027-01-01" })).toBe(1)
	expect(daysBetween({ from: "2026-03-01", to: "2026-02-27" })).toBe(-2)
})

test.each([
	["2026-02-29", false],
	["2028-02-29", true],
	["2026-13-01", false],
	["2026-1-1", false],
	["0000-00-00", false],
])("%s exists: %s", (text, exists) => {
	expect(isLocalDate(text)).toBe(exists)
})

test("a month is written yyyy-mm", () => {
	expect(isLocalMonth("2026-11")).toBe(true)
	expect(isLocalMonth("2026-00")).toBe(false)
	expect(isLocalMonth("2026-11-01")).toBe(false)
})

test("dates read as an Indonesian writes them", () => {
	expect(dateInWords("2026-11-03")).toBe("3 November 2026")
	expect(shortDate("2026-11-23")).toBe("Sen 23/11")
	expect(shortDate("2026-11-27")).toBe("Jum 27/11")
})
