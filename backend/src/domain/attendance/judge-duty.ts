// One duty of a work date: each end judged, excused or not due, and whether it can still change.
import { owedMinutes } from "../duty/duty.ts"
import type { DayEdge, DayGap, DutyRecord } from "./day-record.ts"
import { arrivalDoubt, type Doubt, departureDoubt } from "./doubt.ts"
import {
	type DutyTerms,
	type JudgedEdge,
	judgeArrival,
	judgeDeparture,
	judgeRest,
} from "./judge-edges.ts"
import type { Pair } from "./pairing.ts"
import type { End, Reason } from "./reason.ts"
import { workedMinutes } from "./worked-minutes.ts"

/** What was seen of a person over duties that follow each other without a punch between them. */
export type ChainSight = {
	readonly hasArrival: boolean
	readonly hasDeparture: boolean
	/** Seconds from midnight of this duty's work date at which the last window of all closes. */
	readonly closes: number
}

export type DutyFacts = {
	/** The duty as it is due: part-day letters, order of overtime and flexible hours taken in. */
	readonly terms: DutyTerms
	readonly pair: Pair
	readonly joinsBefore: boolean
	readonly joinsAfter: boolean
	readonly chain: ChainSight
	/** Ends at which one punch serves this duty and its neighbour, in seconds. */
	readonly shared: { readonly arrival?: number; readonly departure?: number }
	/** Ends that need no punch, by a person's decision or a letter, with the reason. */
	readonly excused: ReadonlyMap<End, Reason>
	/** What was corrected in the pair, beside what the machine said. */
	readonly corrections: readonly Reason[]
}

export type DutyVerdict = {
	readonly facts: DutyFacts
	readonly arrival: JudgedEdge
	readonly departure: JudgedEdge
	readonly rest: JudgedEdge | undefined
	readonly doubts: readonly Doubt[]
	/** Whether a machine's failure leaves open when the person came; nobody has settled it. */
	readonly isArrivalOpen: boolean
	/** No later punch could change it. */
	readonly isOver: boolean
	readonly record: DutyRecord
}

/** `elapsed`: seconds from midnight of the work date until the time of asking. */
export function judgeDuty(facts: DutyFacts, elapsed: number, gaps: readonly DayGap[]): DutyVerdict {
	const { terms, pair } = facts
	const { duty } = terms
	const { shared } = facts
	const came =
		facts.joinsBefore || shared.arrival !== undefined
			? handedOver("arrival", duty.hours.start, shared.arrival)
			: settled(facts, "arrival", judgeArrival(pair.arrival, terms), (judged) =>
					arrivalDoubt(judged, terms, gaps),
				)
	const went =
		facts.joinsAfter || shared.departure !== undefined
			? handedOver("departure", duty.hours.end, shared.departure)
			: settled(facts, "departure", closed(pair, terms), (judged) =>
					departureDoubt(judged, terms, gaps),
				)
	const rest = duty.restPunch === undefined ? undefined : restOf(facts)
	const repaid = repay(came, went, terms)
	const record: DutyRecord = {
		name: duty.name,
		starts: duty.hours.start,
		ends: duty.hours.end,
		arrival: repaid.edge,
		departure: went.edge,
		...(rest !== undefined && { rest: rest.edge }),
		workedMinutes: workedMinutes(presence(facts), duty.hours.restMinutes, pair),
		owedMinutes: owedMinutes(duty),
	}
	const doubts = [came.doubt, went.doubt].flatMap((doubt) => doubt ?? [])
	const isOver = isSettled(facts, went.edge, elapsed)
	const isArrivalOpen = came.doubt !== undefined && came.doubt.settled === undefined
	return { facts, arrival: repaid, departure: went, rest, doubts, isArrivalOpen, isOver, record }
}

type Settled = JudgedEdge & { readonly doubt?: Doubt }

/**
 * The office's decision on hand-overs: whoever goes from one duty into the next punches at neither; where
 * punches are due, one near the hand-over shows the person at both.
 */
function handedOver(
	end: "arrival" | "departure",
	minute: number,
	second: number | undefined,
): Settled {
	const seen = second === undefined ? {} : { second }
	const reason: Reason = { rule: "handOver", end, minute, ...seen }
	return { edge: { kind: "handOver", ...seen }, basisPoints: 0, reasons: [reason] }
}

/** A decision of people goes before the machine's failure; a gap they settled excuses the end. */
function settled(
	{ excused }: DutyFacts,
	end: "arrival" | "departure",
	judged: JudgedEdge,
	doubtOf: (judged: JudgedEdge) => Doubt | undefined,
): Settled {
	if (judged.edge.kind === "onTime" || judged.edge.kind === "closed") return judged
	const reason = excused.get(end)
	if (reason !== undefined) return excuse(judged, reason)
	const doubt = doubtOf(judged)
	if (doubt?.settled === undefined) return doubt === undefined ? judged : { ...judged, doubt }
	return { ...excuse(judged, { rule: "settledGap", ...doubt }), doubt }
}

function excuse({ edge: { second } }: JudgedEdge, reason: Reason): JudgedEdge {
	const edge: DayEdge = { kind: "excused", ...(second !== undefined && { second }) }
	return { edge, basisPoints: 0, reasons: [reason] }
}

/** The policy's choice for a forgotten out-punch: missing, or put at the end of work. */
function closed({ arrival, departure, isOdd }: Pair, terms: DutyTerms): JudgedEdge {
	const { leaveFrom } = terms.duty
	if (departure !== undefined || arrival === undefined || !terms.pairing.closesForgottenOut) {
		const judged = judgeDeparture(departure, terms)
		if (isOdd !== true) return judged
		return { ...judged, reasons: [...judged.reasons, { rule: "oddPunches" }] }
	}
	const reason: Reason = { rule: "closedOut", minute: leaveFrom, cite: terms.pairing.cite }
	return { edge: { kind: "closed", second: leaveFrom * 60 }, basisPoints: 0, reasons: [reason] }
}

function restOf({ pair, terms, excused }: DutyFacts): JudgedEdge {
	const judged = judgeRest(pair.rest, terms)
	const reason = excused.get("rest")
	return judged.edge.kind === "missing" && reason !== undefined ? excuse(judged, reason) : judged
}

/** KemenPANRB 6/2018 and its like: lateness up to a limit that was worked again at the end of the day. */
function repay(came: JudgedEdge, went: JudgedEdge, { counting, duty }: DutyTerms): JudgedEdge {
	const { minutes, second, kind } = came.edge
	const limit = counting.repaidLateMinutes ?? 0
	if (kind !== "late" || minutes === undefined || minutes > limit) return came
	if ((went.edge.second ?? 0) < (duty.leaveFrom + minutes) * 60) return came
	const edge: DayEdge = { kind, minutes, ...(second !== undefined && { second }) }
	return { edge, basisPoints: 0, reasons: [{ rule: "repaidLate", minutes, cite: counting.cite }] }
}

/** Where no punch is due at an end, the duty's own hour stands for it once the person was seen. */
function presence({ pair, joinsBefore, joinsAfter, chain, terms: { duty } }: DutyFacts) {
	const arrival = joinsBefore
		? chain.hasArrival
			? duty.hours.start * 60
			: undefined
		: pair.arrival?.second
	const departure = joinsAfter
		? chain.hasDeparture
			? duty.hours.end * 60
			: undefined
		: pair.departure?.second
	return {
		...(arrival !== undefined && { arrival }),
		...(departure !== undefined && { departure }),
	}
}

/**
 * Absence is final only when the out-window has closed. A duty is settled earlier only where no later
 * punch could change it: its end is past and the person left no earlier.
 */
function isSettled(facts: DutyFacts, departure: DayEdge, elapsed: number): boolean {
	const { chain, joinsAfter, terms } = facts
	if (elapsed >= chain.closes) return true
	if (elapsed < terms.duty.leaveFrom * 60) return false
	if (joinsAfter) return chain.hasArrival
	return departure.kind === "onTime"
}

/** Whether the person was seen at all: by a punch of this duty, or of those it is joined with. */
export function isSeen({ pair, chain, joinsBefore, joinsAfter }: DutyFacts): boolean {
	const isOwn = pair.arrival !== undefined || pair.departure !== undefined
	return isOwn || ((joinsBefore || joinsAfter) && (chain.hasArrival || chain.hasDeparture))
}
