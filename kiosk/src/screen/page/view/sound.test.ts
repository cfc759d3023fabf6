import { expect, test } from "vitest"
import { soundOf, tonesOf } from "./sound.ts"

const recorded = {
	kind: "recorded",
	name: "A",
	at: 1,
	firstAt: 1,
	isOffline: false,
	isClockSure: true,
} as const

test("each answer has its sound", () => {
	expect(soundOf(recorded)).toBe("recorded")
	expect(soundOf({ ...recorded, isOffline: true })).toBe("offline")
	expect(soundOf({ ...recorded, kind: "repeat", isOffline: true })).toBe("repeat")
	expect(soundOf({ kind: "unknown", at: 1, isClockSure: true })).toBe("unknown")
	expect(soundOf({ kind: "refused", reason: "several-cards" })).toBe("refused")
	expect(soundOf({ kind: "fault", code: "full" })).toBe("fault")
})

test("tones follow one another, pauses are silence", () => {
	expect(tonesOf("offline")).toEqual([
		{ hz: 1047, atMs: 0, ms: 80 },
		{ hz: 1568, atMs: 80, ms: 140 },
		{ hz: 1047, atMs: 340, ms: 60 },
	])
	expect(tonesOf("fault").map((tone) => tone.atMs)).toEqual([0, 400, 800])
})
