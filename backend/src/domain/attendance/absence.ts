import { citationsOf } from "./citations.ts"
import type { FlaggedPunch } from "./day-record.ts"
import type { DutyVerdict } from "./judge-duty.ts"
import { missingPunchBand } from "./ladder.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

/**
 * Kepmendagri 900-4700/2020: a working day without a punch in any window is TK; its own cut
 * replaces those for lateness and early leaving. Punches outside the windows stay visible.
 */
export function absence(
	verdicts: readonly [DutyVerdict, ...DutyVerdict[]],
	punches: readonly FlaggedPunch[],
): Verdict {
	const { cuts } = verdicts[0].facts.terms
	const basisPoints = cuts.absentBasisPoints
	const duties = verdicts.map(({ record }) => ({
		...record,
		arrival: { kind: "missing", category: `TL${missingPunchBand(cuts.late).number}` } as const,
		departure: { kind: "missing", category: `PSW${missingPunchBand(cuts.early).number}` } as const,
		workedMinutes: 0,
	}))
	const strays = punches.map(({ second }) => second)
	return verdictOf(duties, {
		state: "absent",
		codes: ["TK"],
		simpegnas: ["TK"],
		cutBasisPoints: basisPoints,
		reasons: [{ rule: "absent", basisPoints, strays, cite: cuts.cite }],
		citations: verdicts.flatMap(({ facts }) =>
			citationsOf(facts.terms, { isMeasured: false, isCut: true }),
		),
	})
}
