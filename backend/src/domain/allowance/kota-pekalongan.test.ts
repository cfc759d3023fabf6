// Kota Pekalongan: a fixed part, e-presensi and e-kinerja; final tax; health on the nominal allowance.
import { expect, test } from "vitest"
import {
	allowanceOf,
	type Happenings,
	linesOf,
	monthDays,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

const cost = (basisPoints: number) => ({ basisPoints })
/** The city's steps (M2 up to 15 minutes, M3 30, M4 below 60, M5) with rates that are assumed. */
const assumed = {
	arrival: {
		ladder: [
			{ code: "M2", upTo: 15, cost: cost(50) },
			{ code: "M3", upTo: 30, cost: cost(100) },
			{ code: "M4", upTo: 59, cost: cost(150) },
			{ code: "M5", cost: cost(200) },
		],
		missing: { code: "M0", cost: cost(300) },
	},
	absence: { code: "TK", cost: cost(400), unpaidFromDays: 11 },
}
const month = "2026-09"

function paid(told: Happenings, { salary = 4_500_000, scores = [9200] } = {}) {
	const [basisPoints] = scores
	return allowanceOf(policyOf("tpp-kota-pekalongan", assumed), month, {
		days: monthDays(month, told),
		input: {
			posts: [{ rupiah: 4_000_000 }],
			...(basisPoints !== undefined && { score: { basisPoints } }),
			payroll: { grade: "III/b", salary },
		},
	})
}

/** 12 % of presence: three days of absence. */
const twelve = { "2026-09-01": "", "2026-09-09": "", "2026-09-16": "" }

test("12 % of presence and a score of 92 leave 3.522.880", () => {
	const allowance = paid(twelve)
	expect(sumOfRule(allowance, "absent") + sumOfRule(allowance, "performance")).toBe(-249_600)
	expect(allowance).toMatchObject({ nominal: 4_000_000, beforeTax: 3_750_400, net: 3_522_880 })
	expect(sumOfRule(allowance, "finalTax")).toBe(-187_520)
	expect(linesOf(allowance, "health")[0]).toMatchObject({ amount: -40_000 })
})

test.each([
	[8_000_000, -40_000, 3_522_880],
	[8_000_100, -39_999, 3_522_881],
	[9_000_000, -30_000, 3_532_880],
	[12_000_000, 0, 3_562_880],
	[12_000_001, 0, 3_562_880],
])("a salary of Rp%i leaves the ceiling room for Rp%i", (salary, health, net) => {
	const allowance = paid(twelve, { salary })
	expect(linesOf(allowance, "health")[0]?.amount).toBe(health)
	expect(allowance.net).toBe(net)
})

test.each([
	[59, "M4"],
	[60, "M5"],
	[30, "M3"],
	[31, "M4"],
	[15, "M2"],
	[16, "M3"],
])("%i minutes late are %s", (minutes, code) => {
	const clock = `${minutes < 30 ? "07" : "08"}:${String((30 + minutes) % 60).padStart(2, "0")}:00`
	const allowance = paid({ "2026-09-02": `${clock} 16:00:00` })
	expect(linesOf(allowance, "offTime")[0]?.what).toMatchObject({ code, minutes })
})

/** The first so many working days of the month. */
const absent = (days: number): Happenings =>
	Object.fromEntries(
		["01", "02", "03", "04", "07", "08", "09", "10", "11", "14", "15"]
			.slice(0, days)
			.map((day) => [`2026-09-${day}`, ""]),
	)

test("ten days of absence are still paid; eleven are not, nor is anything taken", () => {
	const ten = paid(absent(10))
	expect(linesOf(ten, "unpaidMonth")).toEqual([])
	expect(ten.net).toBeGreaterThan(0)
	const eleven = paid(absent(11))
	expect(eleven).toMatchObject({ beforeTax: 0, net: 0 })
	expect(linesOf(eleven, "unpaidMonth")[0]?.days).toHaveLength(11)
	expect(linesOf(eleven, "uncollected")).toEqual([])
	expect(linesOf(eleven, "health")[0]?.amount).toBe(0)
})

test("without e-kinerja its whole share is lost", () => {
	expect(sumOfRule(paid({}, { scores: [] }), "noScore")).toBe(-960_000)
})

test("rates nobody has keyed in cost nothing, and each line says so", () => {
	const policy = policyOf("tpp-kota-pekalongan")
	const allowance = allowanceOf(policy, month, {
		days: monthDays(month, { "2026-09-02": "07:50:00 16:00:00" }),
		input: { posts: [{ rupiah: 4_000_000 }], score: { basisPoints: 10_000 } },
	})
	expect(linesOf(allowance, "offTime")).toMatchObject([{ amount: 0, isUnset: true }])
	expect(allowance.missing).toEqual([
		{ line: "tax", facts: ["grade"] },
		{ line: "health", facts: ["salary"] },
	])
})
