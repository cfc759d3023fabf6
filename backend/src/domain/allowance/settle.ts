// From the allowance before tax to what is paid out.
import { exactly, rounded, share } from "../money/exact.ts"
import { type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { MonthTerms } from "./allowance-terms.ts"
import { healthLines } from "./health-lines.ts"
import { type Line, restsOnNothing } from "./line.ts"
import type { MissingFact } from "./missing-fact.ts"
import { taxLine } from "./tax-line.ts"

export type Settled = {
	readonly lines: readonly Line[]
	readonly net: Rupiah
	readonly missing: readonly MissingFact[]
}

/** @param nominal the base before any cut, in whole rupiah */
export function settle(
	beforeTax: Rupiah,
	given: { readonly nominal: Rupiah; readonly input: AllowanceInput; readonly terms: MonthTerms },
): Settled {
	const { nominal, input, terms } = given
	const { payroll } = input
	const { rounding } = terms
	const tax = taxLine(terms.tax, { beforeTax, payroll, terms })
	const left = rupiah(beforeTax + counted(tax.lines))
	const health = healthLines(terms.health, { nominal, beforeTax, left, payroll, rounding })
	const taken = [...tax.lines, ...health.lines]
	const rest = rupiah(beforeTax + counted(taken))
	const lines = [...taken, ...deductionLines(terms, input.deductions, { beforeTax, rest })]
	const sum = rupiah(beforeTax + counted(lines))
	const last = { ...restsOnNothing, cite: rounding.cite, status: rounding.status } as const
	// Nobody owes the office because of a month's allowance: what could not be taken is said.
	const uncollected: Line[] =
		sum < 0
			? [
					{
						kind: "uncollected",
						what: { rule: "uncollected" },
						amount: rupiah(-sum),
						counts: true,
						...last,
					},
				]
			: []
	const net = rupiah(Math.max(0, sum))
	const end: Line = { kind: "net", what: { rule: "net" }, amount: net, counts: false, ...last }
	return {
		lines: [...lines, ...uncollected, end],
		net,
		missing: [...tax.missing, ...health.missing],
	}
}

/** Zakat and other lines, for those who asked for them, by what is left after tax and contributions. */
function deductionLines(
	{ deductions: row, rounding }: MonthTerms,
	wanted: AllowanceInput["deductions"],
	{ beforeTax, rest }: { readonly beforeTax: Rupiah; readonly rest: Rupiah },
): Line[] {
	if (row === undefined) return []
	const { cite, status } = row
	return wanted.flatMap(({ id, rupiah: given }): Line[] => {
		const found = row.list.find((one) => one.id === id)
		if (found === undefined) return []
		const what = { rule: "deduction", name: found.name } as const
		const line = { kind: "deduction", what, counts: true, ...restsOnNothing, cite, status } as const
		if (found.of === "given") return [{ ...line, amount: rupiah(0 - (given ?? 0)) }]
		const { basisPoints } = found
		const of = found.of === "paid" ? beforeTax : rupiah(Math.max(0, rest))
		const amount = rounded(share(exactly(of), basisPoints), rounding.mode)
		return [{ ...line, amount: rupiah(0 - amount), basis: { amount: of, basisPoints } }]
	})
}

const counted = (lines: readonly Line[]): Rupiah =>
	sumOf(lines.filter((line) => line.counts).map(({ amount }) => amount))
