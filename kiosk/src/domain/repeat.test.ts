import { expect, test } from "vitest"
import { isRepeat, repeatWithinMs } from "./repeat.ts"

const answered = { atMono: 100_000, firstWall: 1_795_476_494_000 }

test.each([
	["at the same moment", 0, true],
	["a minute later", repeatWithinMs, true],
	["a minute and a millisecond later", repeatWithinMs + 1, false],
])("a second tap %s is a repeat: %s", (_, later, is) => {
	expect(isRepeat(answered, answered.atMono + later)).toBe(is)
})

test("the first tap is none, and the time is one minute", () => {
	expect(isRepeat(undefined, 100_000)).toBe(false)
	expect(repeatWithinMs).toBe(60_000)
})
