import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Office } from "../duty/due-on.ts"
import { weeklyDue } from "../duty/weekly-due.ts"
import { yearOf } from "../regulation/calendar.ts"
import { inForce, isInForce } from "../regulation/in-force.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Span } from "../service/spans.ts"

/**
 * When machines owe their service on a date to people of these schedules: the office's decision on
 * machines (`service`), around the hours of each. Where people serve by roster, be it over their week, around
 * every shift there is. Seconds from midnight; none on a date on which nobody's work is due, or that the policy
 * has no rows for.
 */
export function owedService(
	date: LocalDate,
	{
		schedules,
		isRostered = false,
	}: { readonly schedules: Iterable<string>; readonly isRostered?: boolean },
	{ policy, calendar }: Office,
): Span[] {
	if (![policy.service, policy.windows].every((rows) => isInForce(rows, date))) return []
	if (!calendar.years.has(yearOf(date))) return []
	const around = ({ start: starts, end: ends }: { readonly start: number; readonly end: number }) =>
		owedAround(date, { starts, ends }, policy)
	const used = new Set(schedules)
	const known = policy.schedules.filter(({ id }) => used.has(id))
	const shifts = isRostered || known.some(({ kind }) => kind === "roster")
	const byShift = shifts ? shiftHours(date, policy).map(around) : []
	const byWeek = known.flatMap((schedule) => {
		if (schedule.kind === "roster") return []
		if (!isInForce(schedule.rows, date)) return []
		const due = weeklyDue(date, schedule, { policy, calendar })
		return due.kind === "work" ? due.duties.map(({ hours }) => around(hours)) : []
	})
	return [...byWeek, ...byShift]
}

/** The same around the hours of one duty; minutes from midnight in, seconds out. */
export function owedAround(
	date: LocalDate,
	{ starts, ends }: { readonly starts: number; readonly ends: number },
	policy: Policy,
): Span {
	const { leadMinutes, lagMinutes } = inForce(policy.service, date, "service")
	return { from: (starts - leadMinutes) * 60, until: (ends + lagMinutes) * 60 }
}

const shiftHours = (date: LocalDate, { shifts = [] }: Policy) =>
	shifts.flatMap(({ rows }) => (isInForce(rows, date) ? inForce(rows, date, "shifts").parts : []))
