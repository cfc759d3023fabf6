// What a policy may decide about the days, each setting on both sides of where it turns.
import { weekdays } from "@hadir/shared/time/local-date.ts"
import { describe, expect, test } from "vitest"
import { rowWith, templateWith, wall } from "../attendance/some-days.fixture.ts"
import {
	allowanceOf,
	disciplineOnly,
	disciplinePaid,
	linesOf,
	monthDays,
	policyOf,
} from "./allowance-month.fixture.ts"

const month = "2026-09"
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
		const allowance = disciplinePaid({ "2026-09-01": `${clock} 16:00:00` })
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
		const allowance = disciplinePaid({ "2026-09-01": `07:20:00 ${clock}` })
		const [line] = linesOf(allowance, "offTime")
		expect(line?.what.rule === "offTime" ? line.what.code : undefined).toBe(code)
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
	})

	test.each([
		["no in-punch", "16:00:00", 15_000],
		["no out-punch", "07:20:00", 15_000],
		["no punch at all: TK replaces both", "", 30_000],
	])("%s", (_, punches, cut) => {
		expect(disciplinePaid({ "2026-09-01": punches }).beforeTax).toBe(1_000_000 - cut)
	})
})

test.each([
	["07:45:00", 0],
	["07:46:00", 5_000],
])("with a tolerance of 15 minutes, in at %s costs Rp%i", (clock, cut) => {
	const told = { "2026-09-01": `${clock} 16:00:00` }
	expect(disciplinePaid(told, arrival({ toleranceMinutes: 15 })).beforeTax).toBe(1_000_000 - cut)
})

test.each([
	[2, 0],
	[3, 5_000],
])("with two lates free, %i of them cost Rp%i", (times, cut) => {
	const days = ["01", "02", "03"].slice(0, times)
	const told = Object.fromEntries(days.map((day) => [`2026-09-${day}`, "07:40:00 16:00:00"]))
	expect(disciplinePaid(told, arrival({ freeTimes: 2 })).beforeTax).toBe(1_000_000 - cut)
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
	const policy = policyOf("tpp-templat-nasional", { shares: disciplineOnly })
	const input = { posts: [{ rupiah: 1_000_000 }] }
	expect(allowanceOf(policy, month, { days, input }).beforeTax).toBe(1_000_000 - cut)
})

test("with flexible hours the line says when the person was due, not the schedule", () => {
	const source = { cite: "Contoh", status: "confirmed" }
	const flexible = { kind: "daily", beforeMinutes: 0, afterMinutes: 30 }
	const hours = { start: "07:30", end: "16:00", restMinutes: 60, flexible }
	const policy = templateWith({
		schedules: [
			{
				...{ id: "lima-hari", name: "Fleksibel", kind: "weekly", observesHolidays: true },
				rows: [
					{
						...{ from: "2025-01-01", sources: { start: source, rest: source, end: source } },
						days: weekdays.slice(0, 5).map((day) => ({ day, ...hours })),
					},
				],
			},
		],
	})
	const days = monthDays(month, { "2026-09-01": "08:10:00 16:00:00" }, { policy })
	const terms = policyOf("tpp-templat-nasional", { shares: disciplineOnly })
	const allowance = allowanceOf(terms, month, { days, input: { posts: [{ rupiah: 1_000_000 }] } })
	const told = linesOf(allowance, "offTime").map(({ what }) =>
		what.rule === "offTime" ? [what.end, what.dueMinute, what.minutes] : [],
	)
	expect(told).toEqual([
		["arrival", 480, 10],
		["departure", 990, 30],
	])
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
	const policy = policyOf("tpp-templat-nasional", { shares: disciplineOnly })
	const allowance = allowanceOf(policy, month, { days, input: { posts: [{ rupiah: 1_000_000 }] } })
	expect(allowance.beforeTax).toBe(1_000_000 - cut)
	expect(allowance.openDays).toEqual(state === "incomplete" ? ["2026-09-01"] : [])
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
		expect(disciplinePaid(told, { absence: run }).beforeTax).toBe(1_000_000 - cut)
	})
})

test("an amendment within a month cuts from its own day on", () => {
	const before = {
		from: "2025-01-01",
		cite: "A",
		status: "unconfirmed",
		code: "TK",
		cost: cost(300),
	}
	const policy = policyOf("tpp-templat-nasional", { shares: disciplineOnly })
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
