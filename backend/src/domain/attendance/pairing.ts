import type { WindowRow } from "../regulation/policy.ts"
import type { FlaggedPunch } from "./day-record.ts"

/** The punches which open and close the day. */
export type Pair = { readonly arrival?: FlaggedPunch; readonly departure?: FlaggedPunch }

/**
 * The office's decision on punch windows: the first punch within the in-window is the arrival, the
 * last within the out-window the departure. A punch outside both stays in the books and decides
 * nothing. One presence is never both: where a burst runs from one window into the other and
 * nothing followed, it is the arrival. (Reading chosen: nobody leaves within a minute of coming.)
 */
export function pairPunches(punches: readonly FlaggedPunch[], windows: WindowRow): Pair {
	const arrivalIndex = punches.findIndex(({ second }) => isWithin(second, windows.in))
	const departureIndex = punches.findLastIndex(({ second }) => isWithin(second, windows.out))
	const arrival = punches[arrivalIndex]
	const departure = punches[departureIndex]
	const isOnePresence =
		arrival !== undefined &&
		punches.slice(arrivalIndex + 1, departureIndex + 1).every(({ isRepeat }) => isRepeat)
	return {
		...(arrival !== undefined && { arrival }),
		...(departure !== undefined && !isOnePresence && { departure }),
	}
}

/** A window's last minute counts to its last second. */
function isWithin(second: number, window: WindowRow["in"]): boolean {
	return second >= window.from * 60 && second < (window.until + 1) * 60
}
