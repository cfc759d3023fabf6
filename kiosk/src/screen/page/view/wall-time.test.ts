import { expect, test } from "vitest"
import { minuteText, timeText, wallTime } from "./wall-time.ts"

const at = Date.UTC(2026, 10, 22, 23, 28, 14)

test.each([
	["Asia/Jakarta", "06:28", "Senin, 23 November 2026"],
	["Asia/Makassar", "07:28", "Senin, 23 November 2026"],
	["Asia/Jayapura", "08:28", "Senin, 23 November 2026"],
	["UTC", "23:28", "Minggu, 22 November 2026"],
	["Europe/Rome", "23:28", "Minggu, 22 November 2026 UTC"],
])("in %s it is %s, %s", (zone, minute, date) => {
	expect(wallTime(at, zone)).toEqual({ minute, second: "14", date })
})

test.each([
	[Date.UTC(2026, 11, 31, 15, 59, 59, 999), "23:59", "Kamis, 31 Desember 2026"],
	[Date.UTC(2026, 11, 31, 16, 0, 0), "00:00", "Jumat, 1 Januari 2027"],
])("the day turns at the site's midnight", (ms, minute, date) => {
	expect(wallTime(ms, "Asia/Makassar")).toMatchObject({ minute, date })
})

test("agrees with the browser's own time zones wherever Indonesia has one", () => {
	for (const zone of ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]) {
		const shown = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(
			at,
		)
		expect(minuteText(at, zone)).toBe(shown)
	}
})

test("a time of an uncertain clock carries its sign", () => {
	expect(timeText(at, { zone: "Asia/Makassar", isSure: true })).toBe("07:28:14")
	expect(timeText(at, { zone: "Asia/Makassar", isSure: false })).toBe("±07:28:14")
})
