import { driftPpm } from "@hadir/shared/time/drift.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type ClockMark, correctedTime } from "./corrected-time.ts"

const noon = 1_795_492_800_000
const hour = 3_600_000
/** At mono 10 h the office said noon; the question took 40 ms. */
const mark: ClockMark = { mono: 10 * hour, server: noon - 20, roundTrip: 40 }

describe("a record's time", () => {
	test.each([
		[
			"an hour before the mark, clock a year slow",
			9 * hour,
			noon - 366 * 24 * hour,
			noon - hour,
			20 + 360,
		],
		["an hour after, clock a day fast", 11 * hour, noon + 25 * hour, noon + hour, 20 + 360],
		["at the mark itself, clock a second fast", 10 * hour, noon + 1_000, noon, 20],
	])("%s: the mark decides", (_, mono, wall, at, err) => {
		expect(correctedTime({ mono, wall, q: 1, err: 9 }, [mark])).toEqual({
			at,
			err,
			basis: "measured",
		})
	})

	test("a stamp within the bound stands: it is what the screen showed", () => {
		const stamp = { mono: 10 * hour, wall: noon + 15, q: 4, err: 20 }
		expect(correctedTime(stamp, [mark])).toEqual({ at: noon + 15, err: 35, basis: "measured" })
	})

	test("of several marks the nearest decides, before or after", () => {
		const other = { mono: 12 * hour, server: noon + 2 * hour + 60_000 - 20, roundTrip: 40 }
		const at = (mono: number) => correctedTime({ mono, wall: 0, q: 0, err: 0 }, [mark, other]).at
		expect(at(10.9 * hour)).toBe(noon + 0.9 * hour)
		expect(at(11.1 * hour)).toBe(noon + 1.1 * hour + 60_000)
	})

	test.each([
		[0, "unsure"],
		[1, "unsure"],
		[2, "stamped"],
		[3, "stamped"],
		[4, "stamped"],
	] as const)("without a mark in its boot, quality %i is %s", (q, basis) => {
		expect(correctedTime({ mono: 1, wall: noon, q, err: 500 }, [])).toEqual({
			at: noon,
			err: 500,
			basis,
		})
	})
})

test("the true time is always within the bound, whatever the kiosk's clock did", () => {
	const boots = fc.record({
		tap: fc.integer({ min: 0, max: 200 * hour }),
		heard: fc.array(
			fc.record({
				mono: fc.integer({ min: 0, max: 200 * hour }),
				trip: fc.nat(5_000),
				share: fc.double({ min: 0, max: 1, noNaN: true }),
			}),
			{
				minLength: 1,
				maxLength: 5,
			},
		),
		ppm: fc.integer({ min: -driftPpm, max: driftPpm }),
		wall: fc.integer({ min: 0, max: 2 * noon }),
		q: fc.constantFrom(0, 1, 2, 3, 4),
	})
	fc.assert(
		fc.property(boots, ({ tap, heard, ppm, wall, q }) => {
			const trueAt = (mono: number) => noon + mono * (1 + ppm / 1_000_000)
			const marks = heard.map(({ mono, trip, share }) => ({
				mono,
				// The office wrote its time somewhere within the trip.
				server: Math.round(trueAt(mono) - trip * share),
				roundTrip: trip,
			}))
			const { at, err } = correctedTime({ mono: tap, wall, q, err: 0 }, marks)
			expect(Math.abs(at - trueAt(tap))).toBeLessThanOrEqual(err + 2)
		}),
	)
})
