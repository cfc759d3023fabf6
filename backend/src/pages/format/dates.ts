// Dates arrive as yyyy-mm-dd and months as yyyy-mm; neither has a zone, so the arithmetic is in UTC.
import { dayNames, monthNames } from "@hadir/shared/time/indonesian-names.ts"

export const shortDayNames = dayNames.map((name) => name.slice(0, 3))

/** "Senin, 23 November 2026" */
export function formatLongDate(date: string): string {
	return `${dayName(date)}, ${dayOfMonth(date)} ${formatMonth(monthOf(date))}`
}

/** "Kamis, 12 November" */
export function formatDayAndMonth(date: string): string {
	return `${dayName(date)}, ${dayOfMonth(date)} ${monthName(monthOf(date))}`
}

/** "Sen 2" */
export function formatShortDay(date: string): string {
	return `${dayName(date).slice(0, 3)} ${dayOfMonth(date)}`
}

/** "23/11" */
export function formatSlashDate(date: string): string {
	return `${dayOfMonth(date)}/${Number(date.slice(5, 7))}`
}

/** "November 2026" */
export function formatMonth(month: string): string {
	return `${monthName(month)} ${month.slice(0, 4)}`
}

export const dayName = (date: string): string => dayNames[weekdayOf(date)] ?? date

export const dayOfMonth = (date: string): number => Number(date.slice(8, 10))

export const monthOf = (date: string): string => date.slice(0, 7)

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(date: string): number {
	return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
}

export const isWeekend = (date: string): boolean => weekdayOf(date) >= 5

/** The month `count` months later, or earlier where it is negative. */
export function addMonths(month: string, count: number): string {
	const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
	return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`
}

/** Every date of the month, in order. */
export function datesOf(month: string): string[] {
	const length = new Date(
		Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0),
	).getUTCDate()
	return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`)
}

const monthName = (month: string): string => monthNames[Number(month.slice(5, 7)) - 1] ?? month
