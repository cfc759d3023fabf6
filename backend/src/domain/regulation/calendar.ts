// Days off, seasons and days with hours of their own, by date and region, as decrees and decisions name them.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { explainIssues } from "./explain-issues.ts"
import { clock, localDate, minutes } from "./policy-fields.ts"

/** Absent: everywhere. A region is a name that units bear, such as an island with a day of its own. */
const region = z.string().min(1).optional()
const named = { name: z.string().min(1), cite: z.string().min(1), region }

export const holidaySchema = z.strictObject({
	date: localDate,
	kind: z.enum(["libur", "cuti_bersama"]),
	...named,
})

/** One date on which work starts later or ends earlier: a half day before a feast. */
export const specialHoursSchema = z
	.strictObject({
		date: localDate,
		start: clock.optional(),
		end: clock.optional(),
		restMinutes: minutes.optional(),
		...named,
	})
	.refine(({ start, end }) => start !== undefined || end !== undefined, {
		path: ["start"],
		error: "atau end harus diisi",
	})

/** From the first to the last day by decree: Ramadan. Hours of the season are the schedules'. */
export const seasonSchema = z
	.strictObject({ season: z.string().min(1), from: localDate, until: localDate, ...named })
	.refine(({ from, until }) => until >= from, {
		path: ["until"],
		error: "harus sesudah tanggal mulai",
	})

const calendarSchema = z.strictObject({
	name: z.string().min(1),
	years: z.array(z.strictObject({ year: z.int(), cite: z.string().min(1) })).min(1),
	holidays: z.array(holidaySchema),
	seasons: z.array(seasonSchema).optional(),
	specialHours: z.array(specialHoursSchema).optional(),
})

export type Holiday = z.infer<typeof holidaySchema>
export type Season = z.infer<typeof seasonSchema>
export type SpecialHours = z.infer<typeof specialHoursSchema>

export type Calendar = {
	/** Years whose decree has been keyed in; in any other year nobody knows which days are off. */
	readonly years: ReadonlySet<number>
	readonly holidays: ReadonlyMap<LocalDate, readonly Holiday[]>
	readonly seasons: readonly Season[]
	readonly specialHours: ReadonlyMap<LocalDate, readonly SpecialHours[]>
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
	const { holidays, seasons = [], specialHours = [] } = parsed.data
	const years = new Set(parsed.data.years.map(({ year }) => year))
	const stray = holidays.find(({ date }) => !years.has(yearOf(date)))
	if (stray !== undefined) {
		const year = yearOf(stray.date)
		return fail(
			"calendar",
			`Daftar libur: ${stray.date} ada, tetapi tahun ${year} tidak ada di "years".`,
		)
	}
	const known = { ...emptyCalendar, years }
	return succeed(extendCalendar(known, { holidays, seasons, specialHours }))
}

/** No decree is known: every day is undecided. */
export const emptyCalendar: Calendar = {
	years: new Set(),
	holidays: new Map(),
	seasons: [],
	specialHours: new Map(),
}

/** What a city adds to the decrees. */
export type CalendarAdditions = {
	readonly years?: readonly number[]
	readonly holidays?: readonly Holiday[]
	readonly seasons?: readonly Season[]
	readonly specialHours?: readonly SpecialHours[]
}

/** The calendar with further days, such as a city's own holiday; the decreed ones stay. */
export function extendCalendar(calendar: Calendar, more: CalendarAdditions): Calendar {
	return {
		years: new Set([...calendar.years, ...(more.years ?? [])]),
		holidays: withMore(calendar.holidays, more.holidays ?? []),
		seasons: [...calendar.seasons, ...(more.seasons ?? [])],
		specialHours: withMore(calendar.specialHours, more.specialHours ?? []),
	}
}

function withMore<Row extends { readonly date: LocalDate }>(
	rows: ReadonlyMap<LocalDate, readonly Row[]>,
	more: readonly Row[],
): ReadonlyMap<LocalDate, readonly Row[]> {
	const all = new Map(rows)
	for (const row of more) all.set(row.date, [...(all.get(row.date) ?? []), row])
	return all
}

/** Whether a row of the calendar concerns the region; undefined: a unit that bears none. */
export function concerns(
	row: { readonly region?: string | undefined },
	region: string | undefined,
): boolean {
	return row.region === undefined || row.region === region
}

export function yearOf(date: LocalDate): number {
	return Number(date.slice(0, 4))
}
