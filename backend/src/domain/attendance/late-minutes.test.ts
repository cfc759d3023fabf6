import { expect, test } from "vitest"
import { type LateTerms, lateMinutes } from "./late-minutes.ts"

const startMinute = 450
const floor: LateTerms = { lateGraceMinutes: 0, seconds: "floor" }
const ceil: LateTerms = { lateGraceMinutes: 0, seconds: "ceil" }
const grace: LateTerms = { lateGraceMinutes: 5, seconds: "floor" }
const at = (hour: number, minute: number, second = 0) => hour * 3600 + minute * 60 + second

test.each([
	["before the start", floor, at(7, 0), 0],
	["on the start", floor, at(7, 30), 0],
	["07:30:59 is on time with floor", floor, at(7, 30, 59), 0],
	["07:31:00 is one minute late with floor", floor, at(7, 31), 1],
	["07:30:00 is on time with ceil", ceil, at(7, 30), 0],
	["07:30:01 is one minute late with ceil", ceil, at(7, 30, 1), 1],
	["07:31:00 is one minute late with ceil", ceil, at(7, 31), 1],
	["last second of grace", grace, at(7, 35, 59), 0],
	["first minute past grace counts from the start", grace, at(7, 36), 6],
	["46:10 past seven is 16 minutes", floor, at(7, 46, 10), 16],
	["09:05:59 is 95 minutes", floor, at(9, 5, 59), 95],
])("Perpres 21/2023, %s", (_, terms, arrivalSecond, minutes) => {
	expect(lateMinutes({ startMinute, arrivalSecond }, terms)).toBe(minutes)
})
