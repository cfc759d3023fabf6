// A table of points (Tapanuli Tengah), daily accrual, and flat rupiah by group (Seluma).
import { describe, expect, test } from "vitest"
import {
	allowanceOf,
	type Happenings,
	linesOf,
	monthDays,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

const month = "2026-09"

describe("points on totals of the month", () => {
	const paid = (told: Happenings, more: object = {}) =>
		allowanceOf(policyOf("tpp-tapanuli-tengah"), month, {
			days: monthDays(month, told),
			input: {
				posts: [{ rupiah: 1_000_000 }],
				score: { basisPoints: 10_000 },
				flags: ["skpTepatWaktu"],
				...more,
			},
		}).beforeTax

	test("all points are the whole", () => expect(paid({})).toBe(1_000_000))

	/** Late on so many days, each by so many minutes. */
	const late = (...minutes: readonly number[]): Happenings =>
		Object.fromEntries(
			minutes.map((count, index) => {
				const at = 450 + count
				const clock = `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`
				return [`2026-09-0${index + 1}`, `${clock}:00 16:30:00`]
			}),
		)

	test.each([
		[[30], 1_000_000],
		[[31], 980_000],
		[[60, 60], 980_000],
		[[60, 61], 960_000],
		[[120, 120], 960_000],
		[[120, 121], 940_000],
		[[200, 250], 940_000],
		[[200, 251], 920_000],
	])("late by %j minutes: Rp%i", (minutes, beforeTax) => {
		expect(paid(late(...minutes))).toBe(beforeTax)
	})

	test.each([
		[0, 1_000_000],
		[1, 950_000],
		[2, 900_000],
		[3, 850_000],
		[4, 850_000],
	])("%i days of absence: Rp%i", (count, beforeTax) => {
		const days = ["01", "02", "03", "04"].slice(0, count).map((day) => [`2026-09-${day}`, ""])
		expect(paid(Object.fromEntries(days))).toBe(beforeTax)
	})

	test("a total names the days that make it up", () => {
		const allowance = allowanceOf(policyOf("tpp-tapanuli-tengah"), month, {
			days: monthDays(month, {
				"2026-09-01": "08:30:00 16:00:00",
				"2026-09-02": "",
				"2026-09-03": "07:20:00 15:00:00",
			}),
			input: { posts: [{ rupiah: 1_000_000 }] },
		})
		const named = linesOf(allowance, "monthTotal").map(({ what, days }) =>
			what.rule === "monthTotal" ? [what.total, what.count, days] : [],
		)
		expect(named).toEqual([
			["lateMinutes", 60, ["2026-09-01"]],
			["earlyMinutes", 60, ["2026-09-03"]],
			["absences", 1, ["2026-09-02"]],
		])
	})

	test.each([
		["SKP of 90", { score: { basisPoints: 9000 } }, 965_000],
		["no SKP", { score: undefined }, 650_000],
		["SKP filed after the 2nd", { flags: [] }, 950_000],
		[
			"a sanction in force",
			{ sanctions: [{ id: "hukdis-6", from: "2026-04", letter: "SK" }] },
			800_000,
		],
		[
			"one that has ended",
			{ sanctions: [{ id: "hukdis-6", from: "2026-03", letter: "SK" }] },
			1_000_000,
		],
	])("%s: Rp%i", (_, more, beforeTax) => expect(paid({}, more)).toBe(beforeTax))
})

describe("daily accrual: Rp400.000 of discipline over 22 working days", () => {
	const paid = (told: Happenings, activities: object[] = []) =>
		allowanceOf(policyOf("tpp-harian"), month, {
			days: monthDays(month, told),
			input: { posts: [{ rupiah: 1_000_000 }], score: { basisPoints: 10_000 }, activities },
		})

	test("a day of absence earns nothing", () => {
		expect(paid({ "2026-09-01": "" }).beforeTax).toBe(1_000_000 - 18_182)
		expect(sumOfRule(paid({ "2026-09-01": "" }), "lostDay")).toBe(-18_182)
	})

	test("each apel is half of 30 % of the day", () => {
		const missed = (id: string) => ({ id, date: "2026-09-01", attended: false })
		expect(sumOfRule(paid({}, [missed("apelPagi")]), "missedActivity")).toBe(-2_727)
		expect(sumOfRule(paid({}, [missed("apelPagi"), missed("apelSore")]), "missedActivity")).toBe(
			-5_454,
		)
	})

	test("an apel attended, or missed on another day, loses nothing; each is told by its name", () => {
		const of = (id: string, date: string, attended: boolean) => ({ id, date, attended })
		const told = paid({ "2026-09-02": "" }, [
			of("apelPagi", "2026-09-01", true),
			of("apelSore", "2026-09-01", false),
			of("apelPagi", "2026-09-02", false),
		])
		expect(linesOf(told, "missedActivity").map(({ what, days }) => [what, days])).toEqual([
			[{ rule: "missedActivity", name: "Apel sore" }, ["2026-09-01"]],
		])
	})

	test.each([
		["07:30:00", undefined],
		["07:45:00", -424],
		["11:30:00", -6_788],
	])("in at %s loses %s of the hours' part", (clock, lost) => {
		const [line] = linesOf(paid({ "2026-09-01": `${clock} 16:00:00` }), "shortHours")
		expect(line?.amount).toBe(lost)
	})

	test("days of leave earn, and open days lose nothing", () => {
		const days = monthDays(month, {}, { now: { date: "2026-09-02", second: 0 } })
		const input = { posts: [{ rupiah: 1_000_000 }], score: { basisPoints: 10_000 } }
		const allowance = allowanceOf(policyOf("tpp-harian"), month, { days, input })
		expect(allowance.beforeTax).toBe(1_000_000)
		expect(allowance.openDays).toHaveLength(21)
	})
})

describe("flat rupiah by group", () => {
	const paid = (group: string, told: Happenings) =>
		allowanceOf(policyOf("tpp-seluma"), month, {
			days: monthDays(month, told),
			input: { posts: [{ rupiah: 2_000_000, group }], score: { basisPoints: 10_000 } },
		})

	test.each([
		["staf", "07:20:00", 6_000],
		["eselon II", "07:20:00", 60_000],
		["staf", "16:00:00", 6_000],
	])("%s, punched at %s alone: Rp%i", (group, clock, cost) => {
		expect(sumOfRule(paid(group, { "2026-09-01": clock }), "missingPunch")).toBe(-cost)
	})

	test("a day of absence is every punch that was due", () => {
		expect(sumOfRule(paid("staf", { "2026-09-01": "" }), "missingPunch")).toBe(-12_000)
	})
})
