// Lateness, early leaving and missing punches of the days attended, each with its cost.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayEdge, DayRecord, DutyRecord } from "../attendance/day-record.ts"
import type { Source } from "../taxes/source.ts"
import type { Cost } from "./allowance-fields.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import type { DayTerms } from "./allowance-terms.ts"
import type { EndRow } from "./attendance-tables.ts"

export type CutEvent = {
	readonly date: LocalDate
	readonly what: AllowanceReason
	readonly cost: Cost
	readonly punches: readonly string[]
	readonly source: Source
}

/** How often the month's first free times have been used. */
export type FreeTimes = { arrival: number; departure: number }

type End = "arrival" | "departure"

export const isAttended = ({ state }: DayRecord): boolean =>
	state === "present" || state === "partial"

/** Of one attended day. Counts `used` up as its lateness is forgiven. */
export function endEvents(day: DayRecord, terms: DayTerms, used: FreeTimes): CutEvent[] {
	return day.duties.flatMap((duty) => [
		...endEvent("arrival", { day, duty, row: terms.arrival, used }),
		...restEvent(day, duty, terms),
		...endEvent("departure", { day, duty, row: terms.departure, used }),
	])
}

/** Every punch of the day's duties as missing, for policies that count absence so. */
export function allMissing(day: DayRecord, terms: DayTerms): CutEvent[] {
	const edge: DayEdge = { kind: "missing" }
	const used = { arrival: 0, departure: 0 }
	return day.duties.flatMap((duty) =>
		endEvents({ ...day, duties: [{ ...duty, arrival: edge, departure: edge }] }, terms, used),
	)
}

function endEvent(
	end: End,
	{
		day,
		duty,
		row,
		used,
	}: {
		readonly day: DayRecord
		readonly duty: DutyRecord
		readonly row: EndRow | undefined
		readonly used: FreeTimes
	},
): CutEvent[] {
	if (row === undefined) return []
	const edge = duty[end]
	if (edge.kind === "missing") {
		const { code, cost } = row.missing
		return [event(day, { rule: "missingPunch", end, code }, cost, row)]
	}
	const { second, minutes } = edge
	if (second === undefined || minutes === undefined) return []
	const band = bandFor(edge, row)
	if (band === undefined) return []
	if (used[end] < (row.freeTimes ?? 0)) {
		used[end]++
		return []
	}
	const { code, cost } = band
	const due = dueMinute(day, duty, end, second)
	const what = { rule: "offTime", end, second, dueMinute: due, minutes, code } as const
	return [event(day, what, cost, row, second)]
}

/**
 * The band of the policy's ladder. Lateness without a category of the attendance's own was repaid on the same
 * day (KemenPANRB 6/2018) and costs nothing, and so does what the tolerance covers.
 */
export function bandFor(edge: DayEdge, row: EndRow): EndRow["ladder"][number] | undefined {
	const { kind, minutes = 0, category } = edge
	if ((kind !== "late" && kind !== "early") || category === undefined) return undefined
	if (minutes <= (row.toleranceMinutes ?? 0)) return undefined
	return row.ladder.find(({ upTo }) => upTo === undefined || minutes <= upTo)
}

function restEvent(day: DayRecord, { rest }: DutyRecord, { rest: row }: DayTerms): CutEvent[] {
	if (row === undefined || rest?.kind !== "missing") return []
	const { code, cost } = row.missing
	return [event(day, { rule: "missingPunch", end: "rest", code }, cost, row)]
}

function event(
	{ date, punches }: DayRecord,
	what: AllowanceReason,
	cost: Cost,
	{ cite, status }: Source,
	second?: number,
): CutEvent {
	const own = second === undefined ? [] : punches.filter((punch) => punch.second === second)
	return { date, what, cost, punches: own.map(({ record }) => record), source: { cite, status } }
}

/** As the day judged it: with flexible hours the due minute is not the schedule's. */
function dueMinute({ reasons }: DayRecord, duty: DutyRecord, end: End, second: number): number {
	for (const reason of reasons) {
		if (reason.rule === "offTime" && reason.end === end && reason.second === second)
			return reason.dueMinute
	}
	return end === "arrival" ? duty.starts : duty.ends
}
