import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Office } from "../duty/due-on.ts"
import { weeklyDue } from "../duty/weekly-due.ts"
import { yearOf } from "../regulation/calendar.ts"
import { inForce, isInForce } from "../regulation/in-force.ts"
import type { Policy } from "../regulation/policy.ts"
import { scheduleOf } from "../regulation/terms.ts"
import type { Span } from "../service/spans.ts"

/**
 * When machines owe their service on a date to people of these schedules: the office's decision on
 * machines (`service`), around the hours of each. Where people serve by roster, around every shift
 * there is. Seconds from midnight; none on a date on which nobody's work is due, or that the policy
 * has no rows for.
 */
export function owedService(
	date: LocalDate,
	schedules: Iterable<string>,
	{ policy, calendar }: Office,
): Span[] {
	if (![policy.service, policy.windows].every((rows) => isInForce(rows, date))) return []
	if (!calendar.years.has(yearOf(date))) return []
	const { leadMinutes, lagMinutes } = inForce(policy.service, date, "service")
	return [...schedules].flatMap((id) => {
		const schedule = scheduleOf(policy, id)
		if (schedule.kind === "roster") return shiftHours(date, policy).map(around)
		if (!isInForce(schedule.rows, date)) return []
		const due = weeklyDue(date, schedule, { policy, calendar })
		return due.kind === "work" ? due.duties.map(({ hours }) => around(hours)) : []
	})

	function around({ start, end }: { readonly start: number; readonly end: number }): Span {
		return { from: (start - leadMinutes) * 60, until: (end + lagMinutes) * 60 }
	}
}

const shiftHours = (date: LocalDate, { shifts = [] }: Policy) =>
	shifts.flatMap(({ rows }) => (isInForce(rows, date) ? inForce(rows, date, "shifts").parts : []))
