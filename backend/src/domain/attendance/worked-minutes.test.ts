import { expect, test } from "vitest"
import { workedMinutes } from "./worked-minutes.ts"

const at = (hour: number, minute: number, second = 0) => hour * 3600 + minute * 60 + second

test.each([
	["a whole ordinary day is 7 h 30", { arrival: at(7, 30), departure: at(16, 0) }, 60, 450],
	["a whole Friday is 7 h 30", { arrival: at(7, 30), departure: at(16, 30) }, 90, 450],
	["a started minute is not yet worked", { arrival: at(7, 30, 1), departure: at(16, 0) }, 60, 449],
	["less than the rest is nothing", { arrival: at(11, 50), departure: at(12, 10) }, 60, 0],
	["no departure, nothing to measure", { arrival: at(7, 30) }, 60, 0],
	["no arrival, nothing to measure", { departure: at(16, 0) }, 60, 0],
])("Perpres 21/2023, %s", (_, pair, rest, minutes) => {
	expect(workedMinutes(pair, rest)).toBe(minutes)
})
