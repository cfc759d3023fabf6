import { expect, test } from "vitest"
import { wholeMinutes } from "./whole-minutes.ts"

test.each([
	[-1, 0, 0],
	[0, 0, 0],
	[1, 0, 1],
	[59, 0, 1],
	[60, 1, 1],
	[61, 1, 2],
])(
	"%i seconds are %i minutes floored, %i with every started minute",
	(seconds, floored, started) => {
		expect(wholeMinutes(seconds, "floor")).toBe(floored)
		expect(wholeMinutes(seconds, "ceil")).toBe(started)
	},
)
