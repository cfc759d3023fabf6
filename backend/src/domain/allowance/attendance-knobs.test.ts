// What a policy may decide about the days, each setting on both sides of where it turns.
import { describe, expect, test } from "vitest"
import { rowWith, wall } from "../attendance/some-days.fixture.ts"
import {
	allowanceOf,
	type Happenings,
	linesOf,
	monthDays,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

const month = "2026-09"
type Tables = Parameters<typeof policyOf>[1]

/** Rp1.000.000, all of it discipline by the national ladder: 1 % is Rp10.000. */
const discipline = {
	parts: [
		{
			...{ id: "disiplin", name: "Disiplin", basisPoints: 10_000 },
			pays: { by: "attendance", cutBase: "share" },
		},
	],
}

function paid(told: Happenings, tables: Tables = {}, more: object = {}) {
	return allowanceOf(policyOf("tpp-templat-nasional", { shares: discipline, ...tables }), month, {
		days: monthDays(month, told),
		input: { posts: [{ rupiah: 1_000_000 }], ...more },
	})
}

const cost = (basisPoints: number) => ({ basisPoints })
const national = [
	{ code: "TL1", upTo: 30, cost: cost(50) },
	{ code: "TL2", upTo: 60, cost: cost(100) },
	{ code: "TL3", upTo: 90, cost: cost(125) },
	{ code: "TL4", cost: cost(150) },
]
const arrival = (more: object) => ({
	arrival: { ladder: national, missing: { code: "TL4", cost: cost(150) }, ...more },
})

describe("Kepmendagri 900-4700/2020, the ladder", () => {
	test.each([
		["07:30:59", undefined, 0],
		["07:31:00", "TL1", 5_000],
		["08:00:59", "TL1", 5_000],
		["08:01:00", "TL2", 10_000],
		["08:30:00", "TL2", 10_000],
		["08:31:00", "TL3", 12_500],
		["09:00:00", "TL3", 12_500],
		["09:01:00", "TL4", 15_000],
	])("in at %s is %s", (clock, code, cut) => {
		const allowance = paid({ "2026-09-01": `${clock} 16:00:00` })
		const [line] = linesOf(allowance, "offTime")
		expect(line?.what.rule === "offTime" ? line.what.code : undefined).toBe(code)
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
	})

	test.each([
		["16:00:00", undefined, 0],
		["15:59:59", undefined, 0],
		["15:59:00", "PSW1", 5_000],
		["15:30:00", "PSW1", 5_000],
		["15:29:00", "PSW2", 10_000],
		["15:00:00", "PSW2", 10_000],
		["14:59:00", "PSW3", 12_500],
		["14:30:00", "PSW3", 12_500],
		["14:29:00", "PSW4", 15_000],
	])("out at %s is %s", (clock, code, cut) => {
		const allowance = paid({ "2026-09-01": `07:20:00 ${clock}` })
		const [line] = linesOf(allowance, "offTime")
		expect(line?.what.rule === "offTime" ? line.what.code : undefined).toBe(code)
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
	})

	test.each([
		["no in-punch", "16:00:00", 15_000],
		["no out-punch", "07:20:00", 15_000],
		["no punch at all: TK replaces both", "", 30_000],
	])("%s", (_, punches, cut) => {
		expect(paid({ "2026-09-01": punches }).beforeTax).toBe(1_000_000 - cut)
	})
})

test.each([
	["07:45:00", 0],
	["07:46:00", 5_000],
])("with a tolerance of 15 minutes, in at %s costs Rp%i", (clock, cut) => {
	const told = { "2026-09-01": `${clock} 16:00:00` }
	expect(paid(told, arrival({ toleranceMinutes: 15 })).beforeTax).toBe(1_000_000 - cut)
})

test.each([
	[2, 0],
	[3, 5_000],
])("with two lates free, %i of them cost Rp%i", (times, cut) => {
	const days = ["01", "02", "03"].slice(0, times)
	const told = Object.fromEntries(days.map((day) => [`2026-09-${day}`, "07:40:00 16:00:00"]))
	expect(paid(told, arrival({ freeTimes: 2 })).beforeTax).toBe(1_000_000 - cut)
})

test.each([
	["16:29:59", 5_000],
	["16:30:00", 0],
])("KemenPANRB 6/2018: half an hour late and out at %s costs Rp%i", (out, cut) => {
	const days = monthDays(
		month,
		{ "2026-09-01": `08:00:00 ${out}` },
		{ policy: rowWith("counting", { repaidLateMinutes: 30 }) },
	)
	const policy = policyOf("tpp-templat-nasional", { shares: discipline })
	const input = { posts: [{ rupiah: 1_000_000 }] }
	expect(allowanceOf(policy, month, { days, input }).beforeTax).toBe(1_000_000 - cut)
})

test.each([
	["nobody knows whether there was an earlier tap", undefined, "incomplete", 0],
	["people decided that the machine was why", "Rapat 3/2026", "present", 0],
	["the machine served", null, "partial", 5_000],
])("late while %s", (_, settled, state, cut) => {
	const gap = { from: wall("2026-09-01 07:00:00"), until: wall("2026-09-01 07:35:00") }
	const gaps =
		settled === null ? [] : [{ ...gap, cause: "missing", place: "Lobi", settled } as const]
	const days = monthDays(month, { "2026-09-01": "07:40:00 16:00:00" }, { more: { gaps } })
	expect(days[0]?.state).toBe(state)
	const policy = policyOf("tpp-templat-nasional", { shares: discipline })
	const allowance = allowanceOf(policy, month, { days, input: { posts: [{ rupiah: 1_000_000 }] } })
	expect(allowance.beforeTax).toBe(1_000_000 - cut)
	expect(allowance.openDays).toEqual(state === "incomplete" ? ["2026-09-01"] : [])
})

describe("caps", () => {
	const told = { "2026-09-01": "09:30:00 14:00:00", "2026-09-02": "09:30:00 14:00:00" }
	test.each([
		[300, 60_000],
		[299, 59_800],
		[200, 40_000],
	])("of %i basis points a day: Rp%i for two days of 3 %", (dailyBasisPoints, cut) => {
		expect(paid(told, { caps: { dailyBasisPoints } }).beforeTax).toBe(1_000_000 - cut)
	})

	test.each([
		[600, 60_000, 0],
		[599, 59_900, 1],
		[0, 0, 1],
	])("of %i basis points a month: Rp%i", (monthlyBasisPoints, cut, lines) => {
		const allowance = paid(told, { caps: { monthlyBasisPoints } })
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
		expect(linesOf(allowance, "monthlyCap")).toHaveLength(lines)
	})

	test("a day attended is never dearer than one of absence", () => {
		const absence = { code: "TK", cost: cost(250) }
		const allowance = paid({ "2026-09-01": "09:30:00 14:00:00" }, { absence })
		expect(allowance.beforeTax).toBe(975_000)
		expect(sumOfRule(allowance, "notDearerThanAbsence")).toBe(5_000)
	})

	test.each([
		["names no cost of absence", undefined],
		["has not decided it", { code: "TK", cost: { unset: true } }],
	])("where the policy %s, a day's cuts stand", (_, absence) => {
		expect(paid({ "2026-09-01": "09:30:00 14:00:00" }, { absence }).beforeTax).toBe(970_000)
	})

	test("a share never falls below nothing, also where cuts are of the whole", () => {
		const parts = [
			{ id: "tetap", name: "Tetap", basisPoints: 9_900, pays: { by: "fixed" } },
			{
				...{ id: "disiplin", name: "Disiplin", basisPoints: 100 },
				pays: { by: "attendance", cutBase: "gross" },
			},
		]
		const allowance = paid({ "2026-09-01": "" }, { shares: { parts }, caps: undefined })
		expect(allowance.beforeTax).toBe(990_000)
		expect(sumOfRule(allowance, "shareCap")).toBe(20_000)
	})
})

test.each([
	["share", 40_000 * 3],
	["gross", 100_000 * 3],
	[{ component: "prestasiKerja" }, 70_000 * 3],
])("absence of 3 %% of %j", (cutBase, hundredfold) => {
	const parts = [
		{ id: "tetap", name: "Tetap", basisPoints: 6_000, pays: { by: "fixed" } },
		{ id: "disiplin", name: "Disiplin", basisPoints: 4_000, pays: { by: "attendance", cutBase } },
	]
	const posts = [{ components: { bebanKerja: 3_000_000, prestasiKerja: 7_000_000 } }]
	const allowance = paid({ "2026-09-01": "" }, { shares: { parts } }, { posts })
	expect(sumOfRule(allowance, "absent")).toBe(-hundredfold)
})

test("each component may be shared out by itself", () => {
	const parts = [
		{ id: "a", name: "A", basisPoints: 10_000, of: ["bebanKerja"], pays: { by: "fixed" } },
		{
			...{ id: "b", name: "B", basisPoints: 10_000 },
			of: [
				"prestasiKerja",
				"tempatBertugas",
				"kondisiKerja",
				"kelangkaanProfesi",
				"pertimbanganObjektifLainnya",
			],
			pays: { by: "attendance", cutBase: "share" },
		},
	]
	const posts = [{ components: { bebanKerja: 3_000_000, prestasiKerja: 7_000_000 } }]
	const allowance = paid({ "2026-09-01": "" }, { shares: { parts } }, { posts })
	expect(allowance.beforeTax).toBe(10_000_000 - 210_000)
})

describe("absence", () => {
	const run = { code: "TK", cost: cost(300), run: { days: 3, cost: { rupiah: 108_000 } } }
	test.each([
		[["01", "02"], 60_000],
		[["01", "02", "03"], 90_000 + 108_000],
		[["03", "04", "07"], 90_000 + 108_000],
		[["01", "02", "04"], 90_000],
		[["01", "02", "03", "04", "07", "08"], 180_000 + 216_000],
	])("on %j with Rp108.000 for each three in a row: Rp%i", (dates, cut) => {
		const told = Object.fromEntries(dates.map((date) => [`2026-09-${date}`, ""]))
		expect(paid(told, { absence: run }).beforeTax).toBe(1_000_000 - cut)
	})
})

describe("activities", () => {
	const list = [{ id: "upacara", name: "Upacara", cost: cost(1_000) }]
	const missed = (date: string, attended = false) => ({
		activities: [{ id: "upacara", date, attended }],
	})
	test.each([
		["missed on a day attended", "2026-09-02", false, "replaced", 100_000],
		["attended", "2026-09-02", true, "replaced", 0],
		["missed on a day of absence that replaces it", "2026-09-01", false, "replaced", 30_000],
		["missed on a day of absence beside it", "2026-09-01", false, "adds", 130_000],
		["missed on a day off", "2026-09-06", false, "replaced", 100_000],
	])("%s", (_, date, attended, onAbsentDay, cut) => {
		const told: Happenings = date === "2026-09-01" ? { [date]: "" } : {}
		const allowance = paid(told, { activities: { list, onAbsentDay } }, missed(date, attended))
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
	})

	test("a letter for the day excuses", () => {
		const letters = [
			{ kind: "dinasLuar", from: "2026-09-02", until: "2026-09-02", letter: "ST" },
		] as const
		const days = monthDays(month, { "2026-09-02": "" }, { more: { letters } })
		const tables = { shares: discipline, activities: { list, onAbsentDay: "adds" } }
		const input = { posts: [{ rupiah: 1_000_000 }], ...missed("2026-09-02") }
		expect(
			allowanceOf(policyOf("tpp-templat-nasional", tables), month, { days, input }).beforeTax,
		).toBe(1_000_000)
	})
})

test("an amendment within a month cuts from its own day on", () => {
	const before = { from: "2025-01-01", cite: "A", status: "confirmed", code: "TK", cost: cost(300) }
	const policy = policyOf("tpp-templat-nasional", { shares: discipline })
	const after = { ...before, from: "2026-09-15", cite: "B", cost: { basisPoints: 500 } }
	const days = monthDays(month, { "2026-09-14": "", "2026-09-15": "" })
	const input = { posts: [{ rupiah: 1_000_000 }] }
	const absence = [
		...(policyOf("tpp-templat-nasional", { absence: before }).absence ?? []),
		...(policyOf("tpp-templat-nasional", { absence: after }).absence ?? []),
	]
	const allowance = allowanceOf({ ...policy, absence }, month, { days, input })
	expect(linesOf(allowance, "absent").map(({ amount, cite }) => [amount, cite])).toEqual([
		[-30_000, "A"],
		[-50_000, "B"],
	])
})
