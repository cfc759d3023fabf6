import type { DayRecord } from "./day-record.ts"

/** The totals of a month, as the monthly recap for the allowance prints them. */
export type Recap = {
	/** Days on which work was or will be due. */
	readonly workingDays: number
	/** Days attended, whole or in part. */
	readonly present: number
	readonly lateDays: number
	readonly lateMinutes: number
	readonly earlyDays: number
	readonly earlyMinutes: number
	readonly missingIn: number
	readonly missingOut: number
	readonly absent: number
	readonly leave: number
	readonly travel: number
	/** Working days not settled yet: to come, running, incomplete or awaiting a decision. */
	readonly open: number
	readonly cutBasisPoints: number
}

const open: readonly DayRecord["state"][] = ["pending", "incomplete", "toDecide"]

/**
 * Sums settled days only. A missing punch is counted as such and adds no minutes: nobody knows them.
 * On an absent day neither end is counted, for TK replaces them (Kepmendagri 900-4700/2020).
 */
export function recapOf(days: readonly DayRecord[]): Recap {
	const count = (isCounted: (day: DayRecord) => boolean) => days.filter(isCounted).length
	const isOpen = ({ state }: DayRecord) => open.includes(state)
	const attended = days.filter(({ state }) => state === "present" || state === "partial")
	const late = attended.filter(({ arrival }) => arrival.kind === "late")
	const early = attended.filter(({ departure }) => departure.kind === "early")
	return {
		workingDays: count(({ state }) => state !== "dayOff" && state !== "unrostered"),
		present: attended.length,
		lateDays: late.length,
		lateMinutes: total(late.map(({ arrival }) => arrival.minutes ?? 0)),
		earlyDays: early.length,
		earlyMinutes: total(early.map(({ departure }) => departure.minutes ?? 0)),
		missingIn: attended.filter(({ arrival }) => arrival.kind === "missing").length,
		missingOut: attended.filter(({ departure }) => departure.kind === "missing").length,
		absent: count(({ state }) => state === "absent"),
		leave: count(({ state }) => state === "leave"),
		travel: count(({ state }) => state === "travel"),
		open: count(isOpen),
		cutBasisPoints: total(days.map((day) => (isOpen(day) ? 0 : day.cutBasisPoints))),
	}
}

function total(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0)
}
