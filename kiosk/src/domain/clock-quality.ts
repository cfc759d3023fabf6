// How sure the kiosk's clock is, from what is known of it. Written into every record.
import type { clockQualities } from "@hadir/shared/journal/record.ts"
import { unheardBoundMs } from "@hadir/shared/time/clock-bound.ts"
import { driftMs } from "@hadir/shared/time/drift.ts"

export type ClockQuality = (typeof clockQualities)[number]

export type ClockFacts = {
	/** The office's word in this boot: its UTC ms, monotonic ms when heard, half the round trip. */
	readonly heard:
		| { readonly mono: number; readonly halfTripMs: number; readonly server: number }
		| undefined
	/** The system's clock follows network time, and is off by at most so many ms. */
	readonly networkBoundMs: number | undefined
	readonly hasBatteryClock: boolean
	/** UTC ms below which the clock cannot be right: the last record, the build. */
	readonly floor: number
}

export type Stamp = { readonly wall: number; readonly q: ClockQuality; readonly err: number }

const hourMs = 3_600_000

/** @param wall the system's UTC ms; @param mono ms since boot */
export function stampClock(facts: ClockFacts, wall: number, mono: number): Stamp {
	if (facts.heard !== undefined) {
		const age = mono - facts.heard.mono
		const err = facts.heard.halfTripMs + driftMs(age)
		const told = facts.heard.server + facts.heard.halfTripMs + age
		// The system's clock is believed as far as the office's word allows, and not further.
		const isWithin = Math.abs(wall - told) <= err
		return { wall: isWithin ? wall : told, q: age <= hourMs ? 4 : 3, err }
	}
	if (facts.networkBoundMs !== undefined) return { wall, q: 3, err: facts.networkBoundMs }
	if (wall < facts.floor) return { wall: facts.floor, q: 1, err: unheardBoundMs(1) }
	const q = facts.hasBatteryClock ? 2 : 1
	return { wall, q, err: unheardBoundMs(q) }
}

/** Below this the screen says that its clock is not certain. */
export const isClockSure = (q: ClockQuality): boolean => q >= 2
