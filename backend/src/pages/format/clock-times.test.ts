import { expect, test } from "vitest"
import { dateOfInstant, formatExactInstant, formatInstant, formatSecond } from "./clock-times.ts"

test("seconds are dropped, never rounded up", () => {
	expect(formatSecond(28_379)).toBe("07:52")
})

test("an instant is read in the office's zone, also at its midnight", () => {
	const at = Date.UTC(2026, 10, 22, 23, 41, 52)
	expect(formatInstant(at, "Asia/Makassar")).toBe("07:41")
	expect(formatExactInstant(at, "Asia/Jakarta")).toBe("06:41:52")
	expect(dateOfInstant(at, "Asia/Makassar")).toBe("2026-11-23")
	expect(formatInstant(Date.UTC(2026, 10, 22, 16), "Asia/Makassar")).toBe("00:00")
	expect(dateOfInstant(Date.UTC(2026, 10, 22, 15, 59, 59), "Asia/Makassar")).toBe("2026-11-22")
})
