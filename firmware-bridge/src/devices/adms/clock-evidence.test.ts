import fc from "fast-check"
import { expect, test } from "vitest"
import {
	type ClockEvidence,
	evidenceOf,
	longestDelayMs,
	narrowed,
	offsetBy,
} from "./clock-evidence.ts"

test("a clock that may be right is taken at its word, within a bound", () => {
	expect(offsetBy(evidenceOf(100_000, 102_000))).toEqual({ offsetMs: 0, errorMs: 59_000 })
})

test("a clock five minutes ahead cannot be right: the middle of what the evidence leaves", () => {
	expect(offsetBy(evidenceOf(400_000, 100_000))).toEqual({ offsetMs: 330_500, errorMs: 30_500 })
})

test("a clock that was set meanwhile: the newer evidence alone", () => {
	const before = evidenceOf(400_000, 100_000)
	const after = evidenceOf(500_000, 501_000)
	expect(narrowed(before, after)).toEqual(after)
})

test("the truth lies within the bound, whatever was late by how much", () => {
	const punch = fc.record({ at: fc.nat(1e9), late: fc.nat(longestDelayMs) })
	fc.assert(
		fc.property(
			fc.integer({ min: -1e8, max: 1e8 }),
			fc.array(punch, { minLength: 1 }),
			(off, all) => {
				let known: ClockEvidence | undefined
				for (const { at, late } of all) {
					// Its clock shows whole seconds, cut.
					const shown = Math.floor((at + off) / 1000) * 1000
					known = narrowed(known, evidenceOf(shown, at + late))
				}
				if (known === undefined) throw new Error("no evidence")
				const { offsetMs, errorMs } = offsetBy(known)
				expect(Math.abs(off - offsetMs)).toBeLessThanOrEqual(errorMs)
			},
		),
	)
})
