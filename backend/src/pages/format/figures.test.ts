import { expect, test } from "vitest"
import { formatCount, formatPercent, formatPoints, groupNip } from "./figures.ts"

test.each([
	[0, "0"],
	[999, "999"],
	[1000, "1.000"],
	[1_400_000, "1.400.000"],
	[-21_000, "−21.000"],
])("%i is written %s", (count, written) => {
	expect(formatCount(count)).toBe(written)
})

test.each([
	[0, "0"],
	[50, "0,5"],
	[125, "1,25"],
	[150, "1,5"],
	[1000, "10"],
	[-150, "−1,5"],
])("%i basis points are written %s", (basisPoints, written) => {
	expect(formatPoints(basisPoints)).toBe(written)
	expect(formatPercent(basisPoints)).toBe(`${written}\u00a0%`)
})

test("an employee number is read in groups of 8, 6, 1 and 3", () => {
	expect(groupNip("198609262015051001")).toBe("19860926\u00a0201505\u00a01\u00a0001")
	expect(groupNip("12345")).toBe("12345")
})
