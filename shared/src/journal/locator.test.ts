import { describe, expect, test } from "vitest"
import { maxLocatorLength } from "../wire/hello.ts"
import { locatorNumbers, makeLocator } from "./locator.ts"

describe("the numbers a hello shows: last, -1, -2, -4, ..., oldest, oldest - 1", () => {
	test.each([
		["a new journal shows its root alone", 0, 1, [0]],
		["one record and the root", 1, 1, [1, 0]],
		["two records", 2, 1, [2, 1, 0]],
		["ten, none pruned", 10, 1, [10, 9, 8, 6, 2, 1, 0]],
		["ten, five pruned", 10, 6, [10, 9, 8, 6, 5]],
		["ten, one kept", 10, 10, [10, 9]],
		["ten, none kept", 10, 11, [10]],
		["a step that lands on the oldest is not said twice", 9, 1, [9, 8, 7, 5, 1, 0]],
	])("%s", (_, last, oldest, numbers) => {
		expect(locatorNumbers(last, oldest)).toEqual(numbers)
	})

	test.each([
		[1, 1],
		[1_000, 1],
		[1_000_000, 999_000],
		[2 ** 52, 1],
		[Number.MAX_SAFE_INTEGER, 1],
	])("to %i from %i: falling, each once, few enough for a hello", (last, oldest) => {
		const numbers = locatorNumbers(last, oldest)
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a))
		expect(numbers[0]).toBe(last)
		expect(numbers.at(-1)).toBe(oldest - 1)
		expect(numbers.length).toBeLessThanOrEqual(maxLocatorLength)
	})
})

test("only hashes that verify are shown", () => {
	const own = {
		last: { n: 4, hash: "h4" },
		oldest: 1,
		hashAt: (n: number) => (n === 3 ? undefined : `h${n}`),
	}
	expect(makeLocator(own)).toEqual([
		[4, "h4"],
		[2, "h2"],
		[1, "h1"],
		[0, "h0"],
	])
})
