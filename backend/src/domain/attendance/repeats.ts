/**
 * The office's decision on repeated punches: consecutive punches no further apart than the window
 * are one presence. All but its first are flagged; none is removed, and the last still counts for
 * going home. Records of the same second keep the order of their names, so the order in which
 * punches are given never matters.
 * @param windowSecondsOf how close is a repeat, at the moment of the later punch
 */
export function flagRepeats<Punch extends { readonly record: string; readonly at: number }>(
	punches: readonly Punch[],
	windowSecondsOf: (punch: Punch) => number,
): (Punch & { readonly isRepeat: boolean })[] {
	const sorted = [...punches].sort(
		(a, b) => a.at - b.at || (a.record < b.record ? -1 : a.record > b.record ? 1 : 0),
	)
	return sorted.map((punch, index) => {
		const before = sorted[index - 1]
		const isRepeat = before !== undefined && punch.at - before.at <= windowSecondsOf(punch)
		return { ...punch, isRepeat }
	})
}
