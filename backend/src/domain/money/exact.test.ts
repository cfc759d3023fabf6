import fc from "fast-check"
import { expect, test } from "vitest"
import { exactly, least, minus, plus, portion, rounded, share } from "./exact.ts"
import { inRupiah, rupiah } from "./rupiah.ts"

test.each([
	["just below one half", 4_999, 0, 0],
	["one half", 5_000, 1, 0],
	["just below a whole", 9_999, 1, 0],
	["a whole", 10_000, 1, 1],
])("%s (%i basis points of Rp1): half up %i, floor %i", (_, basisPoints, halfUp, floor) => {
	const part = share(exactly(rupiah(1)), basisPoints)
	expect([rounded(part, "halfUp"), rounded(part, "floor")]).toEqual([halfUp, floor])
	const taken = share(exactly(rupiah(-1)), basisPoints)
	expect([rounded(taken, "halfUp"), rounded(taken, "floor")]).toEqual([0 - halfUp, 0 - floor])
})

test("parts of a whole add up to it, whatever the parts", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 1_000_000_000 }),
			fc.integer({ min: 1, max: 31 }),
			fc.integer({ min: 0, max: 10_000 }),
			(amount, days, basisPoints) => {
				const whole = exactly(rupiah(amount))
				const part = portion(share(whole, basisPoints), 1, days)
				expect(rounded(plus(part, minus(whole, part)), "floor")).toBe(amount)
				expect(least(part, whole)).toEqual(part)
			},
		),
	)
})

test("what is not whole, or too large to be exact, is no rupiah", () => {
	expect(() => rupiah(0.5)).toThrow(/no whole amount/)
	expect(() => rupiah(2 ** 53)).toThrow(/no whole amount/)
})

test.each([
	[0, "Rp0"],
	[999, "Rp999"],
	[1_000, "Rp1.000"],
	[1_400_000, "Rp1.400.000"],
	[-21_000, "-Rp21.000"],
])("%i reads %s", (amount, words) => expect(inRupiah(rupiah(amount))).toBe(words))
