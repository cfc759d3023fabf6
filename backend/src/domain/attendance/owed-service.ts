import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Calendar } from "../regulation/calendar.ts"
import { inForce, isInForce } from "../regulation/in-force.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Span } from "../service/spans.ts"
import { calendarDay } from "./calendar-day.ts"

/**
 * When machines owe their service on a date, for every schedule of the policy: the office's decision
 * on machines (`service`), around the hours of each. Seconds from midnight; none on a date on which
 * nobody's work is due, or that the policy has no rows for.
 */
export function owedService(date: LocalDate, policy: Policy, calendar: Calendar): Span[] {
	if (!isInForce(policy.service, date)) return []
	const { leadMinutes, lagMinutes } = inForce(policy.service, date, "service")
	return policy.schedules.flatMap((schedule) => {
		if (!isInForce(schedule.rows, date)) return []
		const day = calendarDay(date, schedule, calendar)
		if (day.kind !== "workingDay") return []
		const { start, end } = day.hours
		return [{ from: (start - leadMinutes) * 60, until: (end + lagMinutes) * 60 }]
	})
}
