// Calendar dates of a place, as text: yyyy-mm-dd sorts and compares as it reads.
import { Temporal } from "temporal-polyfill"
import { monthNames } from "./indonesian-names.ts"

/** A work date, yyyy-mm-dd, in the zone of the site. */
export type LocalDate = string
/** A month, yyyy-mm. */
export type LocalMonth = string

export const weekdays = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"] as const
export type Weekday = (typeof weekdays)[number]

/** 1 January 1970 was a Thursday. */
const firstEpochWeekday = 3
/** Some years of dates; beyond this the cache starts afresh. */
const maxCachedDays = 20_000
const epochDays = new Map<LocalDate, number>()
const epochDates = new Map<number, LocalDate>()

export function weekdayOf(date: LocalDate): Weekday {
	const weekday = weekdays[(((epochDay(date) + firstEpochWeekday) % 7) + 7) % 7]
	if (weekday === undefined) throw new Error("a week has seven days")
	return weekday
}

/** The dates of a month, first to last. */
export function datesOfMonth(month: LocalMonth): readonly LocalDate[] {
	const { daysInMonth } = Temporal.PlainYearMonth.from(month)
	return Array.from({ length: daysInMonth }, (_, index) => `${month}-${twoDigits(index + 1)}`)
}

export function addDays(date: LocalDate, days: number): LocalDate {
	return dateOfEpochDay(epochDay(date) + days)
}

/** The same day so many months later, or the month's last where it has no such day: 31 Jan + 1 is 28 Feb. */
export function addMonths(date: LocalDate, months: number): LocalDate {
	return Temporal.PlainDate.from(date).add({ months }).toString()
}

/** The date so many days after 1 January 1970. */
export function dateOfEpochDay(day: number): LocalDate {
	const known = epochDates.get(day)
	if (known !== undefined) return known
	const date = Temporal.PlainDate.from("1970-01-01").add({ days: day }).toString()
	if (epochDates.size >= maxCachedDays) epochDates.clear()
	epochDates.set(day, date)
	return date
}

/** Whole days from one date to another; negative when `to` lies before `from`. */
export function daysBetween({ from, to }: { from: LocalDate; to: LocalDate }): number {
	return epochDay(to) - epochDay(from)
}

/** "23 November 2026", as an Indonesian reader expects a date in a sentence. */
export function dateInWords(date: LocalDate): string {
	const { day, month, year } = Temporal.PlainDate.from(date)
	return `${day} ${monthNames[month - 1]} ${year}`
}

/** "November 2026" of "2026-11". */
export function monthInWords(month: LocalMonth): string {
	return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
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

/** Days since 1970, asked of Temporal once a date: the month of 5,000 people asks 300,000 times. */
function epochDay(date: LocalDate): number {
	const known = epochDays.get(date)
	if (known !== undefined) return known
	const midnight = Temporal.PlainDate.from(date).toZonedDateTime("UTC").epochMilliseconds
	if (epochDays.size >= maxCachedDays) epochDays.clear()
	epochDays.set(date, midnight / 86_400_000)
	return midnight / 86_400_000
}

function datesExist(month: string): boolean {
	const number = Number(month.slice(5, 7))
	return number >= 1 && number <= 12
}

function twoDigits(number: number): string {
	return String(number).padStart(2, "0")
}

/** From the first to the last, both included; none where the last lies before. */
export function datesBetween(from: LocalDate, through: LocalDate): LocalDate[] {
	const first = epochDay(from)
	return Array.from({ length: Math.max(0, epochDay(through) - first + 1) }, (_, index) =>
		dateOfEpochDay(first + index),
	)
}
