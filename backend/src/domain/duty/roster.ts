// Which shifts a person has on which date.
import { daysBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"

/** Shift ids of one date, in order of their start; none: a free day. */
export type RosterDay = readonly string[]

/**
 * Days that repeat: the first falls on `from`, and the last is followed by the first. Seven days are
 * a week, four a rota of morning, evening, night and free.
 */
export type RosterPattern = {
	readonly from: LocalDate
	readonly until?: LocalDate | undefined
	readonly cycle: readonly RosterDay[]
}

export type Roster = {
	/** Dates named one by one, such as by a file or a swap; they go before every pattern. */
	readonly days: ReadonlyMap<LocalDate, RosterDay>
	readonly patterns: readonly RosterPattern[]
}

export const noRoster: Roster = { days: new Map(), patterns: [] }

/** The shifts of a date; undefined where the roster is silent. The pattern that began last counts. */
export function rosterOn(roster: Roster, date: LocalDate): RosterDay | undefined {
	const named = roster.days.get(date)
	if (named !== undefined) return named
	let found: RosterPattern | undefined
	for (const pattern of roster.patterns) {
		if (pattern.from > date || (pattern.until !== undefined && pattern.until < date)) continue
		if (found === undefined || pattern.from >= found.from) found = pattern
	}
	if (found === undefined) return undefined
	return found.cycle[daysBetween({ from: found.from, to: date }) % found.cycle.length]
}
