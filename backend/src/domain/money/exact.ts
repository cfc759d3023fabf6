// Amounts between the first percentage and the one rounding that a regulation allows, without any loss.
import { type Rupiah, rupiah } from "./rupiah.ts"

/**
 * A fraction of rupiah, exact: a percentage of a percentage, or a part of a month, has no last digit.
 * `parts` over `whole`; `whole` is positive.
 */
export type Exact = { readonly parts: bigint; readonly whole: bigint }

/** Half up: away from zero at exactly one half. Floor: towards zero. Both judge the amount without its sign. */
export type RoundingMode = "halfUp" | "floor"

const percentWhole = 10_000n

export const exactly = (amount: Rupiah): Exact => ({ parts: BigInt(amount), whole: 1n })
export const nothing: Exact = { parts: 0n, whole: 1n }

export function plus(a: Exact, b: Exact): Exact {
	if (a.whole === b.whole) return { parts: a.parts + b.parts, whole: a.whole }
	return reduced(a.parts * b.whole + b.parts * a.whole, a.whole * b.whole)
}

export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b))
export const negative = ({ parts, whole }: Exact): Exact => ({ parts: -parts, whole })
export const total = (amounts: readonly Exact[]): Exact => amounts.reduce(plus, nothing)

/** @param basisPoints hundredths of a percent: 150 is 1,5 % */
export const share = (amount: Exact, basisPoints: number): Exact =>
	reduced(amount.parts * BigInt(basisPoints), amount.whole * percentWhole)

/** So many of so many equal parts, such as days of a month. */
export const portion = (amount: Exact, count: number, of: number): Exact =>
	reduced(amount.parts * BigInt(count), amount.whole * BigInt(of))

export const isLess = (a: Exact, b: Exact): boolean => a.parts * b.whole < b.parts * a.whole
export const least = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a)
export const atLeastNothing = (amount: Exact): Exact => (amount.parts < 0n ? nothing : amount)
export const isNothing = ({ parts }: Exact): boolean => parts === 0n

export function rounded({ parts, whole }: Exact, mode: RoundingMode): Rupiah {
	const size = parts < 0n ? -parts : parts
	const lifted = mode === "halfUp" ? size * 2n + whole : size * 2n
	const kept = Number(lifted / (whole * 2n))
	return rupiah(parts < 0n ? 0 - kept : kept)
}

function reduced(parts: bigint, whole: bigint): Exact {
	const divisor = greatestDivisor(parts < 0n ? -parts : parts, whole)
	return divisor === 1n ? { parts, whole } : { parts: parts / divisor, whole: whole / divisor }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
	let [left, right] = [a, b]
	while (right !== 0n) [left, right] = [right, left % right]
	return left
}
