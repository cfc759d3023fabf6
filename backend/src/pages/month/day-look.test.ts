import { expect, test } from "vitest"
import { codeWords, dayWords, lookOf, toneOfDay } from "./day-look.ts"
import { sampleDay } from "./sample-day.ts"

const lateAndEarly = sampleDay({
	state: "partial",
	codes: ["T2", "P1"],
	arrival: { kind: "late", second: 29_560, minutes: 42, category: "TL2" },
	departure: { kind: "early", second: 56_400, minutes: 20, category: "PSW1" },
})

test.each([
	["H", "whole", undefined],
	["T1", "part1", "left"],
	["P4", "part4", "right"],
	["–M", "part4", "hollowLeft"],
	["–P", "part4", "hollowRight"],
	["TK", "lost", undefined],
	["BL", "incomplete", undefined],
	["X9", "waiting", undefined],
])("code %s is %s, bar %s", (code, tone, mark) => {
	expect(lookOf(code).tone).toBe(tone)
	expect(lookOf(code).mark).toBe(mark)
})

test("minutes stand with the end they belong to", () => {
	expect(codeWords(lateAndEarly, "T2")).toBe("Terlambat 42 menit")
	expect(codeWords(lateAndEarly, "P1")).toBe("Pulang cepat 20 menit")
	expect(dayWords(lateAndEarly)).toBe("Terlambat 42 menit, pulang cepat 20 menit")
})

test("the heavier of two codes colours the day", () => {
	expect(toneOfDay(lateAndEarly)).toBe("part2")
	expect(toneOfDay(sampleDay({ codes: ["T1", "–P"] }))).toBe("part4")
	expect(toneOfDay(sampleDay({ codes: ["H"] }))).toBe("whole")
})
