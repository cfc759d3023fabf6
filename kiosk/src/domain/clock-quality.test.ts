import { driftPpm } from "@hadir/shared/time/drift.ts"
import { describe, expect, test } from "vitest"
import { type ClockFacts, isClockSure, stampClock } from "./clock-quality.ts"

const wall = 1_795_476_494_000
const hourMs = 3_600_000
const nothing: ClockFacts = {
	heard: undefined,
	networkBoundMs: undefined,
	hasBatteryClock: false,
	floor: 0,
}
const heardAt = (mono: number, halfTripMs = 20, now = mono): ClockFacts => ({
	...nothing,
	heard: { mono, halfTripMs, server: wall - halfTripMs - (now - mono) },
})
const unknownErr = 30 * 24 * hourMs

describe("how sure the clock is", () => {
	test.each([
		["the office spoke just now", heardAt(0), 0, { q: 4, err: 20 }],
		["within the hour", heardAt(0, 20, hourMs), hourMs, { q: 4, err: 20 + 360 }],
		[
			"an hour and a millisecond ago",
			heardAt(0, 20, hourMs + 1),
			hourMs + 1,
			{ q: 3, err: 20 + 361 },
		],
		["a day ago in this boot", heardAt(0, 20, 24 * hourMs), 24 * hourMs, { q: 3, err: 20 + 8_640 }],
		[
			"network time, office not heard",
			{ ...nothing, networkBoundMs: 1_000 },
			0,
			{ q: 3, err: 1_000 },
		],
		["a battery clock", { ...nothing, hasBatteryClock: true }, 0, { q: 2, err: 60_000 }],
		["nothing but the floor", nothing, 0, { q: 1, err: unknownErr }],
	])("%s", (_, facts, mono, sureness) => {
		expect(stampClock(facts, wall, mono)).toEqual({ wall, ...sureness })
	})

	test("the error grows by at least 100 ppm of the time since, never rounded down", () => {
		expect(driftPpm).toBeGreaterThanOrEqual(100)
		expect(stampClock(heardAt(5_000, 0), wall, 5_001).err).toBe(1)
	})
})

describe("the floor: the last record, or the build", () => {
	const floor = wall + 1

	test.each([
		["a battery clock that has stopped", { ...nothing, hasBatteryClock: true }],
		["no clock at all", nothing],
	])("%s shows the floor and is not sure", (_, facts) => {
		expect(stampClock({ ...facts, floor }, wall, 0)).toEqual({ wall: floor, q: 1, err: unknownErr })
	})

	test("at the floor the clock is believed", () => {
		const facts = { ...nothing, hasBatteryClock: true, floor: wall }
		expect(stampClock(facts, wall, 0)).toEqual({ wall, q: 2, err: 60_000 })
	})

	test("network time is believed below the floor: a record of a wrong clock may have set it", () => {
		const facts = { ...nothing, networkBoundMs: 1_000, hasBatteryClock: true, floor }
		expect(stampClock(facts, wall, 0)).toEqual({ wall, q: 3, err: 1_000 })
	})

	test("the office's word wins over the floor", () => {
		expect(stampClock({ ...heardAt(0), floor }, wall, 0)).toMatchObject({ wall, q: 4 })
	})
})

test.each([
	[0, false],
	[1, false],
	[2, true],
	[3, true],
	[4, true],
] as const)("at quality %i the screen trusts the clock: %s", (q, isSure) => {
	expect(isClockSure(q)).toBe(isSure)
})

test("a system clock that contradicts the office is not believed", () => {
	expect(stampClock(heardAt(0), 0, 0)).toEqual({ wall, q: 4, err: 20 })
	expect(stampClock(heardAt(0), wall + 21, 0).wall).toBe(wall)
	expect(stampClock(heardAt(0), wall + 20, 0).wall).toBe(wall + 20)
})
