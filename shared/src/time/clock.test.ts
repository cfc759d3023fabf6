import { expect, test } from "vitest"
import { clockOfMinute, clockOfSecond, minuteOfClock } from "./clock.ts"

test("times keep a colon, 24 hours, and count on past midnight", () => {
	expect(clockOfMinute(0)).toBe("00:00")
	expect(clockOfMinute(450)).toBe("07:30")
	expect(clockOfMinute(1439)).toBe("23:59")
	expect(clockOfMinute(1440)).toBe("00:00 +1")
	expect(clockOfMinute(1860)).toBe("07:00 +1")
	expect(clockOfMinute(-10)).toBe("23:50 −1")
	expect(clockOfSecond(111_720)).toBe("07:02:00 +1")
	expect(clockOfSecond(-1)).toBe("23:59:59 −1")
	expect(clockOfSecond(28_329)).toBe("07:52:09")
})

test.each([
	["07:30", 450],
	["00:00", 0],
	["31:00", 1860],
	["7:30", undefined],
	["07.30", undefined],
	["07:60", undefined],
	["48:00", undefined],
])("%s is minute %s", (text, minute) => {
	expect(minuteOfClock(text)).toBe(minute)
})
