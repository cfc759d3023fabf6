// PPh 21 on the allowance, in the way the policy chose; no line where payroll's facts are missing.
import { exactly, rounded, share } from "../money/exact.ts"
import { type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import { finalRateOf } from "../taxes/final-tax.ts"
import type { Source } from "../taxes/source.ts"
import { terRateOf } from "../taxes/ter.ts"
import { yearEndTax } from "../taxes/year-end-tax.ts"
import type { Payroll } from "./allowance-input.ts"
import type { MonthTerms } from "./allowance-terms.ts"
import { counts, type Line, restsOnNothing } from "./line.ts"
import type { MissingFact } from "./missing-fact.ts"
import type { TaxRow } from "./payment-tables.ts"

export type Taken = { readonly lines: readonly Line[]; readonly missing: readonly MissingFact[] }

type Given = {
	readonly beforeTax: Rupiah
	readonly payroll: Payroll
	readonly terms: Pick<MonthTerms, "date" | "rounding">
}

const december = "12"

export function taxLine(row: TaxRow, given: Given): Taken {
	switch (row.mode) {
		case "none":
			return { lines: [], missing: [] }
		case "final":
			return finalTax(row, given)
		case "ter": {
			const { payroll, terms } = given
			const isLast = payroll.isLastTaxMonth === true || terms.date.slice(5, 7) === december
			return isLast ? lastMonthTax(row, given) : monthlyTax(row, given)
		}
	}
}

/** PP 80/2010 art. 4, on the allowance alone; the policy names grades which that article does not. */
function finalTax(row: Extract<TaxRow, { mode: "final" }>, given: Given): Taken {
	const { grade } = given.payroll
	if (grade === undefined) return absent("tax", ["grade"])
	const local = row.otherGrades?.find(({ grades }) => grades.includes(grade))
	const rate =
		finalRateOf(grade, given.terms.date) ??
		(local && { basisPoints: local.basisPoints, cite: row.cite, status: row.status })
	if (rate === undefined) return absent("tax", ["gradeRate"])
	const { basisPoints } = rate
	const amount = part(given.beforeTax, basisPoints, given)
	const basis = { amount: given.beforeTax, basisPoints }
	return line(row, rate, { what: { rule: "finalTax", grade }, amount, basis })
}

/** PMK 168/2023: the rate of salary and allowance together, less what was taken on the salary alone. */
function monthlyTax(row: TaxRow, given: Given): Taken {
	const { ptkp, salary, salaryTax } = given.payroll
	if (ptkp === undefined || salary === undefined || salaryTax === undefined) {
		return absent("tax", missingOf({ ptkp, salary, salaryTax }))
	}
	const gross = sumOf([salary, given.beforeTax])
	const rate = terRateOf(gross, ptkp, given.terms.date)
	const { category, basisPoints } = rate
	const owed = rupiah(Math.max(0, part(gross, basisPoints, given) - salaryTax))
	const what = { rule: "ter", category, salary, salaryTax } as const
	return line(row, rate, { what, amount: owed, basis: { amount: gross, basisPoints } })
}

/** PMK 168/2023: the year's last month owes what article 17 asks of the year, less what was withheld. */
function lastMonthTax(row: TaxRow, given: Given): Taken {
	const { ptkp, salary, salaryTax, taxYear } = given.payroll
	if (
		ptkp === undefined ||
		salary === undefined ||
		salaryTax === undefined ||
		taxYear === undefined
	) {
		return absent("tax", missingOf({ ptkp, salary, salaryTax, taxYear }))
	}
	const { date, rounding } = given.terms
	const income = {
		gross: sumOf([taxYear.gross, salary, given.beforeTax]),
		pensionContributions: taxYear.pensionContributions,
		withheld: sumOf([taxYear.withheld, salaryTax]),
		...{ months: taxYear.months + 1, ptkp },
	}
	const year = yearEndTax(income, date, rounding.mode)
	return line(row, year, { what: { rule: "yearEnd", year }, amount: year.owed })
}

/** A fraction of tax ends as the policy's rounding says; national law asks for whole rupiah only. */
const part = (of: Rupiah, basisPoints: number, { terms }: Given): Rupiah =>
	rounded(share(exactly(of), basisPoints), terms.rounding.mode)

function line(row: TaxRow, rate: Source, told: Pick<Line, "what" | "amount" | "basis">): Taken {
	const isBorne = row.mode !== "none" && row.bearer === "budget"
	const borne = isBorne ? ({ isBorneByBudget: true } as const) : {}
	const amount = rupiah(isBorne ? told.amount : 0 - told.amount)
	const own = { kind: "tax", ...told, amount, ...restsOnNothing, ...borne } as const
	const { cite, status } = rate
	return { lines: [{ ...own, counts: counts(own), cite, status }], missing: [] }
}

const absent = (of: MissingFact["line"], facts: MissingFact["facts"]): Taken => ({
	lines: [],
	missing: [{ line: of, facts }],
})

export const missingOf = (
	facts: Readonly<Partial<Record<MissingFact["facts"][number], unknown>>>,
): MissingFact["facts"] => factNames.filter((name) => name in facts && facts[name] === undefined)

const factNames = ["grade", "gradeRate", "ptkp", "salary", "salaryTax", "taxYear"] as const
