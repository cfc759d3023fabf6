import type { Duty } from "./duty.ts"
import type { PunchWindows } from "./punch-windows.ts"

/** Part of a work date, in minutes from its midnight; `until` is the first minute after. */
export type PartOfDay = { readonly from: number; readonly until: number }

/**
 * Leave or travel for part of a day: where it covers the start, work is due from its end, where it
 * covers the end, until its start. In the middle it moves neither. undefined: nothing of the duty is left.
 * @param windowsOf the punch windows of the hours that are left
 */
export function narrow(
	duty: Duty,
	{ from, until }: PartOfDay,
	windowsOf: (hours: { readonly start: number; readonly end: number }) => PunchWindows,
): Duty | undefined {
	const { start, end } = duty.hours
	if (from <= start && until >= end) return undefined
	const begins = from <= start && until > start
	const ends = until >= end && from < end
	if (!begins && !ends) return duty
	const hours = { start: begins ? until : start, end: ends ? from : end }
	return {
		...duty,
		hours: { ...hours, restMinutes: restLeft(duty, hours) },
		arriveBy: begins ? Math.max(duty.arriveBy, until) : duty.arriveBy,
		leaveFrom: ends ? Math.min(duty.leaveFrom, from) : duty.leaveFrom,
		windows: windowsOf(hours),
		// What is left of a day is no longer long enough to be moved about.
		flexible: undefined,
	}
}

/** The rest lies in the longer half of the day: whoever works less than half of it has none. */
function restLeft(duty: Duty, { start, end }: { start: number; end: number }): number {
	const { hours } = duty
	return (end - start) * 2 > hours.end - hours.start ? hours.restMinutes : 0
}
