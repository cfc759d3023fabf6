// The national ladder, 60/40, of Kepmendagri 900-4700/2020: one month worked out by hand, and its variants.
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { describe, expect, test } from "vitest"
import { recapOf } from "../attendance/recap.ts"
import { allowanceOf, linesOf, policyOf, sumOfRule } from "./allowance-month.fixture.ts"
import type { Allowance } from "./evaluate-allowance.ts"
import { sayLine } from "./say-line.ts"
import { september, septemberDays, septemberInput } from "./september-2026.fixture.ts"

/** What a regional regulation would add: 2 % of the discipline's share for a missed apel. Assumed. */
const apel = {
	activities: {
		list: [{ id: "apel", name: "Apel", cost: { basisPoints: 200 } }],
		onAbsentDay: "replaced",
	},
}
const file = "tpp-templat-nasional"

function paid(tables: Parameters<typeof policyOf>[1] = {}, input: object = {}): Allowance {
	const policy = policyOf(file, { ...apel, ...tables })
	return allowanceOf(policy, september, {
		days: septemberDays,
		input: { ...septemberInput, ...input },
	})
}

const halves = (cutBase: unknown) => ({
	parts: [
		{
			...{ id: "produktivitas", name: "Produktivitas kerja", basisPoints: 6000 },
			pays: {
				...{ by: "performance", withoutScore: "refused" },
				predicates: [{ name: "Baik", basisPoints: 9000 }],
			},
		},
		{
			...{ id: "disiplin", name: "Disiplin kerja", basisPoints: 4000 },
			pays: { by: "attendance", cutBase },
		},
	],
})
const health = (of: "nominal" | "paid") => ({
	...{ of, employeeBasisPoints: 100, employerBasisPoints: 400 },
	...{ ceiling: 12_000_000, neverAboveNet: false },
})

test("the month's recap: 17 present, 1 absent, 2 travelling, 1 sick, 1 on leave, of 22", () => {
	expect(recapOf(septemberDays)).toMatchObject({
		...{ workingDays: 22, present: 17, absent: 1, travel: 2, sick: 1, leave: 1, open: 0 },
		...{ lateMinutes: 153, earlyMinutes: 20, missingOut: 1 },
		bands: { TL1: 1, TL2: 1, TL4: 1, PSW1: 1, PSW4: 1 },
	})
})

test("10 % of the discipline's share is cut, line by line", () => {
	const cuts = paid().lines.filter(({ basis }) => basis?.amount === 1_400_000)
	expect(cuts.map(({ days, amount }) => [days[0], amount])).toEqual([
		["2026-09-01", -7_000],
		["2026-09-03", -14_000],
		["2026-09-03", -7_000],
		["2026-09-07", -28_000],
		["2026-09-09", -42_000],
		["2026-09-11", -21_000],
		["2026-09-23", -21_000],
	])
})

test("a line rests on its own punch alone", () => {
	const records = new Map(
		septemberDays.flatMap(({ date, punches }) =>
			punches.map(({ record, second }) => [record, `${date} ${clockOfSecond(second)}`]),
		),
	)
	const rested = linesOf(paid(), "offTime").map(({ punches }) =>
		punches.map((record) => records.get(record)),
	)
	expect(rested).toEqual([
		["2026-09-01 07:46:10"],
		["2026-09-03 08:12:40"],
		["2026-09-03 15:40:00"],
		["2026-09-23 09:05:59"],
	])
})

test("to the rupiah, with TER on salary and allowance together", () => {
	const allowance = paid()
	expect(allowance).toMatchObject({ nominal: 3_500_000, beforeTax: 3_150_000, net: 3_045_000 })
	expect(sumOfRule(allowance, "performance")).toBe(-210_000)
	expect(linesOf(allowance, "ter")).toMatchObject([
		{ amount: -73_500, basis: { amount: 7_350_000, basisPoints: 100 }, what: { category: "B" } },
	])
	expect(linesOf(allowance, "health").map(({ amount }) => amount)).toEqual([-31_500, 126_000])
})

describe("the same month, decided otherwise", () => {
	test.each([
		[
			"final tax of 5 % by grade III",
			{ tax: { mode: "final", bearer: "employee" } },
			3_150_000,
			2_961_000,
		],
		["cuts are of the whole", { shares: halves("gross") }, 2_940_000, 2_857_050],
		["health on the nominal allowance", { health: health("nominal") }, 3_150_000, 3_041_500],
		["no tax", { tax: { mode: "none" } }, 3_150_000, 3_118_500],
		["the budget bears the tax", { tax: { mode: "ter", bearer: "budget" } }, 3_150_000, 3_118_500],
	])("%s", (_, tables, beforeTax, net) => {
		expect(paid(tables)).toMatchObject({ beforeTax, net })
	})

	test("with cuts of the whole the rate falls a step: 0,75 % of 7.140.000", () => {
		const allowance = paid({ shares: halves("gross") })
		expect(sumOfRule(allowance, "ter")).toBe(-53_550)
		expect(sumOfRule(allowance, "health")).toBe(-29_400 + 117_600)
	})

	test("what was taken on the salary is not taken again", () => {
		const payroll = { ...septemberInput.payroll, salaryTax: 23_500 }
		expect(sumOfRule(paid({}, { payroll }), "ter")).toBe(-50_000)
		const more = { ...septemberInput.payroll, salaryTax: 73_501 }
		expect(sumOfRule(paid({}, { payroll: more }), "ter")).toBe(0)
	})
})

describe("where fractions of a rupiah end: 1.883.333,7 and 1.255.555,8", () => {
	const posts = [{ rupiah: 3_487_655 }]
	test.each([
		["total", "halfUp", 3_138_890],
		["total", "floor", 3_138_889],
		["component", "halfUp", 3_138_890],
		["component", "floor", 3_138_888],
		["line", "halfUp", 3_138_890],
		["line", "floor", 3_138_894],
	])("%s, %s: Rp%i", (point, mode, beforeTax) => {
		const allowance = paid({ rounding: { point, mode } }, { posts })
		expect(allowance.beforeTax).toBe(beforeTax)
		const counted = allowance.lines.filter((line) => line.counts)
		expect(counted.reduce((sum, { amount }) => sum + amount, 0)).toBe(allowance.net)
	})
})

test("every line is one sentence in each language, with the sum it came from", () => {
	const [cut] = linesOf(paid(), "offTime").slice(-1)
	expect(cut && sayLine(cut, "indonesian")).toBe(
		"masuk 09:05:59, jadwal 07:30, 95 menit, TL4 1,5 % x Rp1.400.000 = Rp21.000",
	)
	expect(cut && sayLine(cut, "english")).toBe(
		"in at 09:05:59, due 07:30, 95 min, TL4 1.5 % x Rp1.400.000 = Rp21.000",
	)
	expect(cut?.punches).toHaveLength(1)
	expect(cut?.cite).toBe("Kepmendagri 900-4700/2020")
})
