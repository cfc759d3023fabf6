import type { Duty } from "./duty.ts"

/**
 * PermenPANRB 4/2025, flexible hours by day: the end moves with the arrival, in whole minutes and
 * within the margins, so that the day keeps its length. Without an arrival it stays where it is.
 */
export function leaveFrom(duty: Duty, arrivalSecond: number | undefined): number {
	const { flexible, hours } = duty
	if (flexible?.kind !== "daily" || arrivalSecond === undefined) return duty.leaveFrom
	const moved = Math.floor(arrivalSecond / 60) - hours.start
	return hours.end + Math.min(flexible.afterMinutes, Math.max(-flexible.beforeMinutes, moved))
}
