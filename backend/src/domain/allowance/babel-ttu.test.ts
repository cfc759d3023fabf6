// Bangka Belitung and Timor Tengah Utara: 70/30, three punches, an acting post on top, final tax.

import { weekdays } from "@hadir/shared/time/local-date.ts"
import { expect, test } from "vitest"
import { templateWith } from "../attendance/some-days.fixture.ts"
import { policy as template } from "../regulation/national-template.fixture.ts"
import {
	allowanceOf,
	type Happenings,
	linesOf,
	monthDays,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

const month = "2026-09"
const events: Happenings = {
	"2026-09-01": "",
	"2026-09-02": "07:40:00 16:00:00",
	"2026-09-03": "07:50:00 16:00:00",
	"2026-09-07": "07:20:00",
}
const input = {
	posts: [{ rupiah: 5_000_000 }],
	score: { basisPoints: 9500 },
	activities: [{ id: "apel", date: "2026-09-14", attended: false }],
	payroll: { grade: "IV/a" },
}
const acting = { kind: "plt", rupiah: 8_000_000, from: "2026-09-01", letter: "SK 1/2026" }

const paid = (more: object = {}, told = events) =>
	allowanceOf(policyOf("tpp-babel-ttu"), month, {
		days: monthDays(month, told),
		input: { ...input, ...more },
	})

test("a score of 95 and 23 % of presence leave 4.480.000; with the acting post net 5.168.000", () => {
	expect(paid().beforeTax).toBe(4_480_000)
	const allowance = paid({ acting: [acting] })
	expect(sumOfRule(allowance, "performance")).toBe(-175_000)
	expect(allowance).toMatchObject({ beforeTax: 6_080_000, net: 5_168_000 })
	expect(sumOfRule(allowance, "acting")).toBe(1_600_000)
	expect(sumOfRule(allowance, "finalTax")).toBe(-912_000)
})

test.each([
	["07:45:00", 100],
	["07:46:00", 200],
	["08:00:00", 200],
	["08:01:00", 250],
])("in at %s costs %i basis points", (clock, basisPoints) => {
	const allowance = paid({ activities: [] }, { "2026-09-02": `${clock} 16:00:00` })
	expect(linesOf(allowance, "offTime")[0]?.basis?.basisPoints).toBe(basisPoints)
})

test.each([
	["15:45:00", 100],
	["15:30:00", 200],
	["15:29:00", 250],
	["12:30:00", 250],
])("out at %s costs %i basis points, early leaving of half an hour and more too", (clock, cost) => {
	const allowance = paid({ activities: [] }, { "2026-09-02": `07:20:00 ${clock}` })
	expect(linesOf(allowance, "offTime")[0]?.basis?.basisPoints).toBe(cost)
})

test("cuts of presence end at its own share", () => {
	const absent: Happenings = Object.fromEntries(
		["01", "02", "03", "04", "07", "08", "09", "10", "11"].map((day) => [`2026-09-${day}`, ""]),
	)
	const eight = paid({ activities: [] }, { ...absent, "2026-09-11": "07:20:00 16:30:00" })
	expect(eight.beforeTax).toBe(3_325_000 + 1_500_000 - 1_440_000)
	expect(linesOf(eight, "monthlyCap")).toEqual([])
	const nine = paid({ activities: [] }, absent)
	expect(nine.beforeTax).toBe(3_325_000)
	expect(sumOfRule(nine, "monthlyCap")).toBe(120_000)
})

test("an activity missed on a day of absence is cut beside it", () => {
	const activities = [{ id: "apel", date: "2026-09-01", attended: false }]
	expect(sumOfRule(paid({ activities }), "missedActivity")).toBe(-60_000)
})

test("a third punch that is missing costs as much as any other", () => {
	const hours = { start: "07:30", end: "16:00", restMinutes: 60 }
	const source = { cite: "Contoh", status: "confirmed" }
	const [first] = template.schedules
	const attendance = templateWith({
		schedules: [
			{
				...{ id: first?.id, name: "3 ketukan", kind: "weekly", observesHolidays: true },
				rows: [
					{
						...{ from: "2025-01-01", sources: { start: source, rest: source, end: source } },
						days: weekdays
							.slice(0, 5)
							.map((day) => ({ day, ...hours, restPunch: { from: "12:30", until: "13:30" } })),
					},
				],
			},
		],
	})
	const days = monthDays(month, {}, { policy: attendance })
	const attended = monthDays(
		month,
		{ "2026-09-02": "07:20:00 13:00:00 16:00:00" },
		{ policy: attendance },
	)
	const costOf = (known: typeof days) =>
		linesOf(
			allowanceOf(policyOf("tpp-babel-ttu"), month, {
				days: known,
				input: { ...input, activities: [] },
			}),
			"missingPunch",
		)
	expect(costOf(days)).toHaveLength(22)
	expect(costOf(attended)).toHaveLength(21)
	expect(costOf(days)[0]).toMatchObject({ amount: -60_000, what: { end: "rest" } })
})

test.each([
	["IX", -224_000],
	["X", -224_000],
])("PPPK of grade %s bear 5 %, as this policy has it", (grade, tax) => {
	expect(sumOfRule(paid({ payroll: { grade } }), "finalTax")).toBe(tax)
})

test("a grade nobody has decided a rate for leaves the tax out, and says so", () => {
	expect(paid({ payroll: { grade: "VII" } }).missing).toEqual([
		{ line: "tax", facts: ["gradeRate"] },
	])
})
