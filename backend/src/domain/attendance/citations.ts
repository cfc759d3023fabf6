import type { Terms } from "../regulation/terms.ts"

/**
 * What a working day rests on: its hours and windows, how delays are counted where one was measured,
 * and the ladder where something is cut.
 */
export function citationsOf(
	{ week, windows, counting, cuts }: Terms,
	{ isMeasured, isCut }: { isMeasured: boolean; isCut: boolean },
): string[] {
	const cites = [week.sources.start.cite, week.sources.end.cite, windows.cite]
	if (isMeasured) cites.push(counting.cite)
	if (isCut) cites.push(cuts.cite)
	return [...new Set(cites)]
}
