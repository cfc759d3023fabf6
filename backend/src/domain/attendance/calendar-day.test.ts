import { datesOfMonth } from "@hadir/shared/time/local-date.ts"
import { expect, test } from "vitest"
import { addHolidays } from "../regulation/calendar.ts"
import { calendar, policy, scheduleId } from "../regulation/national-template.fixture.ts"
import type { Schedule } from "../regulation/policy.ts"
import { scheduleOf } from "../regulation/terms.ts"
import { calendarDay } from "./calendar-day.ts"

const fiveDays = scheduleOf(policy, scheduleId)
const sixDays: Schedule = {
	...fiveDays,
	rows: fiveDays.rows.map((row) => ({
		...row,
		days: [...row.days, { day: "sabtu", start: 450, end: 780, restMinutes: 0 }],
	})),
}

function workingDays(year: number, schedule: Schedule): number[] {
	return Array.from({ length: 12 }, (_, index) => {
		const dates = datesOfMonth(`${year}-${String(index + 1).padStart(2, "0")}`)
		return dates.filter((date) => calendarDay(date, schedule, calendar).kind === "workingDay")
			.length
	})
}

test.each([
	[2025, 5, fiveDays, [19, 20, 19, 16, 17, 18, 23, 20, 21, 23, 20, 21]],
	[2026, 5, fiveDays, [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]],
	[2025, 6, sixDays, [23, 24, 23, 20, 22, 22, 27, 25, 25, 27, 25, 25]],
	[2026, 6, sixDays, [25, 22, 20, 25, 21, 24, 27, 24, 26, 27, 25, 25]],
])("SKB 3 Menteri %i, working days of a %i-day week", (year, _, schedule, counts) => {
	expect(workingDays(year, schedule)).toEqual(counts)
})

test.each([
	["2026-03-20", "cutiBersama"],
	["2026-03-22", "libur"],
	["2026-03-25", "workingDay"],
	["2026-03-28", "weekend"],
	["2025-08-18", "cutiBersama"],
	["2025-08-19", "workingDay"],
	["2027-01-01", "undecided"],
	["2024-12-31", "undecided"],
])("%s is %s", (date, kind) => {
	expect(calendarDay(date, fiveDays, calendar).kind).toBe(kind)
})

test("a date that is both collective leave and a holiday is named by the holiday", () => {
	const name = "Hari jadi kota"
	const own = { date: "2026-03-23", name, kind: "libur", cite: "Perda" } as const
	expect(calendarDay(own.date, fiveDays, calendar).kind).toBe("cutiBersama")
	const both = addHolidays(calendar, [own])
	expect(calendarDay(own.date, fiveDays, both)).toEqual({ kind: "libur", name, cite: "Perda" })
})

test("a schedule that does not observe holidays works on them", () => {
	const serving = { ...fiveDays, observesHolidays: false }
	expect(calendarDay("2026-12-25", serving, calendar).kind).toBe("workingDay")
})
