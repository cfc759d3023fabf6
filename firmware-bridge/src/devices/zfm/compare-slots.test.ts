import fc from "fast-check"
import { expect, test } from "vitest"
import { compareSlots } from "./compare-slots.ts"

test.each([
	["the same", [1, 2], [2, 1], undefined],
	["neither has any", [], [], undefined],
	["one is not in the sensor", [1, 2, 10], [1], { missing: [2, 10], unlisted: [] }],
	["one is in no list", [1], [1, 0], { missing: [], unlisted: [0] }],
	["another sensor", [1, 2], [2, 3], { missing: [1], unlisted: [3] }],
])("%s", (_, expected, present, difference) => {
	expect(compareSlots(expected, present)).toEqual(difference)
})

test("what is missing to one is unlisted to the other", () => {
	const slots = fc.array(fc.nat(20))
	fc.assert(
		fc.property(slots, slots, (one, other) => {
			const there = compareSlots(one, other)
			const back = compareSlots(other, one)
			expect([there?.missing, there?.unlisted]).toEqual([back?.unlisted, back?.missing])
		}),
	)
})
