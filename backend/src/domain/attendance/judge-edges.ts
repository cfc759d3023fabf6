// Judges each end of a working day that is over, with its cost and its sentence.
import type { Terms } from "../regulation/terms.ts"
import type { DayEdge } from "./day-record.ts"
import { earlyMinutes } from "./early-minutes.ts"
import { type Band, bandOf, missingPunchBand } from "./ladder.ts"
import { lateMinutes } from "./late-minutes.ts"
import {
	arrivalWords,
	betterSide,
	departureWords,
	type EdgeWords,
	offTime,
	punchMissing,
} from "./reasons.ts"

export type JudgedEdge = {
	readonly edge: DayEdge
	readonly basisPoints: number
	/** The grid's code ("T1", "–P"); absent when nothing is cut. */
	readonly code?: string
	/** The sentence; absent when there is nothing to say. */
	readonly reason?: string
}

/** When somebody came or went, by a clock that may be some seconds wrong. */
type Moment = { readonly second: number; readonly errSeconds?: number }

/**
 * Lateness and missing in-punch (TL). The office's decision on clocks: where the machine's bound of
 * error spans the edge of a band, the better side counts and the day says so.
 */
export function judgeArrival(arrival: Moment | undefined, terms: Terms): JudgedEdge {
	const { start } = terms.hours
	if (arrival === undefined) return missing(arrivalWords, missingPunchBand(terms.cuts.late), "–M")
	const { second, errSeconds = 0 } = arrival
	const minutesAt = (arrivalSecond: number) =>
		lateMinutes({ startMinute: start, arrivalSecond }, terms.counting)
	return judgeTime({
		...{ second, errSeconds, words: arrivalWords, kind: "late", dueMinute: start },
		minutes: minutesAt(second - errSeconds),
		asRead: minutesAt(second),
		bandOf: (minutes) => bandOf(minutes, terms.cuts.late),
		codeOf: (band) => `T${band.number}`,
	})
}

/** Early leaving and missing out-punch (PSW), with the same decision on clocks. */
export function judgeDeparture(departure: Moment | undefined, terms: Terms): JudgedEdge {
	const { end } = terms.hours
	if (departure === undefined) {
		return missing(departureWords, missingPunchBand(terms.cuts.early), "–P")
	}
	const { second, errSeconds = 0 } = departure
	const minutesAt = (departureSecond: number) =>
		earlyMinutes({ endMinute: end, departureSecond }, terms.counting)
	return judgeTime({
		...{ second, errSeconds, words: departureWords, kind: "early", dueMinute: end },
		minutes: minutesAt(second + errSeconds),
		asRead: minutesAt(second),
		bandOf: (minutes) => bandOf(minutes, terms.cuts.early),
		codeOf: (band) => `P${band.number}`,
	})
}

function judgeTime(facts: {
	readonly second: number
	readonly errSeconds: number
	readonly words: EdgeWords
	readonly kind: "late" | "early"
	readonly dueMinute: number
	/** By the better side, and as the machine's clock read. */
	readonly minutes: number
	readonly asRead: number
	readonly bandOf: (minutes: number) => Band | undefined
	readonly codeOf: (band: Band) => string
}): JudgedEdge {
	const { second, words, dueMinute, minutes } = facts
	const band = facts.bandOf(minutes)
	const isBettered = facts.bandOf(facts.asRead)?.number !== band?.number
	const note = isBettered ? betterSide(facts.errSeconds) : undefined
	if (band === undefined) {
		const onTime = { edge: { kind: "onTime", second }, basisPoints: 0 } as const
		return note === undefined ? onTime : { ...onTime, reason: note }
	}
	const sentence = offTime(words, { second, dueMinute, band })
	return {
		edge: { kind: facts.kind, second, minutes, category: category(words, band) },
		basisPoints: band.basisPoints,
		code: facts.codeOf(band),
		reason: note === undefined ? sentence : `${sentence} ${note}`,
	}
}

function missing(words: EdgeWords, band: Band, code: string): JudgedEdge {
	return {
		edge: { kind: "missing", category: category(words, band) },
		basisPoints: band.basisPoints,
		code,
		reason: punchMissing(words, band),
	}
}

function category(words: EdgeWords, band: Band): string {
	return `${words.code}${band.number}`
}
