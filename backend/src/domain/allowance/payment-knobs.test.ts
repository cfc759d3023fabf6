// Taxes, contributions and other lines between the allowance before tax and the net.
import { describe, expect, test } from "vitest"
import {
	allowanceOf,
	linesOf,
	monthDays,
	nothingCut,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

type Tables = Parameters<typeof policyOf>[1]
const none = { ...nothingCut, tax: { mode: "none" }, health: undefined }

function paid(tables: Tables, input: object = {}, month = "2026-09") {
	return allowanceOf(policyOf("tpp-templat-nasional", { ...none, ...tables }), month, {
		days: monthDays(month, {}),
		input: { posts: [{ rupiah: 1_000_000 }], ...input },
	})
}

describe("PPh 21 final", () => {
	const tax = { mode: "final", bearer: "employee" }
	test.each([
		["II/d", 1_000_000],
		["III/a", 950_000],
		["IV/a", 850_000],
	])("grade %s leaves Rp%i", (grade, net) => {
		expect(paid({ tax }, { payroll: { grade } }).net).toBe(net)
	})

	test("the budget's tax is told and takes nothing", () => {
		const allowance = paid({ tax: { ...tax, bearer: "budget" } }, { payroll: { grade: "III/a" } })
		expect(allowance.net).toBe(1_000_000)
		expect(linesOf(allowance, "finalTax")).toMatchObject([
			{ amount: 50_000, counts: false, isBorneByBudget: true },
		])
	})
})

describe("PMK 168/2023", () => {
	const tax = { mode: "ter", bearer: "employee" }
	const payroll = { ptkp: "K/2", salary: 6_350_000, salaryTax: 0 }
	const taxYear = {
		gross: 80_850_000,
		withheld: 808_500,
		pensionContributions: 1_200_000,
		months: 11,
	}
	test.each([
		["2026-09", {}, "ter"],
		["2026-12", {}, "yearEnd"],
		["2026-09", { isLastTaxMonth: true }, "yearEnd"],
	] as const)("in %s with %j by %s", (month, more, rule) => {
		const allowance = paid({ tax }, { payroll: { ...payroll, taxYear, ...more } }, month)
		expect(linesOf(allowance, rule)).toHaveLength(1)
	})

	test.each([
		[11, 6_000_000],
		[10, 5_500_000],
	])("after %i months with income the last one makes office expenses Rp%i", (months, expenses) => {
		const rich = { ...taxYear, gross: 200_000_000, months }
		const [line] = linesOf(
			paid({ tax }, { payroll: { ...payroll, taxYear: rich } }, "2026-12"),
			"yearEnd",
		)
		expect(line?.what).toMatchObject({ year: { officeExpenses: expenses } })
	})

	test("December gives back what the months have withheld too much", () => {
		const allowance = paid({ tax }, { payroll: { ...payroll, taxYear } }, "2026-12")
		expect(sumOfRule(allowance, "yearEnd")).toBe(54_000)
		expect(allowance.net).toBe(1_054_000)
	})

	test.each([
		[{}, "2026-09", ["ptkp", "salary", "salaryTax"]],
		[{ ptkp: "K/2" }, "2026-09", ["salary", "salaryTax"]],
		[{ salary: 1, salaryTax: 0 }, "2026-09", ["ptkp"]],
		[{ ptkp: "K/2", salary: 1 }, "2026-09", ["salaryTax"]],
		[{ ptkp: "K/2", salaryTax: 0 }, "2026-09", ["salary"]],
		[{ taxYear, salary: 1, salaryTax: 0 }, "2026-12", ["ptkp"]],
		[{ taxYear, ptkp: "K/2", salaryTax: 0 }, "2026-12", ["salary"]],
		[{ taxYear, ptkp: "K/2", salary: 1 }, "2026-12", ["salaryTax"]],
		[payroll, "2026-12", ["taxYear"]],
	])("without payroll's facts (%j, %s) the line is absent, not guessed", (given, month, facts) => {
		const allowance = paid({ tax }, { payroll: given }, month)
		expect(allowance.missing).toEqual([{ line: "tax", facts }])
		expect(allowance.net).toBe(1_000_000)
	})
})

describe("BPJS Kesehatan", () => {
	const health = {
		...{ of: "paid", employeeBasisPoints: 100, employerBasisPoints: 400 },
		...{ ceiling: 12_000_000, neverAboveNet: false },
	}
	test.each([
		[11_000_000, 10_000],
		[11_000_100, 9_999],
		[12_000_000, 0],
		[13_000_000, 0],
	])("a salary of Rp%i: Rp%i", (salary, own) => {
		const [line, government] = linesOf(paid({ health }, { payroll: { salary } }), "health")
		expect(line?.amount).toBe(0 - own)
		expect(government).toMatchObject({ counts: false, isBorneByBudget: true })
	})

	test("without a ceiling no salary is needed", () => {
		const { ceiling: _, ...open } = health
		expect(paid({ health: open }).net).toBe(990_000)
		expect(paid({ health }).missing).toEqual([{ line: "health", facts: ["salary"] }])
	})
})

describe("other lines", () => {
	const list = [
		{ id: "zakat", name: "Zakat", of: "net", basisPoints: 250 },
		{ id: "koperasi", name: "Koperasi", of: "given" },
		{ id: "korpri", name: "Korpri", of: "paid", basisPoints: 100 },
	]
	const tables = { tax: { mode: "final", bearer: "employee" }, deductions: { list } }
	const payroll = { grade: "IV/a" }
	test.each([
		[[], 850_000],
		[[{ id: "zakat" }], 828_750],
		[[{ id: "korpri" }], 840_000],
		[[{ id: "koperasi", rupiah: 850_000 }], 0],
	])("%j leave Rp%i", (deductions, net) => {
		expect(paid(tables, { payroll, deductions }).net).toBe(net)
	})

	test("the net never falls below nothing; what could not be taken is a line", () => {
		const exact = paid(tables, { payroll, deductions: [{ id: "koperasi", rupiah: 850_000 }] })
		expect(linesOf(exact, "uncollected")).toEqual([])
		const over = paid(tables, { payroll, deductions: [{ id: "koperasi", rupiah: 850_001 }] })
		expect(over.net).toBe(0)
		expect(linesOf(over, "uncollected")).toMatchObject([{ amount: 1 }])
	})
})
