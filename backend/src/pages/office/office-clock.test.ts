import { expect, test } from "vitest"
import { createOfficeClock, skewOf } from "./office-clock.ts"

const header = "Mon, 23 Nov 2026 00:00:10 GMT"
const officeNow = Date.UTC(2026, 10, 23, 0, 0, 10)

test.each([
	["no header", null, officeNow, 0],
	["not a date", "soon", officeNow, 0],
	["just under three seconds", header, officeNow - 2999, 0],
	["three seconds behind", header, officeNow - 3000, 3000],
	["a day ahead", header, officeNow + 86_400_000, -86_400_000],
])("%s", (_, value, deskNow, skew) => {
	expect(skewOf(value, deskNow)).toBe(skew)
})

test("the clock runs on from the office's time", () => {
	let desk = 0
	const clock = createOfficeClock(() => desk)
	clock.noteDate(header)
	desk = 1000
	expect(clock.now()).toBe(officeNow + 1000)
})
