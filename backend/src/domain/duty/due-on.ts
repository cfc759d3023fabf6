// What a person owes on a date: their service, the calendar, and the roster's shifts or the week.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Calendar, yearOf } from "../regulation/calendar.ts"
import { isInForce } from "../regulation/in-force.ts"
import { missingShifts } from "../regulation/missing-rows.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Due } from "./duty.ts"
import { holidayOn } from "./holiday-on.ts"
import { type Roster, rosterOn } from "./roster.ts"
import { rosteredDue } from "./rostered-due.ts"
import { aroundGap, type Spell, spellOn } from "./spell.ts"
import { weeklyDue } from "./weekly-due.ts"

/** What the figures of a city rest on. */
export type Office = { readonly policy: Policy; readonly calendar: Calendar }

/** Whose duty is asked for. */
export type Servant = { readonly service: readonly Spell[]; readonly roster: Roster }

/**
 * A roster's entry goes before the week, so whoever is named on a holiday is due on it. Without one the
 * schedule's week counts; a person whose schedule is the roster owes nothing that nobody has written
 * down, and that is no free day either. What was written by another policy than the one in force is told and
 * never stops anybody else's figures.
 */
export function dueOn(date: LocalDate, { service, roster }: Servant, office: Office): Due {
	const spell = spellOn(service, date)
	if (spell === undefined) return { kind: "outOfService", ...aroundGap(service, date) }
	const { policy, calendar } = office
	const year = yearOf(date)
	if (!calendar.years.has(year)) return { kind: "undecided", year }
	const { region } = spell
	const entry = rosterOn(roster, date)
	if (entry !== undefined) {
		const [strange] = missingShifts(policy, entry, date)
		if (strange !== undefined) return { kind: "unregulated", what: strange }
		return rosteredDue(date, entry, { policy, holiday: holidayOn(date, calendar, region) })
	}
	const schedule = policy.schedules.find(({ id }) => id === spell.schedule)
	if (schedule === undefined) return { kind: "unregulated", what: spell.schedule }
	if (schedule.kind === "roster") return { kind: "unrostered" }
	if (!isInForce(schedule.rows, date)) return { kind: "unregulated", what: schedule.id }
	return weeklyDue(date, schedule, { policy, calendar, region })
}
