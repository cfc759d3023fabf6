// One person's extra run: a part of the basis month's allowance, and the tax that comes on top of that month's.
import { addMonths, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { exactly, rounded, share } from "../money/exact.ts"
import { noRupiah, rupiah, sumOf } from "../money/rupiah.ts"
import { rowOn } from "../regulation/in-force.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"
import { lastOf, monthTerms } from "./allowance-terms.ts"
import { type Allowance, evaluateAllowance } from "./evaluate-allowance.ts"
import type { ExtraList, ExtraRow } from "./extra-tables.ts"
import { type Line, restsOnNothing } from "./line.ts"
import { taxLine } from "./tax-line.ts"

export type ExtraTerms = {
	readonly row: ExtraRow
	readonly extra: ExtraRow["list"][number]
	/** Whose amount counts. */
	readonly basisMonth: LocalMonth
}

/** Undefined where the policy has no such run in that month. */
export function extraTermsOf(
	policy: AllowancePolicy,
	list: ExtraList,
	month: LocalMonth,
): ExtraTerms | undefined {
	const row = rowOn(policy.extra ?? [], lastOf(month))
	const extra = row?.list.find(({ id }) => id === list)
	if (row === undefined || extra === undefined) return undefined
	const basisMonth = addMonths(`${month}-01`, -extra.monthsBefore).slice(0, 7)
	return { row, extra, basisMonth }
}

/**
 * Reading chosen: the extra is income of its basis month, so that its tax is what both come to together less what the
 * month alone comes to. By TER that is the rate of salary, allowance and extra on all of it, less the tax already taken;
 * by the final tax its own percentage. Contributions and other lines are not taken from it.
 * @throws when the policy has no such run in that month
 */
export function evaluateExtra(
	policy: AllowancePolicy,
	given: {
		readonly list: ExtraList
		/** Of the run; days and input are of the basis month. */
		readonly month: LocalMonth
		readonly days: readonly DayRecord[]
		readonly input: AllowanceInput
	},
): Allowance {
	const { list, month, days, input } = given
	const terms = extraTermsOf(policy, list, month)
	if (terms === undefined) throw new Error(`no ${list} in ${month}`)
	const { row, extra, basisMonth } = terms
	const basis = evaluateAllowance(policy, { month: basisMonth, days, input })
	const of = extra.of === "nominal" ? basis.nominal : basis.beforeTax
	const basisTerms = monthTerms(policy, basisMonth)
	const isUnset = extra.basisPoints === "unset"
	const basisPoints = extra.basisPoints === "unset" ? 0 : extra.basisPoints
	const amount = rounded(share(exactly(of), basisPoints), basisTerms.rounding.mode)
	const { cite, status } = row
	const head: Line = {
		...{
			kind: "base",
			what: { rule: "extra", list, basisMonth, of: extra.of },
			amount,
			counts: true,
		},
		...{ basis: { amount: of, basisPoints }, ...restsOnNothing, cite, status },
		...(isUnset && { isUnset: true as const }),
	}
	const tax = extraTax({ basis: basis.beforeTax, amount }, { terms: basisTerms, input })
	const before = { kind: "beforeTax", what: { rule: "beforeTax" }, counts: false } as const
	const net = sumOf([
		amount,
		...tax.lines.filter(({ counts }) => counts).map((line) => line.amount),
	])
	const end = { kind: "net", what: { rule: "net" }, counts: false } as const
	const own = { ...restsOnNothing, cite, status }
	const lines = [head, { ...before, amount, ...own }, ...tax.lines, { ...end, amount: net, ...own }]
	return {
		month,
		lines,
		nominal: amount,
		beforeTax: amount,
		net,
		missing: tax.missing,
		openDays: [],
	}
}

function extraTax(
	{
		basis,
		amount,
	}: { readonly basis: Allowance["beforeTax"]; readonly amount: Allowance["beforeTax"] },
	{
		terms,
		input: { payroll },
	}: {
		readonly terms: ReturnType<typeof monthTerms>
		readonly input: AllowanceInput
	},
) {
	const alone = taxLine(terms.tax, { beforeTax: basis, payroll, terms })
	const both = taxLine(terms.tax, { beforeTax: sumOf([basis, amount]), payroll, terms })
	const taken = alone.lines[0]?.amount ?? noRupiah
	const lines = both.lines.map((line): Line => {
		const { basis: _, ...rest } = line
		const what = { rule: "extraTax", together: line.amount, alone: taken } as const
		return { ...rest, what, amount: rupiah(line.amount - taken) }
	})
	return { lines, missing: both.missing }
}
