// Daily accrual: each working day earns an equal part of the share, and what it did not earn is a line.
import type { DayRecord } from "../attendance/day-record.ts"
import { type Exact, negative, portion, share } from "../money/exact.ts"
import type { Source } from "../taxes/source.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import { isAttended } from "./end-events.ts"
import type { ExactLine } from "./line.ts"
import type { PaysBy } from "./share-tables.ts"

type Parts = PaysBy<"daily">["parts"]

export type DailyFacts = {
	readonly days: readonly DayRecord[]
	/** HK of the month. */
	readonly workingDays: number
	readonly activities: AllowanceInput["activities"]
	readonly amount: Exact
	readonly source: Source
}

/**
 * The policy's daily accrual: share / working days of the month, in parts. A day of absence earns nothing; one
 * of leave, travel or study earns all of it unless the rules of leave cut it; one still open cuts nothing.
 * The reading chosen for the hours' part: it is earned by worked over owed minutes.
 */
export function dailyCuts(parts: Parts, facts: DailyFacts): ExactLine[] {
	const { days, workingDays, amount } = facts
	if (workingDays === 0) return []
	const daily = portion(amount, 1, workingDays)
	return days.flatMap((day): ExactLine[] => {
		if (day.state === "absent") {
			return [lost(day, { rule: "lostDay", workingDays }, daily, facts)]
		}
		if (!isAttended(day)) return []
		return parts.flatMap((part) => {
			const partAmount = share(daily, part.basisPoints)
			return part.by === "hours"
				? hoursLost(day, partAmount, facts)
				: activitiesLost(day, part.activities, partAmount, facts)
		})
	})
}

function hoursLost(day: DayRecord, amount: Exact, facts: DailyFacts): ExactLine[] {
	const { workedMinutes, owedMinutes } = day
	const short = owedMinutes - Math.min(workedMinutes, owedMinutes)
	if (short === 0) return []
	const { workingDays } = facts
	const what = { rule: "shortHours", workedMinutes, owedMinutes, workingDays } as const
	return [lost(day, what, portion(amount, short, owedMinutes), facts)]
}

function activitiesLost(
	day: DayRecord,
	activities: readonly { readonly id: string; readonly name: string }[],
	amount: Exact,
	facts: DailyFacts,
): ExactLine[] {
	const missed = activities.filter(({ id }) =>
		facts.activities.some((one) => one.date === day.date && one.id === id && !one.attended),
	)
	const each = portion(amount, 1, activities.length)
	return missed.map(({ name }) => lost(day, { rule: "missedActivity", name }, each, facts))
}

function lost(
	{ date, punches }: DayRecord,
	what: ExactLine["what"],
	amount: Exact,
	{ source: { cite, status }, amount: whole }: DailyFacts,
): ExactLine {
	const records = what.rule === "shortHours" ? punches.map(({ record }) => record) : []
	return {
		kind: "cut",
		what,
		amount: negative(amount),
		basis: { amount: whole },
		days: [date],
		punches: records,
		cite,
		status,
	}
}
