import type { ShiftWindowRow, WindowRow } from "../regulation/policy.ts"
import type { Window } from "../regulation/policy-fields.ts"

type Hours = { readonly start: number; readonly end: number }
export type PunchWindows = { readonly in: Window; readonly out: Window }

/**
 * The office's decision on punch windows by the clock. Where work ends before the out-window opens (a
 * Friday until 11:00) or starts after the in-window closed (an afternoon after leave), the border
 * between the two is the middle of the hours.
 */
export function clockWindows({ start, end }: Hours, row: WindowRow): PunchWindows {
	if (end > row.out.from && start <= row.in.until) return { in: row.in, out: row.out }
	const middle = middleOf({ start, end })
	return {
		in: { from: Math.min(row.in.from, start), until: middle - 1 },
		out: { from: middle, until: Math.max(row.out.until, end) },
	}
}

/** The office's decision on punch windows around a shift: the border is the middle of the shift. */
export function shiftWindows({ start, end }: Hours, row: ShiftWindowRow): PunchWindows {
	const middle = middleOf({ start, end })
	return {
		in: { from: start - row.beforeMinutes, until: middle - 1 },
		out: { from: middle, until: end + row.afterMinutes },
	}
}

const middleOf = ({ start, end }: Hours): number => Math.floor((start + end) / 2)
