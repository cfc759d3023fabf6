import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { expect, test } from "vitest"
import {
	instantMs,
	isZone,
	localMoment,
	localSecond,
	secondsInto,
	workDateOf,
} from "./local-time.ts"

const zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC", "Europe/Berlin"]
const year2020 = Date.UTC(2020, 0)
const year2030 = Date.UTC(2030, 0)

test.each([
	["2026-11-22T15:59:59.999Z", "Asia/Makassar", "2026-11-22", 86_399],
	["2026-11-22T16:00:00.000Z", "Asia/Makassar", "2026-11-23", 0],
	["2026-11-22T23:28:14.000Z", "Asia/Makassar", "2026-11-23", 26_894],
	["2026-11-22T16:59:59.000Z", "Asia/Jakarta", "2026-11-22", 86_399],
	["2026-11-22T15:00:00.000Z", "Asia/Jayapura", "2026-11-23", 0],
	["2026-10-25T01:30:00.000Z", "Europe/Berlin", "2026-10-25", 9_000],
])("%s in %s is %s, second %i", (utc, zone, date, second) => {
	const atMs = Date.parse(utc)
	expect(localMoment(atMs, zone)).toEqual({ date, second })
	expect(workDateOf(atMs, zone)).toBe(date)
	expect(localSecond(atMs, zone)).toBe(second)
})

test("agrees with Temporal at any instant of any zone", () => {
	const instants = fc.integer({ min: year2020, max: year2030 })
	fc.assert(
		fc.property(instants, fc.constantFrom(...zones), (atMs, zone) => {
			const zoned = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone)
			const { hour, minute, second } = zoned
			expect(localMoment(atMs, zone)).toEqual({
				date: zoned.toPlainDate().toString(),
				second: hour * 3600 + minute * 60 + second,
			})
		}),
	)
})

test("there and back in Indonesia, where clocks never change", () => {
	const seconds = fc.integer({ min: year2020 / 1000, max: year2030 / 1000 })
	fc.assert(
		fc.property(seconds, fc.constantFrom(...zones.slice(0, 3)), (atSecond, zone) => {
			expect(instantMs(localMoment(atSecond * 1000, zone), zone)).toBe(atSecond * 1000)
		}),
	)
})

test("a moment of the next morning lies past midnight of the work date", () => {
	expect(secondsInto("2026-11-23", { date: "2026-11-24", second: 7 * 3600 })).toBe(111_600)
	expect(secondsInto("2026-11-23", { date: "2026-11-22", second: 86_399 })).toBe(-1)
})

test("a zone is one the runtime knows", () => {
	expect(isZone("Asia/Makassar")).toBe(true)
	expect(isZone("Asia/Kupang")).toBe(false)
	expect(isZone("")).toBe(false)
})
