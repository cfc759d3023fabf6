// What the rules of one duty need: its pair of punches as corrected, and what joined duties saw.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { leaveFrom } from "../duty/leave-from.ts"
import type { PlacedDuty } from "../duty/timeline.ts"
import type { Terms } from "../regulation/terms.ts"
import type { LinePunch } from "./claim-punches.ts"
import type { FlaggedPunch } from "./day-record.ts"
import type { ChainSight, DutyFacts } from "./judge-duty.ts"
import { type Pair, pairPunches } from "./pairing.ts"
import type { Correction, Excuse } from "./person-facts.ts"
import type { PlacedPerson } from "./place-person.ts"
import type { End, Reason } from "./reason.ts"

type Decided = {
	readonly corrections: readonly Correction[]
	readonly excuses: readonly Excuse[]
	readonly termsOf: (date: LocalDate) => Terms
}

/** The duties of a date, each with its pair; an earlier look at the whole line says what joined ones saw. */
export function dutyFactsOf(
	date: LocalDate,
	{ duties, byDate, punches }: PlacedPerson,
	decided: Decided,
): DutyFacts[] {
	const pairOf = (placed: PlacedDuty) => {
		const own = punchesFrom(punches.get(placed.date) ?? [], placed.midnight)
		const pair = pairPunches(own, placed.duty, decided.termsOf(placed.date).pairing.rule)
		return corrected(pair, placed, duties, decided.corrections)
	}
	const excused = excusedEnds(date, decided)
	return (byDate.get(date) ?? []).flatMap((index) => {
		const placed = duties[index]
		if (placed === undefined) return []
		const { duty, joinsBefore, joinsAfter } = placed
		const { pair, reasons: corrections } = pairOf(placed)
		const chain = sightOf(duties, index, pair, (other) => pairOf(other).pair)
		const due = { ...duty, leaveFrom: leaveFrom(duty, pair.arrival?.second) }
		const terms = { ...decided.termsOf(date), duty: due }
		const shared = sharedPunches(duties, index, pair, (other) => pairOf(other).pair)
		return [{ terms, pair, joinsBefore, joinsAfter, chain, shared, excused, corrections }]
	})
}

/** The line's punches as seconds from a midnight. */
export const punchesFrom = (punches: readonly LinePunch[], midnight: number): FlaggedPunch[] =>
	punches.map(({ at, date: _, ...punch }) => ({ ...punch, second: at - midnight }))

/** The first and the last of the duties that are joined: only at these two are punches due. */
function sightOf(
	duties: readonly PlacedDuty[],
	index: number,
	own: Pair,
	pairOf: (placed: PlacedDuty) => Pair,
): ChainSight {
	let first = index
	while (duties[first]?.joinsBefore === true) first--
	let last = index
	while (duties[last]?.joinsAfter === true) last++
	const [opening, closing, here] = [duties[first], duties[last], duties[index]]
	if (opening === undefined || closing === undefined || here === undefined) {
		throw new Error("a joined duty has a neighbour")
	}
	const arrival = first === index ? own.arrival : pairOf(opening).arrival
	const departure = last === index ? own.departure : pairOf(closing).departure
	return {
		hasArrival: arrival !== undefined,
		hasDeparture: departure !== undefined,
		closes: closing.midnight - here.midnight + (closing.duty.windows.out.until + 1) * 60,
	}
}

/**
 * Where one duty starts as the other ends and each owes its punches, a person who left the first no earlier
 * than they came to the second was there all along, be it by one punch.
 */
function sharedPunches(
	duties: readonly PlacedDuty[],
	index: number,
	{ arrival, departure }: Pair,
	pairOf: (placed: PlacedDuty) => Pair,
): DutyFacts["shared"] {
	const [before, here, after] = [duties[index - 1], duties[index], duties[index + 1]]
	if (here === undefined) return {}
	const came = wallOf(here, arrival)
	const leaves = wallOf(here, departure)
	const left = owesAtOnce(before, here) ? wallOf(before, pairOf(before).departure) : undefined
	const comes =
		after !== undefined && owesAtOnce(here, after)
			? wallOf(after, pairOf(after).arrival)
			: undefined
	return {
		...(arrival !== undefined && isWithin(came, left) && { arrival: arrival.second }),
		...(departure !== undefined && isWithin(comes, leaves) && { departure: departure.second }),
	}
}

/** Whether the second begins as or before the first ends, and neither goes over into the other unasked. */
function owesAtOnce(
	before: PlacedDuty | undefined,
	after: PlacedDuty | undefined,
): before is PlacedDuty {
	if (before === undefined || after === undefined || before.joinsAfter) return false
	const ends = before.midnight / 60 + before.duty.hours.end
	return after.midnight / 60 + after.duty.hours.start <= ends
}

const wallOf = (placed: PlacedDuty | undefined, punch: FlaggedPunch | undefined) =>
	placed === undefined || punch === undefined ? undefined : placed.midnight + punch.second

const isWithin = (came: number | undefined, left: number | undefined): boolean =>
	came !== undefined && left !== undefined && came <= left

/** An approved correction wins over the machine, for the duty of its date whose end lies nearest to it. */
function corrected(
	machines: Pair,
	placed: PlacedDuty,
	duties: readonly PlacedDuty[],
	corrections: readonly Correction[],
): { readonly pair: Pair; readonly reasons: readonly Reason[] } {
	let pair = machines
	const reasons: Reason[] = []
	for (const correction of corrections) {
		if (correction.date !== placed.date || nearestDuty(duties, correction) !== placed) continue
		const { end, at, by, reason } = correction
		const second = at - placed.midnight
		const { presentSeconds: _, isOdd: __, ...ends } = pair
		// Alternating pairs of a machine say nothing of a day whose ends were corrected.
		pair = { ...(end === "rest" ? pair : ends), [end]: byPaper(second) }
		const machine = machines[end]?.second
		reasons.push({ rule: "corrected", end, second, machine, by, reason })
	}
	return { pair, reasons }
}

const byPaper = (second: number): FlaggedPunch => ({
	...{ record: "koreksi", second, place: "Koreksi", isRepeat: false },
})

/** Of several duties of the correction's date, the one whose end lies nearest to it. */
export function nearestDuty(
	duties: readonly PlacedDuty[],
	{ date, end, at }: Correction,
): PlacedDuty | undefined {
	let found: PlacedDuty | undefined
	let least = Number.POSITIVE_INFINITY
	for (const placed of duties) {
		if (placed.date !== date) continue
		const { start, end: ends } = placed.duty.hours
		const due = end === "arrival" ? start : end === "departure" ? ends : (start + ends) / 2
		const apart = Math.abs(placed.midnight + due * 60 - at)
		if (apart < least) [found, least] = [placed, apart]
	}
	return found
}

function excusedEnds(date: LocalDate, { excuses }: Decided): ReadonlyMap<End, Reason> {
	const ends = new Map<End, Reason>()
	for (const { date: of, end, reason, letter } of excuses) {
		if (of === date && end !== "day") ends.set(end, { rule: "excusedPunch", end, reason, letter })
	}
	return ends
}
