// What a dead machine may and may not do to a day, case by case.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { DayGap, Punch } from "./day-record.ts"
import { at, evaluateDay, type OneDay } from "./one-day.fixture.ts"

const gap = (
	from: string,
	until: string,
	cause: DayGap["cause"] = "lost",
	settled?: string,
): DayGap => ({
	...{ from: at(from), until: at(until), cause, place: "Lobi Utama" },
	...(settled === undefined ? {} : { settled }),
})
const punch = (clock: string, more: Partial<Punch> = {}): Punch => ({
	...{ record: clock, second: at(clock), place: "Lobi", ...more },
})
/** Monday, hours 07:30-16:00, in-window until 12:00, out-window until 21:00. */
function monday(clocks: readonly (string | Punch)[], more: Partial<OneDay> = {}) {
	const punches = clocks.map((clock) => (typeof clock === "string" ? punch(clock) : clock))
	const now = { date: "2026-12-31", second: 0 }
	return evaluateDay({
		...{ date: "2026-11-23", now, punches, ...more },
	})
}
const outage = [gap("07:05:00", "09:40:00")]

describe("out of service 07:05-09:40", () => {
	test.each([
		["came before it, left on time", ["07:02:00", "16:01:00"], "present", ["H"], 0],
		["first seen after it", ["09:41:00", "16:01:00"], "toDecide", ["MK"], 0],
		["first seen within it, at another machine", ["08:10:00", "16:01:00"], "toDecide", ["MK"], 0],
		["never seen in the morning", ["16:01:00"], "toDecide", ["MK"], 0],
		["never seen at all", [], "toDecide", ["MK"], 0],
		["on time within it", ["07:20:00", "16:01:00"], "present", ["H"], 0],
		["came before it, left early", ["07:02:00", "15:40:00"], "partial", ["P1"], 50],
		["came before it, never seen to leave", ["07:02:00"], "partial", ["–P"], 150],
	])("%s", (_, clocks, state, codes, cutBasisPoints) => {
		expect(monday(clocks, { gaps: outage })).toMatchObject({ state, codes, cutBasisPoints })
	})

	test("says which machine, when, and what is waited for", () => {
		expect(monday([], { gaps: outage }).reasons).toEqual([
			"Mesin Lobi Utama tidak melayani 07:05–09:40. Menunggu keputusan; belum mengurangi apa pun.",
		])
	})

	test("at no instant of the day is anybody late or absent", () => {
		for (const clocks of [[], ["09:41:00"], ["09:41:00", "16:01:00"], ["16:01:00"]]) {
			for (let second = 0; second <= at("23:59:00"); second += 600) {
				const seen = clocks.filter((clock) => at(clock) <= second)
				const day = monday(seen, { gaps: outage, now: { date: "2026-11-23", second } })
				expect([day.arrival.kind, day.state, day.cutBasisPoints]).not.toContain("late")
				expect(["pending", "toDecide"]).toContain(day.state)
				expect(day.cutBasisPoints).toBe(0)
			}
		}
	})
})

describe("settled by two people", () => {
	const settled = [gap("07:05:00", "09:40:00", "lost", "listrik padam (surat 12/X)")]
	test.each([
		["first seen after it", ["09:41:00", "16:01:00"], "present", ["H"], 0],
		["never seen in the morning", ["16:01:00"], "present", ["H"], 0],
		["and left early", ["09:41:00", "15:40:00"], "partial", ["P1"], 50],
		["never seen at all: the evening was served", [], "partial", ["–P"], 150],
	])("%s", (_, clocks, state, codes, cutBasisPoints) => {
		expect(monday(clocks, { gaps: settled })).toMatchObject({ state, codes, cutBasisPoints })
	})

	test("a whole day out of service excuses who was never seen", () => {
		const all = [gap("00:00:00", "24:00:00", "lost", "listrik padam")]
		expect(monday([], { gaps: all })).toMatchObject({ state: "excused", codes: ["I"] })
	})

	test("the day says who was decided for, and why", () => {
		expect(monday(["09:41:00", "16:01:00"], { gaps: settled }).reasons).toEqual([
			"Mesin Lobi Utama tidak melayani 07:05–09:40. Diputuskan: listrik padam (surat 12/X).",
		])
	})
})

describe("which gap matters", () => {
	test.each([
		[
			"switched on half an hour before work",
			[gap("00:00:00", "07:00:00")],
			["07:52:00", "16:00:00"],
			"partial",
		],
		["a second later", [gap("00:00:00", "07:00:01")], ["07:52:00", "16:00:00"], "toDecide"],
		[
			"the same, but its data is missing until the in-window opens",
			[gap("03:00:00", "05:00:00", "missing")],
			["07:52:00", "16:00:00"],
			"partial",
		],
		[
			"missing a second longer",
			[gap("03:00:00", "05:00:01", "missing")],
			["07:52:00", "16:00:00"],
			"incomplete",
		],
		[
			"within the minute of the tap: nothing to better",
			[gap("07:52:10", "07:52:30")],
			["07:52:40", "16:00:00"],
			"partial",
		],
		["the minute before", [gap("07:51:10", "07:51:30")], ["07:52:40", "16:00:00"], "toDecide"],
		["after the late arrival", [gap("07:53:00", "09:00:00")], ["07:52:40", "16:00:00"], "partial"],
		[
			"after the early departure",
			[gap("15:45:00", "15:50:00")],
			["07:20:00", "15:40:00"],
			"toDecide",
		],
		[
			"before the early departure",
			[gap("15:00:00", "15:30:00")],
			["07:20:00", "15:40:00"],
			"partial",
		],
		[
			"no out-punch, off two hours after work",
			[gap("18:00:00", "24:00:00")],
			["07:20:00"],
			"partial",
		],
		["a second earlier", [gap("17:59:59", "24:00:00")], ["07:20:00"], "toDecide"],
		[
			"off at night, and two people decided on it",
			[gap("18:00:00", "24:00:00", "lost", "padam")],
			["07:20:00"],
			"present",
		],
		[
			"no out-punch, data of the evening missing",
			[gap("18:00:00", "18:01:00", "missing")],
			["07:20:00"],
			"incomplete",
		],
		["no out-punch, dead after the window", [gap("21:01:00", "23:00:00")], ["07:20:00"], "partial"],
		["nobody came, dead at noon only", [gap("12:00:00", "12:30:00")], [], "toDecide"],
		[
			"missing data counts before lost service",
			[gap("06:00:00", "07:00:00"), gap("09:00:00", "30:00:00", "missing")],
			[],
			"incomplete",
		],
		[
			"an open gap counts before a settled one",
			[gap("06:00:00", "07:00:00", "lost", "ya"), gap("07:00:00", "07:10:00")],
			["09:00:00", "16:00:00"],
			"toDecide",
		],
	] as const)("%s: %s", (_, gaps, clocks, state) => {
		expect(monday(clocks, { gaps }).state).toBe(state)
	})

	test("a day off owes nothing to a machine", () => {
		const sunday = monday([], { date: "2026-11-22", gaps: outage })
		expect(sunday.state).toBe("dayOff")
	})
})

describe("punches in doubt", () => {
	test.each([
		["disputed", /bercabang/],
		["unsure", /belum pasti/],
	] as const)("%s: the day waits, whatever else was punched", (doubt, words) => {
		const day = monday([punch("09:00:00", { doubt }), "16:00:00"])
		expect(day).toMatchObject({ state: "toDecide", cutBasisPoints: 0 })
		expect(day.reasons[0]).toMatch(words)
		expect(day.punches[0]).toMatchObject({ doubt })
	})
})

describe("a clock whose bound of error spans a band's edge", () => {
	test.each([
		[
			"within the bound of on time",
			"07:31:20",
			40,
			"present",
			["Jam mesin ±40 detik; dihitung sisi yang meringankan."],
		],
		[
			"beyond the bound",
			"07:31:40",
			39,
			"partial",
			["Masuk 07:31:40, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %."],
		],
		[
			"between two bands",
			"08:01:10",
			20,
			"partial",
			[
				"Masuk 08:01:10, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %.",
				"Jam mesin ±20 detik; dihitung sisi yang meringankan.",
			],
		],
		["on time anyway", "07:20:00", 3_600, "present", ["Tepat waktu."]],
	])("in, %s", (_, clock, errSeconds, state, reasons) => {
		expect(monday([punch(clock, { errSeconds }), "16:00:00"])).toMatchObject({ state, reasons })
	})

	test("out: half a minute early by a clock half a minute wrong", () => {
		const day = monday(["07:20:00", punch("15:59:30", { errSeconds: 30 })])
		expect(day).toMatchObject({
			state: "present",
			departure: { kind: "onTime", second: at("15:59:30") },
		})
	})
})

test("no gap ever makes a day cost more, and an open day costs nothing", () => {
	const seconds = fc.integer({ min: 0, max: 24 * 3600 - 1 })
	const gaps = fc.array(
		fc.record({
			...{ from: seconds, length: fc.integer({ min: 1, max: 30_000 }) },
			cause: fc.constantFrom("missing", "lost"),
			settled: fc.option(fc.constant("ya"), { nil: undefined }),
		}),
		{ maxLength: 4 },
	)
	fc.assert(
		fc.property(fc.array(seconds, { maxLength: 5 }), gaps, (taps, spans) => {
			const punches = taps.map((second, index) => ({ record: `${index}`, second, place: "Lobi" }))
			const made = spans.map(({ from, length, cause, settled }) => ({
				...{ from, until: from + length, cause, place: "Lobi" },
				...(settled === undefined ? {} : { settled }),
			}))
			const plain = monday(punches)
			const doubted = monday(punches, { gaps: made })
			expect(doubted.cutBasisPoints).toBeLessThanOrEqual(plain.cutBasisPoints)
			if (plain.cutBasisPoints === 0) expect(doubted.state).toBe(plain.state)
			if (doubted.codes.includes("MK") || doubted.codes.includes("BL")) {
				expect(doubted.cutBasisPoints).toBe(0)
			}
		}),
	)
})

test("what is missing of the afternoon leaves the arrival as it is known", () => {
	const gaps = [gap("10:00:00", "24:00:00", "missing")]
	const now = { date: "2026-11-23", second: at("11:00:00") }
	const day = monday(["07:52:09"], { gaps, now })
	expect(day).toMatchObject({ state: "pending", arrival: { kind: "late", minutes: 22 } })
	expect(day.reasons).toEqual(["Hari masih berjalan. Masuk 07:52:09, jadwal 07:30, 22 menit."])
	const morning = [gap("07:00:00", "07:40:00", "missing")]
	expect(monday(["07:52:09"], { gaps: morning, now })).toMatchObject({
		...{ state: "pending", arrival: { kind: "pending", second: at("07:52:09") } },
	})
})
