import { type Exact, exactly, nothing, share } from "../money/exact.ts"
import type { Cost } from "./allowance-fields.ts"

/** A cost in rupiah, and how it comes about. */
export type Price = {
	readonly amount: Exact
	readonly basis?: { readonly amount: Exact; readonly basisPoints: number }
	readonly isUnset?: true
}

/**
 * The policy's cost of one event: a percentage of the cut base, a flat amount, or the flat amount of the
 * group a post belongs to. A group that the policy does not name is a broken promise: inputs are checked.
 */
export function priceOf(cost: Cost, base: Exact, group: string | undefined): Price {
	if ("unset" in cost) return { amount: nothing, isUnset: true }
	if ("rupiah" in cost) return { amount: exactly(cost.rupiah) }
	if ("basisPoints" in cost) {
		const { basisPoints } = cost
		return { amount: share(base, basisPoints), basis: { amount: base, basisPoints } }
	}
	const found = cost.perGroup.find((row) => row.group === group)
	if (found === undefined) throw new Error(`no amount for group ${group}`)
	return { amount: exactly(found.rupiah) }
}
