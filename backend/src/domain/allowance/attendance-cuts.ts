// What the days cut from the share that attendance earns: event by event, capped by day and by month.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { type Exact, isLess, minus, negative, share, total } from "../money/exact.ts"
import { absenceEvents, runEvents } from "./absence-events.ts"
import { activityEvents } from "./activity-events.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import type { DayTerms, MonthTerms } from "./allowance-terms.ts"
import { type CutEvent, endEvents, type FreeTimes, isAttended } from "./end-events.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import { priceOf } from "./price.ts"

export type AttendanceFacts = {
	/** In the order of their dates. */
	readonly days: readonly DayRecord[]
	readonly activities: AllowanceInput["activities"]
	readonly termsOf: (date: LocalDate) => DayTerms
	readonly terms: Pick<MonthTerms, "absence" | "caps">
	readonly group: string | undefined
	/** What percentages are of. */
	readonly cutBase: Exact
	/** The policy's rounding of each line, where it rounds each. */
	readonly early: (amount: Exact) => Exact
}

/** Cuts, with what the caps give back. Days that wait for data or a decision cut nothing. */
export function attendanceCuts(facts: AttendanceFacts): ExactLine[] {
	const { days, terms, cutBase, early } = facts
	const used: FreeTimes = { arrival: 0, departure: 0 }
	const lines = days.flatMap((day) => dayCuts(day, facts, used))
	for (const run of runEvents(days, terms.absence)) {
		lines.push({ ...lineOf(run, facts), days: run.days })
	}
	const { caps } = terms
	if (caps?.monthlyBasisPoints === undefined) return lines
	const basisPoints = caps.monthlyBasisPoints
	const what = { rule: "monthlyCap", basisPoints } as const
	return [
		...lines,
		...capLine(lines, { what, most: early(share(cutBase, basisPoints)), source: caps }),
	]
}

function dayCuts(day: DayRecord, facts: AttendanceFacts, used: FreeTimes): ExactLine[] {
	const terms = facts.termsOf(day.date)
	const ends = punchCuts(day, facts, { terms, used })
	const missed = activityEvents(day, facts.activities, terms.activities)
	const lines = [...ends, ...missed.map((event) => lineOf(event, facts))]
	const { caps } = facts.terms
	if (caps?.dailyBasisPoints === undefined) return lines
	const basisPoints = caps.dailyBasisPoints
	const what = { rule: "dailyCap", basisPoints } as const
	const most = facts.early(share(facts.cutBase, basisPoints))
	return [...lines, ...capLine(lines, { what, most, source: caps, days: [day.date] })]
}

/** An attended day is never dearer than having stayed away; the day records say the same. */
function punchCuts(
	day: DayRecord,
	facts: AttendanceFacts,
	{ terms, used }: { readonly terms: DayTerms; readonly used: FreeTimes },
): ExactLine[] {
	const line = (event: CutEvent) => lineOf(event, facts)
	if (day.state === "absent") return absenceEvents(day, terms).map(line)
	if (!isAttended(day)) return []
	const lines = endEvents(day, terms, used).map(line)
	const { absence } = terms
	const away = absenceEvents(day, terms).map(line)
	if (lines.length === 0 || absence === undefined || away.some(({ isUnset }) => isUnset)) {
		return lines
	}
	const most = negative(total(away.map(({ amount }) => amount)))
	const what = { rule: "notDearerThanAbsence" } as const
	return [...lines, ...capLine(lines, { what, most, source: absence, days: [day.date] })]
}

function lineOf(event: CutEvent, { cutBase, group, early }: AttendanceFacts): ExactLine {
	const { amount, ...price } = priceOf(event.cost, cutBase, group)
	const { date, what, punches, source } = event
	return {
		kind: "cut",
		what,
		amount: negative(early(amount)),
		...price,
		days: [date],
		punches,
		...source,
	}
}

/** Gives back what the cuts take beyond the most they may; nothing where they stay below. */
export function capLine(
	lines: readonly ExactLine[],
	cap: {
		readonly what: AllowanceReason
		readonly most: Exact
		readonly source: Pick<ExactLine, "cite" | "status">
		readonly days?: readonly LocalDate[]
	},
): ExactLine[] {
	const taken = negative(total(lines.map(({ amount }) => amount)))
	if (!isLess(cap.most, taken)) return []
	const { cite, status } = cap.source
	const { what, days = [] } = cap
	const amount = minus(taken, cap.most)
	return [{ kind: "cap", what, amount, ...restsOnNothing, days, cite, status }]
}
