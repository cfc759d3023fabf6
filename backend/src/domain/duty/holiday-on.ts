import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Calendar, concerns, type Holiday } from "../regulation/calendar.ts"
import type { DayOff, WorkedHoliday } from "./duty.ts"

/**
 * The yearly joint decree (SKB 3 Menteri) and the region's own days. Where a date is both a holiday and
 * collective leave, the holiday names it.
 */
export function holidayOn(
	date: LocalDate,
	calendar: Calendar,
	region: string | undefined,
): Holiday | undefined {
	const here = (calendar.holidays.get(date) ?? []).filter((day) => concerns(day, region))
	return here.find(({ kind }) => kind === "libur") ?? here[0]
}

export const dayOffFor = (holiday: Holiday): DayOff => ({
	kind: "off",
	why: kindOf(holiday),
	name: holiday.name,
	cite: holiday.cite,
})

export const workedHoliday = (holiday: Holiday): WorkedHoliday => ({
	kind: kindOf(holiday),
	name: holiday.name,
})

const kindOf = ({ kind }: Holiday) => (kind === "libur" ? "libur" : "cutiBersama")
