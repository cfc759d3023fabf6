import type { Duty } from "./duty.ts"

/** Overtime by order, in minutes from midnight of the work date on which it starts. */
export type OvertimeSpan = { readonly from: number; readonly until: number }

/** So long before and after ordered overtime punches still count for it. */
export const overtimeMarginMinutes = 120

/**
 * Whoever is ordered to stay punches when the overtime ends, past the out-window if need be, on the
 * next date too; whoever is ordered to come early, before the in-window opens.
 */
export function reachingInto(duty: Duty, orders: readonly OvertimeSpan[]): Duty {
	let { in: arriving, out: leaving } = duty.windows
	for (const { from, until } of orders) {
		if (from >= duty.hours.end && from <= leaving.until) {
			leaving = { ...leaving, until: Math.max(leaving.until, until + overtimeMarginMinutes) }
		}
		if (until <= duty.hours.start && until >= arriving.from) {
			arriving = { ...arriving, from: Math.min(arriving.from, from - overtimeMarginMinutes) }
		}
	}
	return { ...duty, windows: { in: arriving, out: leaving } }
}
