// Where fractions of a rupiah end, and the line that makes the parts add up.
import { type Exact, rounded, total } from "../money/exact.ts"
import { type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import type { EarnedShare } from "./earned-shares.ts"
import { counts, type ExactLine, type Line, restsOnNothing } from "./line.ts"
import type { RoundingRow } from "./payment-tables.ts"

export type Rounded = { readonly lines: readonly Line[]; readonly beforeTax: Rupiah }

/**
 * The policy's rounding of the allowance before tax. Lines are shown in whole rupiah by the same mode; what
 * that leaves open beside the one rounding is a line of its own, so that the parts always add up.
 * @param lines of base, shares, cuts and additions, in order
 */
export function roundedLines(
	lines: readonly ExactLine[],
	shares: readonly EarnedShare[],
	row: RoundingRow,
): Rounded {
	const { point, mode, cite, status } = row
	const shown = lines.map((line) => shownLine(line, row))
	const parts = sumOf(shown.filter((line) => line.counts).map(({ amount }) => amount))
	const summed = point === "line" ? parts : amountBeforeTax(lines, shares, row)
	// Lines rounded up one by one may take a rupiah more than there is.
	const beforeTax = rupiah(Math.max(0, summed))
	const last = { ...restsOnNothing, cite, status } as const
	const amount = rupiah(beforeTax - parts)
	const rest: Line = {
		kind: "rounding",
		what: { rule: "rounding", point, mode },
		amount,
		counts: true,
		...last,
	}
	const sum: Line = {
		kind: "beforeTax",
		what: { rule: "beforeTax" },
		amount: beforeTax,
		counts: false,
		...last,
	}
	return { lines: [...shown, ...(amount === 0 ? [] : [rest]), sum], beforeTax }
}

/** `component`: each share's rest by itself, then whatever concerns the whole; `total`: all at once. */
function amountBeforeTax(
	lines: readonly ExactLine[],
	shares: readonly EarnedShare[],
	{ point, mode }: RoundingRow,
): Rupiah {
	const ofWhole = lines.filter(
		(line) => line.share === undefined && line.kind !== "share" && line.kind !== "base",
	)
	const parts = [...shares.map(({ paid }) => paid), ...ofWhole.map(({ amount }) => amount)]
	if (point === "total") return rounded(total(parts), mode)
	return sumOf(parts.map((part) => rounded(part, mode)))
}

function shownLine(exact: ExactLine, { mode }: RoundingRow): Line {
	const { share: _, basis, ...line } = exact
	const whole = (amount: Exact): Rupiah => rounded(amount, mode)
	return {
		...line,
		amount: whole(line.amount),
		counts: counts(line),
		...(basis !== undefined && { basis: { ...basis, amount: whole(basis.amount) } }),
	}
}
