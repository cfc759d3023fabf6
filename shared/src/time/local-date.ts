// Calendar dates of a place, as text: yyyy-mm-dd sorts and compares as it reads.
import { Temporal } from "temporal-polyfill"

/** A work date, yyyy-mm-dd, in the zone of the site. */
export type LocalDate = string
/** A month, yyyy-mm. */
export type LocalMonth = string

export const weekdays = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"] as const
export type Weekday = (typeof weekdays)[number]

const months = [
	"Januari",
	"Februari",
	"Maret",
	"April",
	"Mei",
	"Juni",
	"Juli",
	"Agustus",
	"September",
	"Oktober",
	"November",
	"Desember",
] as const

export function weekdayOf(date: LocalDate): Weekday {
	const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1]
	if (weekday === undefined) throw new Error("a week has seven days")
	return weekday
}

/** The dates of a month, first to last. */
export function datesOfMonth(month: LocalMonth): readonly LocalDate[] {
	const { daysInMonth } = Temporal.PlainYearMonth.from(month)
	return Array.from({ length: daysInMonth }, (_, index) => `${month}-${twoDigits(index + 1)}`)
}

export function addDays(date: LocalDate, days: number): LocalDate {
	return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween({ from, to }: { from: LocalDate; to: LocalDate }): number {
	if (from === to) return 0
	return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days
}

/** "23 November 2026", as an Indonesian reader expects a date in a sentence. */
export function dateInWords(date: LocalDate): string {
	const { day, month, year } = Temporal.PlainDate.from(date)
	return `${day} ${months[month - 1]} ${year}`
}

/** "Sen 23/11": weekday, day and month of one line in a table. */
export function shortDate(date: LocalDate): string {
	const weekday = weekdayOf(date)
	const name = `${weekday.charAt(0).toUpperCase()}${weekday.slice(1, 3)}`
	return `${name} ${date.slice(8, 10)}/${date.slice(5, 7)}`
}

/** Whether the text is a date that exists: 2026-02-29 is not. */
export function isLocalDate(text: string): text is LocalDate {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
	return datesExist(text.slice(0, 7)) && datesOfMonth(text.slice(0, 7)).includes(text)
}

export function isLocalMonth(text: string): text is LocalMonth {
	return /^\d{4}-\d{2}$/.test(text) && datesExist(text)
}

function datesExist(month: string): boolean {
	const number = Number(month.slice(5, 7))
	return number >= 1 && number <= 12
}

function twoDigits(number: number): string {
	return String(number).padStart(2, "0")
}
