import { secondsInto } from "@hadir/shared/time/local-time.ts"
import { repeatSecondsOn, scheduleOf, termsOn } from "../regulation/terms.ts"
import { type CalendarDay, calendarDay } from "./calendar-day.ts"
import type { DayEdge, DayInput, DayRecord, FlaggedPunch, Service } from "./day-record.ts"
import { judgeWorkingDay } from "./judge-working-day.ts"
import { holiday, outOfService, punchesOnDayOff, weekend, yearUndecided } from "./reasons.ts"
import { flagRepeats, unflagged } from "./repeats.ts"

/**
 * The day record of one person and one work date. The same input gives the same figure for ever:
 * the time of asking is part of the input. A working day without a row of the policy in force
 * throws; a year without its decree on holidays is `unrostered`, because nobody is absent while
 * nobody knows whether the day is off.
 */
export function evaluateDay(input: DayInput): DayRecord {
	const { date, policy } = input
	if (!isInService(input)) return unrostered(input, outOfService(date, input))
	const day = calendarDay(date, scheduleOf(policy, input.scheduleId), input.calendar)
	if (day.kind === "undecided") return unrostered(input, yearUndecided(day.year))
	const punches = flagRepeats(input.punches, repeatSecondsOn(policy, date))
	if (day.kind !== "workingDay") return dayOff(input, day, punches)
	const terms = termsOn(policy, day.week, day.hours, date)
	const elapsed = secondsInto(date, input.now)
	const gaps = input.gaps ?? []
	return { date, ...judgeWorkingDay({ punches, terms, elapsed, gaps }), punches }
}

function isInService({ date, employedFrom, employedUntil }: Service & { date: string }): boolean {
	return (
		(employedFrom === undefined || date >= employedFrom) &&
		(employedUntil === undefined || date <= employedUntil)
	)
}

function unrostered(input: DayInput, reason: string): DayRecord {
	const punches = unflagged(input.punches)
	return { ...nothingDue(input, punches), state: "unrostered", codes: ["TJ"], reasons: [reason] }
}

/** PP 94/2021 counts working days only: punches on a day off make nobody late. */
function dayOff(
	input: DayInput,
	day: Exclude<CalendarDay, { kind: "workingDay" | "undecided" }>,
	punches: FlaggedPunch[],
): DayRecord {
	const reasons = [day.kind === "weekend" ? weekend : holiday(day.kind, day.name)]
	if (punches.length > 0) reasons.push(punchesOnDayOff)
	const record = nothingDue(input, punches)
	return { ...record, state: "dayOff", codes: ["L"], reasons, citations: [day.cite] }
}

/** The edges still tell when the person came and went; they are simply not judged. */
function nothingDue(input: DayInput, punches: FlaggedPunch[]) {
	const first = punches[0]
	const last = punches.findLast(({ isRepeat }, index) => index > 0 && !isRepeat)
	const arrival: DayEdge = { kind: "notDue", ...(first && { second: first.second }) }
	const departure: DayEdge = {
		kind: "notDue",
		...(last && { second: punches.at(-1)?.second ?? last.second }),
	}
	return {
		date: input.date,
		arrival,
		departure,
		workedMinutes: 0,
		cutBasisPoints: 0,
		citations: [],
		punches,
	}
}
