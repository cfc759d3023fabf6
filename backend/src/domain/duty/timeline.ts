// A person's duties of many dates in one line: which follow each other at once, and whose punches are whose.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { wallSecond } from "@hadir/shared/time/local-time.ts"
import type { Window } from "../regulation/policy-fields.ts"
import type { Duty } from "./duty.ts"

/** A duty on its date. `midnight`: wall seconds of the work date's midnight. */
export type PlacedDuty = {
	readonly date: LocalDate
	readonly midnight: number
	readonly duty: Duty
	/** No punch is due at this end: the person comes from, or goes on into, another duty. */
	readonly joinsBefore: boolean
	readonly joinsAfter: boolean
}

/** Minutes within which two duties of one person are one presence; undefined: never. */
export type HandOverOn = (date: LocalDate) => number | undefined

/** In order of their starts; the windows of neighbours never claim each other's punches. */
export function placeDuties(
	days: Iterable<readonly [LocalDate, readonly Duty[]]>,
	handOverOn: HandOverOn,
): PlacedDuty[] {
	const placed = [...days]
		.flatMap(([date, duties]) => {
			const midnight = wallSecond({ date, second: 0 })
			return duties.map((duty) => ({ date, midnight, duty }))
		})
		.sort((a, b) => startOf(a) - startOf(b))
		.map((one): PlacedDuty => ({ ...one, joinsBefore: false, joinsAfter: false }))
	for (const [index, after] of placed.entries()) {
		const before = placed[index - 1]
		if (before === undefined) continue
		const [first, second] = settleNeighbours(before, after, handOverOn(before.date))
		placed[index - 1] = first
		placed[index] = second
	}
	return placed
}

type Placed = Pick<PlacedDuty, "midnight" | "duty">

/** Wall minutes. */
const startOf = ({ midnight, duty }: Placed): number => midnight / 60 + duty.hours.start
const endOf = ({ midnight, duty }: Placed): number => midnight / 60 + duty.hours.end

function settleNeighbours(
	before: PlacedDuty,
	after: PlacedDuty,
	handOverMinutes: number | undefined,
): readonly [PlacedDuty, PlacedDuty] {
	const apart = startOf(after) - endOf(before)
	const isHandOver = handOverMinutes !== undefined && apart >= 0 && apart <= handOverMinutes
	// With punches due at a hand-over one may serve both duties.
	if (apart <= 0 && !isHandOver) return [before, after]
	const border = endOf(before) + Math.floor(apart / 2)
	const joined = { joinsAfter: isHandOver, joinsBefore: isHandOver }
	return [
		{ ...before, joinsAfter: joined.joinsAfter, duty: closingAt(before, border) },
		{ ...after, joinsBefore: joined.joinsBefore, duty: openingAt(after, border) },
	]
}

function closingAt({ duty, midnight }: Placed, border: number): Duty {
	const until = Math.min(duty.windows.out.until, border - midnight / 60 - 1)
	return { ...duty, windows: { ...duty.windows, out: clipped(duty.windows.out, { until }) } }
}

function openingAt({ duty, midnight }: Placed, border: number): Duty {
	const from = Math.max(duty.windows.in.from, border - midnight / 60)
	return { ...duty, windows: { ...duty.windows, in: clipped(duty.windows.in, { from }) } }
}

const clipped = (window: Window, change: Partial<Window>): Window => ({ ...window, ...change })
