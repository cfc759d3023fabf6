import type { Terms } from "../regulation/terms.ts"

/** What a working day rests on: its hours, its windows, and the ladder where something is cut. */
export function citationsOf(terms: Terms, { isCut }: { isCut: boolean }): string[] {
	const { week, windows, counting, cuts } = terms
	const cites = [week.sources.start.cite, week.sources.end.cite, windows.cite]
	if (isCut) cites.push(counting.cite, cuts.cite)
	return [...new Set(cites)]
}
