import { type Exact, negative, share } from "../money/exact.ts"
import type { Source } from "../taxes/source.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import type { PaysBy } from "./share-tables.ts"

/** Basis points of the performance share that a score pays; undefined for a predicate the policy lacks. */
export function scorePaid(
	{ predicates = [] }: Pick<PaysBy<"performance">, "predicates">,
	score: NonNullable<AllowanceInput["score"]>,
): number | undefined {
	if ("basisPoints" in score) return score.basisPoints
	return predicates.find(({ name }) => name === score.predicate)?.basisPoints
}

/** PP 12/2019 art. 58, prestasi kerja: the share is paid by the month's score, in proportion. */
export function performanceCut(
	pays: PaysBy<"performance">,
	given: {
		readonly amount: Exact
		readonly score: AllowanceInput["score"]
		readonly source: Source
	},
): ExactLine[] {
	const { amount, score } = given
	const { cite, status } = given.source
	const line = { kind: "cut", ...restsOnNothing, cite, status } as const
	if (score === undefined) {
		const basis = { amount, basisPoints: 10_000 }
		return [{ ...line, what: { rule: "noScore" }, amount: negative(amount), basis }]
	}
	const basisPoints = scorePaid(pays, score)
	if (basisPoints === undefined) throw new Error("the policy lacks a predicate")
	const lost = 10_000 - basisPoints
	if (lost === 0) return []
	const predicate = "predicate" in score ? score.predicate : undefined
	const what = { rule: "performance", basisPoints, predicate } as const
	return [
		{ ...line, what, basis: { amount, basisPoints: lost }, amount: negative(share(amount, lost)) },
	]
}
