// UU PPh art. 17, PMK 168/2023 and PP 80/2010, both sides of each bound.
import { expect, test } from "vitest"
import { rounded } from "../money/exact.ts"
import { rupiah } from "../money/rupiah.ts"
import { bracketsOn, wholeThousands, yearlyTax } from "./article-17.ts"
import { finalRateOf } from "./final-tax.ts"
import { yearEndTax } from "./year-end-tax.ts"

const day = "2026-12-31"
const taxOn = (taxable: number): number =>
	rounded(yearlyTax(rupiah(taxable), bracketsOn(day)), "floor")

test.each([
	[0, 0],
	[60_000_000, 3_000_000],
	[60_001_000, 3_000_150],
	[250_000_000, 31_500_000],
	[250_001_000, 31_500_250],
	[500_000_000, 94_000_000],
	[500_001_000, 94_000_300],
	[5_000_000_000, 1_444_000_000],
	[5_000_001_000, 1_444_000_350],
])("art. 17(1): Rp%i of taxable income owe Rp%i", (taxable, tax) => {
	expect(taxOn(taxable)).toBe(tax)
})

test.each([
	[-1, 0],
	[999, 0],
	[1_000, 1_000],
	[60_000_999, 60_000_000],
])("art. 17(4): Rp%i count as Rp%i", (income, counted) => {
	expect(wholeThousands(rupiah(income))).toBe(counted)
})

/** A year of Rp7.350.000 a month, K/2, with 12 x Rp100.000 of pension contributions. */
const year = {
	gross: rupiah(88_200_000),
	pensionContributions: rupiah(1_200_000),
	withheld: rupiah(808_500),
	months: 12,
	ptkp: "K/2",
} as const

test("PMK 168/2023: the last month owes the year's tax less what was withheld", () => {
	// 88.200.000 - 5 % (4.410.000) - 1.200.000 - 67.500.000 = 15.090.000; 5 % = 754.500
	expect(yearEndTax(year, day, "floor")).toMatchObject({
		...{ officeExpenses: 4_410_000, taxFree: 67_500_000, taxable: 15_090_000 },
		...{ yearly: 754_500, owed: -54_000 },
	})
})

test.each([
	[10_000_000, 1, 500_000],
	[10_000_001, 1, 500_000],
	[9_999_980, 1, 499_999],
	[120_000_000, 12, 6_000_000],
	[200_000_000, 12, 6_000_000],
])("office expenses of Rp%i in %i months are Rp%i", (gross, months, expenses) => {
	const income = { ...year, gross: rupiah(gross), months }
	expect(yearEndTax(income, day, "floor").officeExpenses).toBe(expenses)
})

test.each([
	["I/d", 0],
	["II/d", 0],
	["III/a", 500],
	["III/d", 500],
	["IV/a", 1_500],
	["IV/e", 1_500],
	["IX", undefined],
	["IV", undefined],
])("PP 80/2010: grade %s bears %s basis points", (grade, basisPoints) => {
	expect(finalRateOf(grade, day)?.basisPoints).toBe(basisPoints)
})
