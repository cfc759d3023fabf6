import { datesOfMonth } from "@hadir/shared/time/local-date.ts"
import { expect, test } from "vitest"
import { extendCalendar } from "../regulation/calendar.ts"
import { calendar, policy, scheduleId } from "../regulation/national-template.fixture.ts"
import type { WeeklySchedule } from "../regulation/schedules.ts"
import { scheduleOf } from "../regulation/terms.ts"
import { dueOn } from "./due-on.ts"
import { noRoster } from "./roster.ts"
import { weeklyDue } from "./weekly-due.ts"

const fiveDays = weekly(scheduleId)
const sixDays = weekly("enam-hari")

function weekly(id: string): WeeklySchedule {
	const schedule = scheduleOf(policy, id)
	if (schedule.kind !== "weekly") throw new Error(`${id} is no week`)
	return schedule
}

const due = (date: string, schedule: WeeklySchedule, days = calendar) =>
	weeklyDue(date, schedule, { policy, calendar: days })

function workingDays(year: number, schedule: WeeklySchedule): number[] {
	return Array.from({ length: 12 }, (_, index) => {
		const dates = datesOfMonth(`${year}-${String(index + 1).padStart(2, "0")}`)
		return dates.filter((date) => due(date, schedule).kind === "work").length
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
	["2026-03-28", "weekend"],
	["2025-08-18", "cutiBersama"],
])("%s is off: %s", (date, why) => {
	expect(due(date, fiveDays)).toMatchObject({ kind: "off", why })
})

test.each(["2026-03-25", "2025-08-19"])("%s is a working day", (date) => {
	expect(due(date, fiveDays).kind).toBe("work")
})

test.each(["2027-01-01", "2024-12-31"])("%s is undecided: its decree is not keyed in", (date) => {
	const service = [{ unit: "dinas", schedule: scheduleId }]
	const year = Number(date.slice(0, 4))
	const servant = { service, roster: noRoster }
	expect(dueOn(date, servant, { policy, calendar })).toEqual({ kind: "undecided", year })
})

test("a date that is both collective leave and a holiday is named by the holiday", () => {
	const name = "Hari jadi kota"
	const own = { date: "2026-03-23", name, kind: "libur", cite: "Perda" } as const
	expect(due(own.date, fiveDays)).toMatchObject({ why: "cutiBersama" })
	const both = extendCalendar(calendar, { holidays: [own] })
	expect(due(own.date, fiveDays, both)).toEqual({ kind: "off", why: "libur", name, cite: "Perda" })
})

test("a schedule that does not observe holidays works on them", () => {
	const serving = { ...fiveDays, observesHolidays: false }
	expect(due("2026-12-25", serving).kind).toBe("work")
})
