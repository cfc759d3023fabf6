// Where a difference of a closed month settles, and how much of it one month can take.
import { type Rupiah, rupiah } from "../money/rupiah.ts"
import type { SettledBy } from "./difference.ts"
import type { RunList } from "./run.ts"

/**
 * The rule: within one budget year, net in the next regular list of whoever is still on one of the same OPD and
 * payment group. Whoever has left, and whatever another year's budget bore, is paid by a supplementary list (TPP
 * susulan) or asked back by one of repayment; so is an extra run, whose budget row is another.
 * @param given.net rupiah; positive where too little was paid
 */
export function settledBy(given: {
	readonly list: RunList
	readonly budgetYear: number
	/** Of the month in which it is settled. */
	readonly settlingYear: number
	readonly isOnRegularList: boolean
	readonly net: Rupiah
}): SettledBy {
	if (given.net === 0) return "none"
	const isSameBudget = given.budgetYear === given.settlingYear
	if (given.list === "regular" && isSameBudget && given.isOnRegularList) return "nextPeriod"
	return given.net > 0 ? "supplementary" : "repayment"
}

/**
 * Nobody is paid less than nothing: what is owed and goes beyond the month's net stays open. What is paid out
 * comes first, then what is owed, the oldest month first.
 * @param net of the month's own figures, and `owed` of each difference, oldest first
 * @returns for each what is paid or taken now; the rest of it stays open
 */
export function takeInOrder(net: Rupiah, owed: readonly Rupiah[]): readonly Rupiah[] {
	let there: number = owed.reduce((sum: number, one) => sum + Math.max(0, one), net)
	return owed.map((one): Rupiah => {
		if (one >= 0) return one
		const taken = Math.min(there, -one)
		there -= taken
		return rupiah(0 - taken)
	})
}
