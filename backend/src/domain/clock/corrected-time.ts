// When something happened at a kiosk, from what its own boot says of the clock: monotonic time counts
// on undisturbed, and each head of the office pins it to true time.

import { unheardBoundMs } from "@hadir/shared/time/clock-bound.ts"
import { driftMs } from "@hadir/shared/time/drift.ts"

/** What a record says of its own time. Wall and mono in ms, err the kiosk's own bound in ms. */
export type Stamp = {
	readonly mono: number
	readonly wall: number
	readonly q: number
	readonly err: number
	/** Of `err`, what no better kiosk's clock takes away, in ms; see `terminalBoundMs`. */
	readonly besidesMs?: number
}

/** A `clock` record of the same boot: when the office's time came in, and how long the question took. */
export type ClockMark = {
	readonly mono: number
	/** The office's UTC ms. */
	readonly server: number
	readonly roundTrip: number
}

export type CorrectedTime = {
	/** UTC ms. */
	readonly at: number
	/** The true time is at most this many ms away. */
	readonly err: number
	/**
	 * `measured`: pinned by the office's time in the same boot. `stamped`: the kiosk had network time or
	 * a battery clock. `unsure`: the boot never learnt the time; only its neighbours bound it.
	 */
	readonly basis: "measured" | "stamped" | "unsure"
}

/** Quality 2 is a battery clock; below it the clock had only its floor. */
const leastSureQuality = 2

/**
 * Time by the nearest mark of the same boot. Where the kiosk's own stamp lies within what the mark
 * allows, the stamp stands: it is what the screen showed.
 * @param marks of the record's own boot, in any order
 */
export function correctedTime(stamp: Stamp, marks: readonly ClockMark[]): CorrectedTime {
	const nearest = nearestMark(stamp.mono, marks)
	if (nearest === undefined) {
		const { wall: at, err, q } = stamp
		return { at, err, basis: q >= leastSureQuality ? "stamped" : "unsure" }
	}
	const half = Math.ceil(nearest.roundTrip / 2)
	const measured = nearest.server + half - (nearest.mono - stamp.mono)
	const err = half + driftMs(Math.abs(nearest.mono - stamp.mono))
	const distance = Math.abs(stamp.wall - measured)
	const { besidesMs = 0 } = stamp
	return distance <= err
		? { at: stamp.wall, err: Math.min(err + distance, 2 * err) + besidesMs, basis: "measured" }
		: { at: measured, err: err + besidesMs, basis: "measured" }
}

/**
 * How far a terminal's clock may have been off against the kiosk's: its punch carries both bounds as one, and what a
 * kiosk puts down for its own before it has heard the time is known. After that it is small, and counted twice here.
 */
export const terminalBoundMs = ({ q, err }: Pick<Stamp, "q" | "err">): number =>
	q > leastSureQuality ? err : Math.max(0, err - unheardBoundMs(q))

function nearestMark(mono: number, marks: readonly ClockMark[]): ClockMark | undefined {
	let nearest: ClockMark | undefined
	for (const mark of marks) {
		const isNearer =
			nearest === undefined || Math.abs(mark.mono - mono) < Math.abs(nearest.mono - mono)
		if (isNearer) nearest = mark
	}
	return nearest
}
