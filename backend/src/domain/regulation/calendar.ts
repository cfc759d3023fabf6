// Holidays and collective leave, and the years for which a decree says which days they are.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { explainIssues } from "./explain-issues.ts"
import { localDate } from "./policy.ts"

export const holidaySchema = z.strictObject({
	date: localDate,
	name: z.string().min(1),
	kind: z.enum(["libur", "cuti_bersama"]),
	cite: z.string().min(1),
})

const calendarSchema = z.strictObject({
	name: z.string().min(1),
	years: z.array(z.strictObject({ year: z.int(), cite: z.string().min(1) })).min(1),
	holidays: z.array(holidaySchema),
})

export type Holiday = z.infer<typeof holidaySchema>

export type Calendar = {
	/** Years whose decree has been keyed in; in any other year nobody knows which days are off. */
	readonly years: ReadonlySet<number>
	readonly holidays: ReadonlyMap<LocalDate, readonly Holiday[]>
}

/** Reads a holiday list out of parsed JSON. */
export function loadCalendar(value: unknown): Result<Calendar, Fault<"calendar">> {
	const parsed = calendarSchema.safeParse(value)
	if (!parsed.success) {
		return fail(
			"calendar",
			`Daftar libur belum dapat dipakai. ${explainIssues(parsed.error.issues)}`,
		)
	}
	const years = new Set(parsed.data.years.map(({ year }) => year))
	const stray = parsed.data.holidays.find(({ date }) => !years.has(yearOf(date)))
	if (stray !== undefined) {
		const year = yearOf(stray.date)
		return fail(
			"calendar",
			`Daftar libur: ${stray.date} ada, tetapi tahun ${year} tidak ada di "years".`,
		)
	}
	return succeed(addHolidays({ years, holidays: new Map() }, parsed.data.holidays))
}

/** The calendar with further days, such as a city's own holiday; the decreed ones stay. */
export function addHolidays(calendar: Calendar, more: readonly Holiday[]): Calendar {
	const holidays = new Map(calendar.holidays)
	for (const holiday of more) {
		holidays.set(holiday.date, [...(holidays.get(holiday.date) ?? []), holiday])
	}
	return { years: calendar.years, holidays }
}

export function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4))
}
