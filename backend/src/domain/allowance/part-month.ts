import type { DayRecord } from "../attendance/day-record.ts"
import type { ServiceRow } from "./employment-tables.ts"

/**
 * The policy's rule for the month in which service begins or ends: so many of its calendar days are paid.
 * Undefined where the whole month is.
 */
export function partOfMonth(
	days: readonly DayRecord[],
	{ start, end, death }: Pick<ServiceRow, "start" | "end" | "death">,
	hasDied: boolean,
): { readonly days: number; readonly of: number } | undefined {
	const before = countOf(days, "begins")
	const after = countOf(days, "ended")
	const rules = [
		{ lost: before, rule: start },
		{ lost: after, rule: hasDied ? death : end },
	].filter(({ lost }) => lost > 0)
	const isOut = before + after >= days.length && days.length > 0
	if (isOut || rules.some(({ rule }) => rule === "none")) return { days: 0, of: days.length }
	const lost = rules.reduce((sum, one) => sum + (one.rule === "calendarDays" ? one.lost : 0), 0)
	return lost === 0 ? undefined : { days: days.length - lost, of: days.length }
}

/** Days before service began, or after it ended. */
const countOf = (days: readonly DayRecord[], side: "begins" | "ended"): number =>
	days.filter(({ reasons }) =>
		reasons.some((reason) => reason.rule === "outOfService" && reason[side] !== undefined),
	).length
