import type { FlaggedPunch, Punch } from "./day-record.ts"

/**
 * The office's decision on repeated punches: consecutive punches no further apart than the window
 * are one presence. All but its first are flagged; none is removed, and the last still counts for
 * going home. Records of the same second keep the order of their names, so the order in which
 * punches are given never matters.
 */
export function flagRepeats(punches: readonly Punch[], windowSeconds: number): FlaggedPunch[] {
	const sorted = [...punches].sort(
		(a, b) => a.second - b.second || (a.record < b.record ? -1 : a.record > b.record ? 1 : 0),
	)
	return sorted.map((punch, index) => {
		const before = sorted[index - 1]
		const isRepeat = before !== undefined && punch.second - before.second <= windowSeconds
		return { ...punch, isRepeat }
	})
}

/** The punches of a day nobody judges, in order; which of them repeat is not asked. */
export function unflagged(punches: readonly Punch[]): FlaggedPunch[] {
	return flagRepeats(punches, Number.NEGATIVE_INFINITY)
}
