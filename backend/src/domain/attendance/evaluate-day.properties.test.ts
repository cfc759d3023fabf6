import { addDays } from "@hadir/shared/time/local-date.ts"
import { dayStates } from "@hadir/shared/wire/staff-month.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Punch } from "./day-record.ts"
import { evaluateDay } from "./one-day.fixture.ts"

const dates = fc.integer({ min: 0, max: 729 }).map((days) => addDays("2025-01-01", days))
const seconds = fc.oneof(
	fc.integer({ min: 0, max: 86_399 }),
	fc.integer({ min: 7 * 3600, max: 9 * 3600 }),
	fc.integer({ min: 43_000, max: 43_400 }),
	fc.integer({ min: 14 * 3600, max: 17 * 3600 }),
)
const punchesOf = fc
	.array(seconds, { maxLength: 8 })
	.map((list): Punch[] =>
		list.map((second, index) => ({ record: `r${index}`, second, place: "A" })),
	)

const over = (date: string) => ({ date: addDays(date, 1), second: 0 })

function evaluate(date: string, punches: readonly Punch[], now = over(date)) {
	return evaluateDay({ date, now, punches })
}

test("the order in which punches are given does not matter", () => {
	const shuffled = punchesOf.chain((list) =>
		fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
	)
	fc.assert(
		fc.property(dates, shuffled, (date, [given, again]) => {
			expect(evaluate(date, again)).toEqual(evaluate(date, given))
		}),
	)
})

test("a repeat never worsens the day, wherever in the burst it falls", () => {
	fc.assert(
		fc.property(
			dates,
			punchesOf.filter(({ length }) => length > 0),
			fc.nat(),
			fc.integer({ min: -60, max: 60 }),
			(date, punches, pick, apart) => {
				const near = punches[pick % punches.length]?.second ?? 0
				const repeat = { record: "again", second: near + apart, place: "B" }
				const before = evaluate(date, punches).cutBasisPoints
				expect(evaluate(date, [...punches, repeat]).cutBasisPoints).toBeLessThanOrEqual(before)
			},
		),
		{ numRuns: 1000 },
	)
})

test("every day has exactly one state and costs 0 to 3 % of the discipline share", () => {
	const moments = fc.record({ date: dates, second: fc.integer({ min: 0, max: 86_399 }) })
	fc.assert(
		fc.property(dates, punchesOf, moments, (date, punches, now) => {
			const record = evaluate(date, punches, now)
			expect(dayStates.filter((state) => state === record.state)).toHaveLength(1)
			expect(record.cutBasisPoints).toBeGreaterThanOrEqual(0)
			expect(record.cutBasisPoints).toBeLessThanOrEqual(300)
			expect(Number.isSafeInteger(record.workedMinutes)).toBe(true)
			expect(record.punches).toHaveLength(punches.length)
			expect(record.codes.length).toBeGreaterThan(0)
			expect(record.reasons.length).toBeGreaterThan(0)
			if (record.state === "pending") expect(record.cutBasisPoints).toBe(0)
		}),
		{ numRuns: 1000 },
	)
})

test("a day that still runs is never absent", () => {
	const closing = 21 * 3600 + 59
	fc.assert(
		fc.property(dates, punchesOf, fc.integer({ min: 0, max: closing }), (date, punches, second) => {
			expect(evaluate(date, punches, { date, second }).state).not.toBe("absent")
		}),
	)
})
