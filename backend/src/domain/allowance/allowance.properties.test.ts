// What holds of every month under every kind of policy.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { DayRecord } from "../attendance/day-record.ts"
import { allowanceOf, monthDays, policyOf } from "./allowance-month.fixture.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"

const month = "2026-09"
const dates = ["01", "02", "03", "04", "07", "08", "09"].map((day) => `2026-09-${day}`)
const cost = (basisPoints: number) => ({ basisPoints })
const activities = { list: [{ id: "apel", name: "Apel", cost: cost(200) }], onAbsentDay: "adds" }

/** Rates that a city has not decided are assumed here, rising from step to step. */
const pekalongan = policyOf("tpp-kota-pekalongan", {
	arrival: {
		ladder: [
			{ code: "M2", upTo: 15, cost: cost(50) },
			{ code: "M5", cost: cost(200) },
		],
		missing: { code: "M0", cost: cost(300) },
		freeTimes: 2,
	},
	absence: { code: "TK", cost: cost(400), unpaidFromDays: 5 },
})

const rounding = fc.record({
	point: fc.constantFrom("line", "component", "total"),
	mode: fc.constantFrom("halfUp", "floor"),
})
const anyPolicy: fc.Arbitrary<AllowancePolicy> = fc
	.tuple(rounding, fc.nat(500), fc.nat(2_000), fc.nat(3))
	.chain(([round, dailyBasisPoints, monthlyBasisPoints, freeTimes]) => {
		const caps = { dailyBasisPoints, monthlyBasisPoints }
		const [row] = policyOf("tpp-templat-nasional").arrival ?? []
		const national = { activities, rounding: round }
		return fc.constantFrom(
			policyOf("tpp-templat-nasional", national),
			policyOf("tpp-templat-nasional", { ...national, caps }),
			policyOf("tpp-templat-nasional", { ...national, arrival: { ...row, freeTimes } }),
			policyOf("tpp-babel-ttu", { rounding: round }),
			policyOf("tpp-tapanuli-tengah", { rounding: round, activities }),
			policyOf("tpp-harian", { rounding: round, activities }),
			policyOf("tpp-seluma", { rounding: round, activities }),
			pekalongan,
		)
	})

/** Minutes late on each of some days; undefined: nobody was seen. */
const lateness = fc.array(fc.option(fc.nat(240), { nil: undefined, freq: 6 }), {
	minLength: dates.length,
	maxLength: dates.length,
})
const amount = fc.integer({ min: 0, max: 20_000_000 })

function daysLate(late: readonly (number | undefined)[]): readonly DayRecord[] {
	const told = dates.map((date, index) => {
		const minutes = late[index]
		if (minutes === undefined) return [date, ""]
		const at = 450 + minutes
		const clock = `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`
		return [date, `${clock}:00 16:30:00`]
	})
	return monthDays(month, Object.fromEntries(told))
}

const paid = (policy: AllowancePolicy, days: readonly DayRecord[], rupiah: number) =>
	allowanceOf(policy, month, {
		days,
		input: {
			posts: [{ rupiah, group: "staf" }],
			score: { basisPoints: 8_750 },
			payroll: { grade: "III/a", ptkp: "K/1", salary: 4_000_000, salaryTax: 10_000 },
		},
	})

const hasTotals = ({ shares }: AllowancePolicy): boolean =>
	shares.some(({ parts }) => parts.some(({ pays }) => pays.by === "total"))

const runs = { numRuns: 60 }

test("more lateness, or absence instead of it, never raises the allowance before tax", () => {
	const more = fc.option(fc.integer({ min: 1, max: 240 }), { nil: undefined })
	fc.assert(
		fc.property(
			...[anyPolicy, lateness, amount, fc.nat(dates.length - 1), more],
			(policy, late, rupiah, index, by) => {
				const before = late[index]
				fc.pre(before !== undefined)
				// A table of points has no more to take after the third absence, and says so itself.
				fc.pre(by !== undefined || !hasTotals(policy))
				const worse = late.with(index, by === undefined ? undefined : Math.min(269, before + by))
				const less = paid(policy, daysLate(worse), rupiah).beforeTax
				expect(less).toBeLessThanOrEqual(paid(policy, daysLate(late), rupiah).beforeTax)
			},
		),
		runs,
	)
})

test("parts add up, no share and no net falls below nothing, nothing exceeds the nominal amount", () => {
	fc.assert(
		fc.property(anyPolicy, lateness, amount, (policy, late, rupiah) => {
			const { lines, nominal, beforeTax, net } = paid(policy, daysLate(late), rupiah)
			const sum = (rows: typeof lines) =>
				rows.reduce((total, line) => total + (line.counts ? line.amount : 0), 0)
			const end = lines.findIndex(({ kind }) => kind === "beforeTax")
			expect(sum(lines.slice(0, end))).toBe(beforeTax)
			expect(sum(lines)).toBe(net)
			expect(net).toBeGreaterThanOrEqual(0)
			expect(beforeTax).toBeGreaterThanOrEqual(0)
			expect(beforeTax).toBeLessThanOrEqual(nominal)
		}),
		runs,
	)
})

test("caps hold: a month cuts no more of the discipline's share than the policy says", () => {
	fc.assert(
		fc.property(lateness, amount, fc.nat(1_000), (late, rupiah, monthlyBasisPoints) => {
			const caps = { monthlyBasisPoints }
			const policy = policyOf("tpp-templat-nasional", { caps, tax: { mode: "none" } })
			const { beforeTax, nominal } = paid(policy, daysLate(late), rupiah)
			const least = nominal * 0.6 * 0.875 + nominal * 0.4 * (1 - monthlyBasisPoints / 10_000)
			expect(beforeTax).toBeGreaterThanOrEqual(Math.floor(least))
		}),
		runs,
	)
})

test("the order in which days are given is irrelevant; the same input gives the same lines", () => {
	fc.assert(
		fc.property(anyPolicy, lateness, amount, (policy, late, rupiah) => {
			const days = daysLate(late)
			const once = paid(policy, days, rupiah)
			expect(paid(policy, days.toReversed(), rupiah)).toEqual(once)
			expect(JSON.stringify(paid(policy, daysLate(late), rupiah))).toBe(JSON.stringify(once))
		}),
		runs,
	)
})
