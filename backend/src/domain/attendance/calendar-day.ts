import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Calendar, yearOf } from "../regulation/calendar.ts"
import type { Schedule, WeekRow, WorkingHours } from "../regulation/policy.ts"
import { hoursOn, weekOn } from "../regulation/terms.ts"

/** `undecided`: no decree on the year's holidays is keyed in, so nobody can know what is due. */
export type CalendarDay =
	| { readonly kind: "workingDay"; readonly hours: WorkingHours; readonly week: WeekRow }
	| { readonly kind: "weekend"; readonly cite: string }
	| { readonly kind: "libur" | "cutiBersama"; readonly name: string; readonly cite: string }
	| { readonly kind: "undecided"; readonly year: number }

/**
 * Perpres 21/2023 art. 3 and the yearly joint decree (SKB 3 Menteri): work is due on the schedule's
 * weekdays, except on national holidays and collective leave where the schedule observes them. A
 * holiday keeps its name on a free weekday. Where a date is both a holiday and collective leave, the
 * holiday names it.
 */
export function calendarDay(date: LocalDate, schedule: Schedule, calendar: Calendar): CalendarDay {
	const year = yearOf(date)
	if (!calendar.years.has(year)) return { kind: "undecided", year }
	const holidays = schedule.observesHolidays ? (calendar.holidays.get(date) ?? []) : []
	const holiday = holidays.find(({ kind }) => kind === "libur") ?? holidays[0]
	if (holiday !== undefined) {
		const kind = holiday.kind === "libur" ? "libur" : "cutiBersama"
		return { kind, name: holiday.name, cite: holiday.cite }
	}
	const week = weekOn(schedule, date)
	const hours = hoursOn(week, date)
	if (hours === undefined) return { kind: "weekend", cite: week.sources.start.cite }
	return { kind: "workingDay", hours, week }
}
