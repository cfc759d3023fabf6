// The last month of the tax year: what the whole year owes, less what its months have withheld.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { exactly, least, type RoundingMode, rounded, share } from "../money/exact.ts"
import { type Rupiah, rupiah } from "../money/rupiah.ts"
import { inForce } from "../regulation/in-force.ts"
import { bracketsOn, wholeThousands, yearlyTax } from "./article-17.ts"
import { type PtkpCode, ptkpOn } from "./ptkp.ts"
import type { Source } from "./source.ts"

/** All in rupiah, of the whole tax year with its last month; salary and allowance together. */
export type YearlyIncome = {
	readonly gross: Rupiah
	readonly pensionContributions: Rupiah
	/** By the months before, and on the salary of the last one. */
	readonly withheld: Rupiah
	/** Months with income, 1 to 12. */
	readonly months: number
	readonly ptkp: PtkpCode
}

export type YearEnd = Source & {
	readonly gross: Rupiah
	readonly officeExpenses: Rupiah
	readonly taxFree: Rupiah
	readonly taxable: Rupiah
	readonly yearly: Rupiah
	readonly withheld: Rupiah
	/** Still owed; negative where the months have withheld too much, which is given back. */
	readonly owed: Rupiah
}

/** Cost of holding an office: 5 % of gross, at most so many rupiah a month worked. */
const officeExpenses: readonly (Source & {
	readonly from: LocalDate
	readonly basisPoints: number
	readonly mostAMonth: number
})[] = [
	{
		from: "2009-01-01",
		cite: "PMK 250/PMK.03/2008 pasal 1; PMK 168/2023",
		status: "unconfirmed",
		...{ basisPoints: 500, mostAMonth: 500_000 },
	},
]

/**
 * PMK 168/2023: the tax of the last month by the brackets of article 17. Not settled here: alms paid through
 * the employer, and a spouse's income joined to one's own; both need facts that payroll keeps.
 */
export function yearEndTax(income: YearlyIncome, date: LocalDate, mode: RoundingMode): YearEnd {
	const { gross, pensionContributions, withheld, months, ptkp } = income
	const expenses = inForce(officeExpenses, date, "office expenses")
	const most = exactly(rupiah(expenses.mostAMonth * months))
	const office = rounded(least(share(exactly(gross), expenses.basisPoints), most), mode)
	const { yearly: yearlyPtkp, ...free } = ptkpOn(date)
	const taxFree = rupiah(yearlyPtkp[ptkp])
	const taxable = wholeThousands(rupiah(gross - office - pensionContributions - taxFree))
	const brackets = bracketsOn(date)
	const yearly = rounded(yearlyTax(taxable, brackets), mode)
	return {
		...{ gross, officeExpenses: office, taxFree, taxable, yearly, withheld },
		owed: rupiah(yearly - withheld),
		cite: `${brackets.cite}; ${free.cite}; ${expenses.cite}`,
		status: "unconfirmed",
	}
}
