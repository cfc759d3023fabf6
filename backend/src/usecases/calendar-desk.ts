// Days off, seasons and special hours of a city: shown with whom they move, then written.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import {
	calendarKinds,
	isCalendarKind,
	judgeAddition,
} from "../domain/entries/calendar-addition.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import type { CalendarContent } from "../domain/entries/entry-contents.ts"
import { calendarOf } from "../domain/entries/facts-of-entries.ts"
import { counts } from "../domain/entries/standing.ts"
import { extendCalendar, yearOf } from "../domain/regulation/calendar.ts"
import { type MovedDays, movedDays } from "./imports/moved-days.ts"
import { composeEntries, type EntryFault, type EntryParts, type EntryWish } from "./keep-entries.ts"
import type { MonthParts } from "./person-month.ts"
import { everyUnit, type Registry } from "./ports.ts"

export type CalendarWish = EntryWish & { readonly content: CalendarContent }

export const isCalendarWish = (wish: EntryWish): wish is CalendarWish =>
	isCalendarKind(wish.content.kind)

export type CalendarOutcome = {
	readonly entries: readonly Entry[]
	readonly notes: readonly string[]
	/** Of a preview: whose days would count otherwise. */
	readonly moved?: MovedDays
}

export type CalendarParts = EntryParts &
	Omit<MonthParts, "registry"> & { readonly registry: Registry }

/** @param isApplied false: shown only, with whom it would move */
export async function addToCalendar(
	parts: CalendarParts,
	wish: CalendarWish & { readonly isApplied: boolean },
	actor: Actor,
): Promise<Result<CalendarOutcome, EntryFault | Fault<"known">>> {
	const { isApplied, ...asked } = wish
	const composed = await composeEntries(parts, [asked], { actor })
	if (!composed.ok) return composed
	const { from, until = from, content } = asked
	const { policy } = parts.regulation
	const verdict = judgeAddition(
		{ from, until, content },
		{ policy, calendar: await calendarNow(parts) },
	)
	if (verdict.kind === "refused") return fail("bad-entry", verdict.why)
	if (verdict.kind === "known") {
		return fail("known", "Kalender sudah mengatakannya; tidak ada yang perlu ditulis.")
	}
	const entries = composed.value
	const { notes } = verdict
	if (isApplied) {
		await parts.book.add(entries)
		return succeed({ entries, notes })
	}
	const everyone = await parts.registry.employees(everyUnit)
	return succeed({ entries: [], notes, moved: await movedDays(parts, entries, everyone) })
}

const everyDate = { from: "1900-01-01", through: "9999-12-31" }

const enteredDays = ({ book }: Pick<EntryParts, "book">): Promise<readonly Entry[]> =>
	book.touching({ people: [], dates: everyDate, kinds: calendarKinds })

/** The calendar with all that people entered. */
export async function calendarNow({ book, regulation }: Pick<EntryParts, "book" | "regulation">) {
	return extendCalendar(regulation.calendar, calendarOf(await enteredDays({ book })))
}

/** One line of a year's calendar. */
export type CalendarDay = {
	readonly from: LocalDate
	readonly until: LocalDate
	readonly kind: "libur" | "cuti_bersama" | "season" | "hours"
	readonly name: string
	readonly cite: string
	readonly region?: string | undefined
	readonly season?: string
	/** Minutes from midnight. */
	readonly start?: number | undefined
	readonly end?: number | undefined
	readonly restMinutes?: number | undefined
	/** By which it was entered; absent: it stands in the list that the office runs on. */
	readonly entry?: string
}

/** What the calendar says of a year, decreed and entered, in order of dates. */
export async function calendarOfYear(
	{ book, regulation }: Pick<EntryParts, "book" | "regulation">,
	year: number,
): Promise<readonly CalendarDay[]> {
	const { holidays, seasons, specialHours } = regulation.calendar
	const entered = (await enteredDays({ book })).filter(counts).flatMap(enteredDay)
	const decreed: readonly CalendarDay[] = [
		...[...holidays.values()]
			.flat()
			.map(({ date, ...day }) => ({ ...day, from: date, until: date })),
		...seasons.map((season) => ({ ...season, kind: "season" as const })),
		...[...specialHours.values()]
			.flat()
			.map(({ date, ...day }) => ({ ...day, kind: "hours" as const, from: date, until: date })),
	]
	return [...decreed, ...entered]
		.filter(({ from, until }) => yearOf(from) <= year && yearOf(until) >= year)
		.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function enteredDay({ id: entry, from, until = from, content }: Entry): readonly CalendarDay[] {
	const span = { from, until, entry }
	switch (content.kind) {
		case "holiday": {
			const { holidayKind: kind, name, cite, region } = content
			return [{ ...span, kind, name, cite, region }]
		}
		case "season": {
			const { season, name, cite, region } = content
			return [{ ...span, kind: "season", season, name, cite, region }]
		}
		case "specialHours": {
			const { kind: _, ...hours } = content
			return [{ ...span, ...hours, kind: "hours" }]
		}
		default:
			return []
	}
}
