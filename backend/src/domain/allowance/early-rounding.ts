import { type Exact, exactly, rounded } from "../money/exact.ts"
import type { RoundingRow } from "./payment-tables.ts"

/**
 * Where the policy rounds each line, a cut is whole rupiah before any cap is asked: otherwise what a cap gives
 * back, rounded by itself, could let more lateness cost a rupiah less.
 */
export function earlyRounding({ point, mode }: RoundingRow): (amount: Exact) => Exact {
	return point === "line" ? (amount) => exactly(rounded(amount, mode)) : (amount) => amount
}
