import type { DayRecord, DutyRecord } from "./day-record.ts"
import { isOpen } from "./is-open.ts"

/** The totals of a month, as the monthly recap for the allowance prints them. */
export type Recap = {
	/** HK: days on which work was or will be due. */
	readonly workingDays: number
	/** Days attended, whole or in part. */
	readonly present: number
	readonly lateDays: number
	readonly lateMinutes: number
	readonly earlyDays: number
	readonly earlyMinutes: number
	readonly missingIn: number
	readonly missingOut: number
	/** Third punches that are missing, where three are due. */
	readonly missingRest: number
	/** Days by the office's threshold of hours. */
	readonly halfDays: number
	/** TK. */
	readonly absent: number
	readonly leave: number
	readonly sick: number
	readonly travel: number
	readonly study: number
	/** By permission or by decision of people. */
	readonly excused: number
	/** Days without a roster: of nobody's fault but the unit's. */
	readonly unrostered: number
	/** Working days not settled yet: to come, running, incomplete or awaiting a decision. */
	readonly open: number
	/** Settled days only, rests left out. */
	readonly workedMinutes: number
	readonly owedMinutes: number
	readonly overtimeMinutes: number
	/** Days that annual leave grows by, for collective leave that was worked. */
	readonly leaveCredit: number
	/** How often each band fell: TL1 to TL4, PSW1 to PSW4. */
	readonly bands: Readonly<Record<string, number>>
	readonly cutBasisPoints: number
}

/**
 * Sums settled days only. A missing punch is counted as such and adds no minutes: nobody knows them.
 * On an absent day neither end is counted, for TK replaces them (Kepmendagri 900-4700/2020).
 */
export function recapOf(days: readonly DayRecord[]): Recap {
	const count = (state: DayRecord["state"]) => days.filter((day) => day.state === state).length
	const settled = days.filter((day) => !isOpen(day))
	const attended = days.filter(({ state }) => state === "present" || state === "partial")
	const duties = attended.flatMap((day) => day.duties)
	const sum = (of: (day: DayRecord) => number) => total(settled.map(of))
	return {
		workingDays: days.length - count("dayOff") - count("unrostered"),
		present: attended.length,
		...lateness(attended, duties),
		halfDays: attended.filter(({ codes }) => codes.includes("SH")).length,
		...{ absent: count("absent"), leave: count("leave"), sick: count("sick") },
		...{ travel: count("travel"), study: count("study"), excused: count("excused") },
		unrostered: days.filter(isUnrostered).length,
		open: days.length - settled.length,
		workedMinutes: sum(({ workedMinutes }) => workedMinutes),
		owedMinutes: sum(({ owedMinutes }) => owedMinutes),
		overtimeMinutes: sum(({ overtimeMinutes }) => overtimeMinutes),
		leaveCredit: sum((day) => day.leaveCredit),
		bands: bandsOf(duties),
		cutBasisPoints: sum(({ cutBasisPoints }) => cutBasisPoints),
	}
}

/** Days out of service, and of years without a decree, are nobody's roster. */
const isUnrostered = ({ state, reasons }: DayRecord): boolean =>
	state === "unrostered" && reasons.some(({ rule }) => rule === "unrostered")

function lateness(attended: readonly DayRecord[], duties: readonly DutyRecord[]) {
	const days = (isSo: (duty: DutyRecord) => boolean) =>
		attended.filter((day) => day.duties.some(isSo)).length
	const minutes = (end: "arrival" | "departure", kind: "late" | "early") =>
		total(duties.map((duty) => (duty[end].kind === kind ? (duty[end].minutes ?? 0) : 0)))
	return {
		lateDays: days(({ arrival }) => arrival.kind === "late"),
		lateMinutes: minutes("arrival", "late"),
		earlyDays: days(({ departure }) => departure.kind === "early"),
		earlyMinutes: minutes("departure", "early"),
		missingIn: duties.filter(({ arrival }) => arrival.kind === "missing").length,
		missingOut: duties.filter(({ departure }) => departure.kind === "missing").length,
		missingRest: duties.filter(({ rest }) => rest?.kind === "missing").length,
	}
}

function bandsOf(duties: readonly DutyRecord[]): Readonly<Record<string, number>> {
	const bands: Record<string, number> = {}
	for (const { arrival, departure } of duties) {
		for (const { category } of [arrival, departure]) {
			if (category !== undefined) bands[category] = (bands[category] ?? 0) + 1
		}
	}
	return bands
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0)
}
