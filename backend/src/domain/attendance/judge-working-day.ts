// A day on which work is due: still to come, running, or over and judged.
import type { Terms } from "../regulation/terms.ts"
import { absence } from "./absence.ts"
import { citationsOf } from "./citations.ts"
import type { DayGap, DayRecord, FlaggedPunch } from "./day-record.ts"
import { arrivalDoubt, type Doubt, departureDoubt } from "./doubt.ts"
import { type JudgedEdge, judgeArrival, judgeDeparture } from "./judge-edges.ts"
import { openDay } from "./open-day.ts"
import { type Pair, pairPunches } from "./pairing.ts"
import { excusedBy, notYet, onTime, stillRunning } from "./reasons.ts"
import { workedMinutes } from "./worked-minutes.ts"

type Verdict = Omit<DayRecord, "date" | "punches">

/** `elapsed`: seconds from midnight of the work date until the time of asking. */
export function judgeWorkingDay({
	punches,
	terms,
	elapsed,
	gaps = [],
}: {
	punches: readonly FlaggedPunch[]
	terms: Terms
	elapsed: number
	gaps?: readonly DayGap[]
}): Verdict {
	const pair = pairPunches(punches, terms.windows)
	const doubtful = punches.find(({ doubt }) => doubt !== undefined)
	if (doubtful?.doubt !== undefined) return openDay(pair, terms, doubtful.doubt)
	const edges = judgeEdges(pair, terms, gaps)
	if (!isOver(pair, terms, elapsed)) return pendingDay(pair, edges, terms, elapsed)
	const open = [edges.arrival.doubt, edges.departure.doubt].filter(isOpen)
	const [doubt] = [...open.filter(({ cause }) => cause === "missing"), ...open]
	if (doubt !== undefined) return openDay(pair, terms, doubt)
	const isExcused = edges.arrival.doubt !== undefined || edges.departure.doubt !== undefined
	const isNobody = pair.arrival === undefined && pair.departure === undefined
	if (isNobody && !isExcused) return absence(terms, punches)
	return attendedDay(pair, edges, terms)
}

/** An edge as judged, or excused where two people settled the gap that it fell into. */
type Edge = JudgedEdge & { readonly doubt: Doubt | undefined }
type Edges = { readonly arrival: Edge; readonly departure: Edge }

const isOpen = (doubt: Doubt | undefined): doubt is Doubt =>
	doubt !== undefined && doubt.settled === undefined

function judgeEdges(pair: Pair, terms: Terms, gaps: readonly DayGap[]): Edges {
	const arrival = judgeArrival(pair.arrival, terms)
	const departure = judgeDeparture(pair.departure, terms)
	return {
		arrival: settle(arrival, arrivalDoubt(arrival, terms, gaps)),
		departure: settle(departure, departureDoubt(departure, terms, gaps)),
	}
}

function settle(judged: JudgedEdge, doubt: Doubt | undefined): Edge {
	if (doubt?.settled === undefined) return { ...judged, doubt }
	const { second } = judged.edge
	const edge = { kind: "excused", ...(second !== undefined && { second }) } as const
	return { edge, basisPoints: 0, reason: excusedBy(doubt), doubt }
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

function attendedDay(pair: Pair, { arrival, departure }: Edges, terms: Terms): Verdict {
	const judged = [arrival, departure]
	const codes = judged.flatMap(({ code }) => code ?? [])
	const reasons = judged.flatMap(({ reason }) => reason ?? [])
	const isWhole = codes.length === 0
	// Nobody saw the person all day, and two people decided that the machine was why.
	const isExcused = isWhole && pair.arrival === undefined && pair.departure === undefined
	return {
		state: isExcused ? "excused" : isWhole ? "present" : "partial",
		codes: isExcused ? ["I"] : isWhole ? ["H"] : codes,
		starts: terms.hours.start,
		ends: terms.hours.end,
		arrival: arrival.edge,
		departure: departure.edge,
		workedMinutes: workedMinutes(secondsOf(pair), terms.hours.restMinutes),
		cutBasisPoints: arrival.basisPoints + departure.basisPoints,
		reasons: reasons.length === 0 ? [onTime] : reasons,
		citations: citationsOf(terms, { isMeasured: true, isCut: !isWhole }),
	}
}

/** Nothing is cut yet, but whoever came sees at once that they did, and whether it was late. */
function pendingDay(pair: Pair, edges: Edges, terms: Terms, elapsed: number): Verdict {
	const { hours, windows } = terms
	const hasBegun = elapsed >= windows.in.from * 60
	const isInWindowClosed = elapsed >= (windows.in.until + 1) * 60
	const isInDoubt = isOpen(edges.arrival.doubt)
	const isArrivalKnown = (pair.arrival !== undefined || isInWindowClosed) && !isInDoubt
	const arrival = edges.arrival.edge
	const seconds = secondsOf(pair)
	const lateMinutes = isInDoubt ? 0 : (arrival.minutes ?? 0)
	const came = { ...seconds, startMinute: hours.start, lateMinutes }
	return {
		state: "pending",
		codes: ["B"],
		starts: hours.start,
		ends: hours.end,
		arrival: isArrivalKnown
			? arrival
			: {
					kind: "pending",
					...(seconds.arrival !== undefined && { second: seconds.arrival }),
				},
		departure: {
			kind: "pending",
			...(seconds.departure !== undefined && { second: seconds.departure }),
		},
		workedMinutes: workedMinutes(seconds, hours.restMinutes),
		cutBasisPoints: 0,
		reasons: [hasBegun || pair.arrival !== undefined ? stillRunning(came) : notYet],
		citations: citationsOf(terms, { isMeasured: pair.arrival !== undefined, isCut: false }),
	}
}

const secondsOf = ({ arrival, departure }: Pair) => ({
	...(arrival !== undefined && { arrival: arrival.second }),
	...(departure !== undefined && { departure: departure.second }),
})
