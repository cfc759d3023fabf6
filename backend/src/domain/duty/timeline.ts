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

/** Duties that follow each other are one presence of at most so long; beyond it nobody is believed unseen. */
const longestPresence = 24 * 60

/**
 * In order of their starts; the windows of neighbours never claim each other's punches. Duties that follow
 * each other at once need no punch between them, unless all of them together are longer than a day.
 */
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
	const joined = joinedAfter(placed, handOverOn)
	for (const [index, after] of placed.entries()) {
		const before = placed[index - 1]
		if (before === undefined) continue
		const [first, second] = settleNeighbours(before, after, joined.has(index - 1))
		placed[index - 1] = first
		placed[index] = second
	}
	return placed
}

type Placed = Pick<PlacedDuty, "midnight" | "duty">

/** Wall minutes. */
const startOf = ({ midnight, duty }: Placed): number => midnight / 60 + duty.hours.start
const endOf = ({ midnight, duty }: Placed): number => midnight / 60 + duty.hours.end

/** Indexes of the duties after which the person simply goes on into the next. */
function joinedAfter(placed: readonly PlacedDuty[], handOverOn: HandOverOn): ReadonlySet<number> {
	const joined = new Set<number>()
	let first = 0
	for (const [index, duty] of placed.entries()) {
		const next = placed[index + 1]
		const within = handOverOn(duty.date)
		const apart = next === undefined ? Number.POSITIVE_INFINITY : startOf(next) - endOf(duty)
		if (within !== undefined && apart >= 0 && apart <= within) continue
		const opening = placed[first]
		const isOne = opening !== undefined && endOf(duty) - startOf(opening) <= longestPresence
		if (isOne) for (let one = first; one < index; one++) joined.add(one)
		first = index + 1
	}
	return joined
}

function settleNeighbours(
	before: PlacedDuty,
	after: PlacedDuty,
	isHandOver: boolean,
): readonly [PlacedDuty, PlacedDuty] {
	const apart = startOf(after) - endOf(before)
	const closes = before.midnight / 60 + before.duty.windows.out.until
	const opens = after.midnight / 60 + after.duty.windows.in.from
	// With punches due at a hand-over one may serve both duties.
	if (!isHandOver && (apart <= 0 || closes < opens)) return [before, after]
	const border = endOf(before) + Math.floor(apart / 2)
	return [
		{ ...before, joinsAfter: isHandOver, duty: closingAt(before, border) },
		{ ...after, joinsBefore: isHandOver, duty: openingAt(after, border) },
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
