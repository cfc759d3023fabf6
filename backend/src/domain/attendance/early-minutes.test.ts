import { expect, test } from "vitest"
import { type EarlyTerms, earlyMinutes } from "./early-minutes.ts"

const endMinute = 960
const floor: EarlyTerms = { earlyGraceMinutes: 0, seconds: "floor" }
const ceil: EarlyTerms = { earlyGraceMinutes: 0, seconds: "ceil" }
const grace: EarlyTerms = { earlyGraceMinutes: 5, seconds: "floor" }
const at = (hour: number, minute: number, second = 0) => hour * 3600 + minute * 60 + second

test.each([
	["after the end", floor, at(16, 1), 0],
	["on the end", floor, at(16, 0), 0],
	["15:59:01 is no whole minute early with floor", floor, at(15, 59, 1), 0],
	["15:59:00 is one minute early with floor", floor, at(15, 59), 1],
	["15:59:59 is one minute early with ceil", ceil, at(15, 59, 59), 1],
	["last minute of grace", grace, at(15, 55), 0],
	["one more counts from the end", grace, at(15, 54), 6],
	["15:40:00 is 20 minutes", floor, at(15, 40), 20],
])("end of work, %s", (_, terms, departureSecond, minutes) => {
	expect(earlyMinutes({ endMinute, departureSecond }, terms)).toBe(minutes)
})
