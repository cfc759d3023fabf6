// A day on which work is due: still to come, running, or over and judged.
import type { Terms } from "../regulation/terms.ts"
import { absence } from "./absence.ts"
import { citationsOf } from "./citations.ts"
import type { DayRecord, FlaggedPunch } from "./day-record.ts"
import { judgeArrival, judgeDeparture } from "./judge-edges.ts"
import { type Pair, pairPunches } from "./pairing.ts"
import { notYet, onTime, stillRunning } from "./reasons.ts"
import { workedMinutes } from "./worked-minutes.ts"

type Verdict = Omit<DayRecord, "date" | "punches">

/** `elapsed`: seconds from midnight of the work date until the time of asking. */
export function judgeWorkingDay({
	punches,
	terms,
	elapsed,
}: {
	punches: readonly FlaggedPunch[]
	terms: Terms
	elapsed: number
}): Verdict {
	const pair = pairPunches(punches, terms.windows)
	if (!isOver(pair, terms, elapsed)) return pendingDay(pair, terms, elapsed)
	if (pair.arrival === undefined && pair.departure === undefined) return absence(terms, punches)
	return attendedDay(pair, terms)
}

/**
 * Absence is final only when the out-window has closed. A day is settled earlier only where no later
 * punch could change it: the end of work is past and the person left no earlier.
 */
function isOver({ departure }: Pair, terms: Terms, elapsed: number): boolean {
	if (elapsed >= (terms.windows.out.until + 1) * 60) return true
	if (departure === undefined || elapsed < terms.hours.end * 60) return false
	return judgeDeparture(departure, terms).edge.kind === "onTime"
}

function attendedDay(pair: Pair, terms: Terms): Verdict {
	const judged = [judgeArrival(pair.arrival, terms), judgeDeparture(pair.departure, terms)] as const
	const [arrival, departure] = judged
	const codes = judged.flatMap(({ code }) => code ?? [])
	const reasons = judged.flatMap(({ reason }) => reason ?? [])
	const isWhole = codes.length === 0
	return {
		state: isWhole ? "present" : "partial",
		codes: isWhole ? ["H"] : codes,
		starts: terms.hours.start,
		ends: terms.hours.end,
		arrival: arrival.edge,
		departure: departure.edge,
		workedMinutes: workedMinutes(pair, terms.hours.restMinutes),
		cutBasisPoints: arrival.basisPoints + departure.basisPoints,
		reasons: isWhole ? [onTime] : reasons,
		citations: citationsOf(terms, { isMeasured: true, isCut: !isWhole }),
	}
}

/** Nothing is cut yet, but whoever came sees at once that they did, and whether it was late. */
function pendingDay(pair: Pair, terms: Terms, elapsed: number): Verdict {
	const { hours, windows } = terms
	const hasBegun = elapsed >= windows.in.from * 60
	const isInWindowClosed = elapsed >= (windows.in.until + 1) * 60
	const isArrivalKnown = pair.arrival !== undefined || isInWindowClosed
	const arrival = judgeArrival(pair.arrival, terms).edge
	const came = { ...pair, startMinute: hours.start, lateMinutes: arrival.minutes ?? 0 }
	return {
		state: "pending",
		codes: ["B"],
		starts: hours.start,
		ends: hours.end,
		arrival: isArrivalKnown ? arrival : { kind: "pending" },
		departure: {
			kind: "pending",
			...(pair.departure !== undefined && { second: pair.departure }),
		},
		workedMinutes: workedMinutes(pair, hours.restMinutes),
		cutBasisPoints: 0,
		reasons: [hasBegun || pair.arrival !== undefined ? stillRunning(came) : notYet],
		citations: citationsOf(terms, { isMeasured: pair.arrival !== undefined, isCut: false }),
	}
}
