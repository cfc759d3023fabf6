import { expect, test } from "vitest"
import { axisOf, partsOf, shareOf, windowOf } from "./day-geometry.ts"
import { sampleDay } from "./sample-day.ts"

const kinds = (change: Parameters<typeof sampleDay>[0]) =>
	partsOf(sampleDay(change)).map(({ kind, from, to }) => [kind, from, to])

test("an ordinary month is drawn from 06 to 18", () => {
	expect(windowOf([sampleDay()])).toEqual({ from: 360, to: 1080 })
	expect(axisOf({ from: 360, to: 1080 })).toEqual([360, 540, 720, 900, 1080])
})

test("a night shift widens the line to its last punch", () => {
	const night = sampleDay({
		starts: 1260,
		ends: 1860,
		departure: { kind: "onTime", second: 112_000 },
	})
	expect(windowOf([sampleDay(), night])).toEqual({ from: 360, to: 1980 })
	expect(axisOf({ from: 360, to: 1980 })).toHaveLength(5)
})

test("a whole day is one part", () => {
	expect(kinds({})).toEqual([["worked", 443, 963]])
})

test("lateness marks the left edge, early leaving the right", () => {
	expect(
		kinds({
			state: "partial",
			arrival: { kind: "late", second: 472 * 60 },
			departure: { kind: "early", second: 940 * 60 },
		}),
	).toEqual([
		["late", 450, 472],
		["worked", 472, 940],
		["early", 940, 960],
	])
})

test("a missing punch leaves its end hollow", () => {
	expect(kinds({ state: "partial", departure: { kind: "missing" } })).toEqual([
		["hollow", 443, 960],
		["mark", 443, 443],
	])
	expect(kinds({ state: "partial", arrival: { kind: "missing" } })).toEqual([
		["hollow", 450, 963],
		["mark", 963, 963],
	])
})

test("a running day keeps its track open", () => {
	expect(kinds({ state: "pending", departure: { kind: "pending" } })).toEqual([
		["track", 450, 960],
		["mark", 443, 443],
	])
})

test("a day off with punches is drawn, without schedule", () => {
	const { starts, ends, ...rest } = sampleDay({ state: "dayOff" })
	expect(starts).toBe(450)
	expect(ends).toBe(960)
	expect(partsOf(rest)).toEqual([{ kind: "worked", from: 443, to: 963 }])
})

test("nothing is drawn outside the window", () => {
	expect(shareOf(300, { from: 360, to: 1080 })).toBe(0)
	expect(shareOf(720, { from: 360, to: 1080 })).toBe(50)
	expect(shareOf(2000, { from: 360, to: 1080 })).toBe(100)
})
