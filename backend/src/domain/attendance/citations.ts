import type { DutyTerms } from "./judge-edges.ts"

/**
 * What a duty rests on: its hours and windows, how delays are counted where one was measured, and the
 * ladder where something is cut.
 */
export function citationsOf(
	{ duty, counting, cuts }: DutyTerms,
	{ isMeasured, isCut }: { isMeasured: boolean; isCut: boolean },
): readonly string[] {
	return [...duty.cites, ...(isMeasured ? [counting.cite] : []), ...(isCut ? [cuts.cite] : [])]
}
