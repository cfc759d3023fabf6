import type { Terms } from "../regulation/terms.ts"
import { citationsOf } from "./citations.ts"
import type { DayRecord, FlaggedPunch } from "./day-record.ts"
import { missingPunchBand } from "./ladder.ts"
import { absent } from "./reasons.ts"

/**
 * Kepmendagri 900-4700/2020: a working day without a punch in either window is TK; its own cut
 * replaces those for lateness and early leaving. Punches outside the windows stay visible.
 */
export function absence(
	terms: Terms,
	punches: readonly FlaggedPunch[],
): Omit<DayRecord, "date" | "punches"> {
	const { absentBasisPoints, late, early } = terms.cuts
	return {
		state: "absent",
		codes: ["TK"],
		starts: terms.hours.start,
		ends: terms.hours.end,
		arrival: { kind: "missing", category: `TL${missingPunchBand(late).number}` },
		departure: { kind: "missing", category: `PSW${missingPunchBand(early).number}` },
		workedMinutes: 0,
		cutBasisPoints: absentBasisPoints,
		reasons: [absent(absentBasisPoints, punches)],
		citations: citationsOf(terms, { isMeasured: false, isCut: true }),
	}
}
