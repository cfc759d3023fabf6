import { expect, test } from "vitest"
import { flagRepeats } from "./repeats.ts"

const punch = (at: number, record = `r${at}`) => ({ record, at })

test.each([
	["the same second", [100, 100], [false, true]],
	["60 s apart", [100, 160], [false, true]],
	["61 s apart", [100, 161], [false, false]],
	["a burst is measured from punch to punch", [100, 160, 220, 281], [false, true, true, false]],
	["one", [100], [false]],
	["none", [], []],
])("%s", (_, seconds, flags) => {
	const flagged = flagRepeats(
		seconds.map((second, index) => punch(second, `r${index}`)),
		() => 60,
	)
	expect(flagged.map(({ isRepeat }) => isRepeat)).toEqual(flags)
})

test("punches of one second keep the order of their records", () => {
	const given = [punch(100, "b"), punch(100, "a")]
	expect(flagRepeats(given, () => 60).map(({ record }) => record)).toEqual(["a", "b"])
	expect(given.map(({ record }) => record)).toEqual(["b", "a"])
})
