// Judges each end of a working day that is over, with its cost and its sentence.
import type { Terms } from "../regulation/terms.ts"
import type { DayEdge } from "./day-record.ts"
import { earlyMinutes } from "./early-minutes.ts"
import { type Band, bandOf, missingPunchBand } from "./ladder.ts"
import { lateMinutes } from "./late-minutes.ts"
import { arrivalWords, departureWords, type EdgeWords, offTime, punchMissing } from "./reasons.ts"

export type JudgedEdge = {
	readonly edge: DayEdge
	readonly basisPoints: number
	/** The grid's code ("T1", "–P") and the sentence; absent when there is nothing to say. */
	readonly code?: string
	readonly reason?: string
}

/** Lateness and missing in-punch (TL). */
export function judgeArrival(arrival: number | undefined, terms: Terms): JudgedEdge {
	const { start } = terms.hours
	const ladder = terms.cuts.late
	if (arrival === undefined) return missing(arrivalWords, missingPunchBand(ladder), "–M")
	const minutes = lateMinutes({ startMinute: start, arrivalSecond: arrival }, terms.counting)
	const band = bandOf(minutes, ladder)
	if (band === undefined) return { edge: { kind: "onTime", second: arrival }, basisPoints: 0 }
	const fact = { second: arrival, dueMinute: start, band }
	return {
		edge: { kind: "late", second: arrival, minutes, category: category(arrivalWords, band) },
		basisPoints: band.basisPoints,
		code: `T${band.number}`,
		reason: offTime(arrivalWords, fact),
	}
}

/** Early leaving and missing out-punch (PSW). */
export function judgeDeparture(departure: number | undefined, terms: Terms): JudgedEdge {
	const { end } = terms.hours
	const ladder = terms.cuts.early
	if (departure === undefined) return missing(departureWords, missingPunchBand(ladder), "–P")
	const minutes = earlyMinutes({ endMinute: end, departureSecond: departure }, terms.counting)
	const band = bandOf(minutes, ladder)
	if (band === undefined) return { edge: { kind: "onTime", second: departure }, basisPoints: 0 }
	const fact = { second: departure, dueMinute: end, band }
	return {
		edge: { kind: "early", second: departure, minutes, category: category(departureWords, band) },
		basisPoints: band.basisPoints,
		code: `P${band.number}`,
		reason: offTime(departureWords, fact),
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
