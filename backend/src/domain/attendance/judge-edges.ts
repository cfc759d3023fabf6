// Judges each end of a duty that is over, with its cost and its reason.
import type { Duty } from "../duty/duty.ts"
import type { Terms } from "../regulation/terms.ts"
import type { DayEdge } from "./day-record.ts"
import { earlyMinutes } from "./early-minutes.ts"
import { type Band, bandOf, missingPunchBand } from "./ladder.ts"
import { lateMinutes } from "./late-minutes.ts"
import type { Reason } from "./reason.ts"

export type JudgedEdge = {
	readonly edge: DayEdge
	readonly basisPoints: number
	/** The grid's code ("T1", "–P"); absent when nothing is cut. */
	readonly code?: string
	readonly reasons: readonly Reason[]
}

/** A duty and the rows that judge it. */
export type DutyTerms = Terms & { readonly duty: Duty }

/** When somebody came or went, by a clock that may be some seconds wrong. */
type Moment = { readonly second: number; readonly errSeconds?: number | undefined }

/**
 * Lateness and missing in-punch (TL). The office's decision on clocks: where the machine's bound of
 * error spans the edge of a band, the better side counts and the day says so.
 */
export function judgeArrival(arrival: Moment | undefined, terms: DutyTerms): JudgedEdge {
	const { cuts, counting, duty } = terms
	if (arrival === undefined) {
		const band = missingPunchBand(cuts.late)
		return missing({ end: "arrival", category: `TL${band.number}`, code: "–M", band, terms })
	}
	const { second, errSeconds = 0 } = arrival
	const minutesAt = (arrivalSecond: number) =>
		lateMinutes({ startMinute: duty.arriveBy, arrivalSecond }, counting)
	return judgeTime(terms, {
		...{ second, errSeconds, end: "arrival", dueMinute: duty.arriveBy },
		minutes: minutesAt(second - errSeconds),
		asRead: minutesAt(second),
	})
}

/** Early leaving and missing out-punch (PSW), with the same decision on clocks. */
export function judgeDeparture(departure: Moment | undefined, terms: DutyTerms): JudgedEdge {
	const { cuts, counting, duty } = terms
	if (departure === undefined) {
		const band = missingPunchBand(cuts.early)
		return missing({ end: "departure", category: `PSW${band.number}`, code: "–P", band, terms })
	}
	const { second, errSeconds = 0 } = departure
	const minutesAt = (departureSecond: number) =>
		earlyMinutes({ endMinute: duty.leaveFrom, departureSecond }, counting)
	return judgeTime(terms, {
		...{ second, errSeconds, end: "departure", dueMinute: duty.leaveFrom },
		minutes: minutesAt(second + errSeconds),
		asRead: minutesAt(second),
	})
}

/** The third punch: there, or missing at a cost of its own. */
export function judgeRest(rest: Moment | undefined, { cuts }: DutyTerms): JudgedEdge {
	if (rest !== undefined) {
		return { edge: { kind: "onTime", second: rest.second }, basisPoints: 0, reasons: [] }
	}
	const basisPoints = cuts.restBasisPoints ?? 0
	const reason = { rule: "missingPunch", end: "rest", basisPoints, cite: cuts.cite } as const
	return { edge: { kind: "missing" }, basisPoints, code: "–I", reasons: [reason] }
}

const ends = {
	arrival: { kind: "late", category: "TL", code: "T", ladder: "late" },
	departure: { kind: "early", category: "PSW", code: "P", ladder: "early" },
} as const

function judgeTime(
	{ cuts, counting }: DutyTerms,
	facts: {
		readonly second: number
		readonly errSeconds: number
		readonly end: "arrival" | "departure"
		readonly dueMinute: number
		/** By the better side, and as the machine's clock read. */
		readonly minutes: number
		readonly asRead: number
	},
): JudgedEdge {
	const { second, end, dueMinute, minutes } = facts
	const { kind, category, code, ladder } = ends[end]
	const band = bandOf(minutes, cuts[ladder])
	const isBettered = bandOf(facts.asRead, cuts[ladder])?.number !== band?.number
	const notes: Reason[] = isBettered
		? [{ rule: "betterSide", errSeconds: facts.errSeconds, cite: counting.cite }]
		: []
	if (band === undefined)
		return { edge: { kind: "onTime", second }, basisPoints: 0, reasons: notes }
	const reason = {
		rule: "offTime",
		end,
		second,
		dueMinute,
		minutes,
		band,
		cite: cuts.cite,
	} as const
	return {
		edge: { kind, second, minutes, category: `${category}${band.number}` },
		basisPoints: band.basisPoints,
		code: `${code}${band.number}`,
		reasons: [reason, ...notes],
	}
}

function missing({
	end,
	category,
	code,
	band,
	terms,
}: {
	end: "arrival" | "departure"
	category: string
	code: string
	band: Band
	terms: DutyTerms
}): JudgedEdge {
	const { basisPoints } = band
	const reason = {
		rule: "missingPunch",
		end,
		category,
		basisPoints,
		cite: terms.cuts.cite,
	} as const
	return { edge: { kind: "missing", category }, basisPoints, code, reasons: [reason] }
}
