import { citationsOf } from "./citations.ts"
import type { DayEdge } from "./day-record.ts"
import { type DutyVerdict, isSeen } from "./judge-duty.ts"
import type { Reason } from "./reason.ts"
import { simpegnasEdges } from "./simpegnas-codes.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

type Verdicts = readonly [DutyVerdict, ...DutyVerdict[]]

/**
 * A day on which the person was there, or would have been but for what people excused: the sum of its
 * ends, never dearer than having stayed away.
 */
export function attendedDay(verdicts: Verdicts): Verdict {
	const { counting, cuts } = verdicts[0].facts.terms
	const ends = verdicts.flatMap(({ arrival, rest, departure }) => [
		arrival,
		...(rest === undefined ? [] : [rest]),
		departure,
	])
	const sum = ends.reduce((total, { basisPoints }) => total + basisPoints, 0)
	const cutBasisPoints = Math.min(sum, cuts.absentBasisPoints)
	const codes = ends.flatMap(({ code }) => code ?? [])
	const reasons = saidOnce(ends.flatMap((end) => end.reasons))
	if (cutBasisPoints < sum) {
		reasons.push({ rule: "cappedCut", basisPoints: cutBasisPoints, cite: cuts.cite })
	}
	const tooLittle = judgedByHours(verdicts)
	if (tooLittle?.rule === "workedTooLittle") return absentByHours(verdicts, tooLittle)
	if (tooLittle !== undefined) reasons.unshift(tooLittle)
	const isWhole = codes.length === 0 && tooLittle === undefined
	const isUnseen = !verdicts.some(({ facts }) => isSeen(facts))
	return verdictOf(
		verdicts.map(({ record }) => record),
		{
			state: isWhole ? (isUnseen ? "excused" : "present") : "partial",
			// Nobody saw the person all day, and people decided that the machine was why.
			codes: isWhole ? [isUnseen ? "I" : "H"] : tooLittle === undefined ? codes : ["SH", ...codes],
			simpegnas: isWhole ? [isUnseen ? "IZIN" : "HN"] : simpegnasEdges(verdicts),
			cutBasisPoints,
			reasons: reasons.some(({ rule }) => rule !== "handOver")
				? reasons
				: [{ rule: "onTime", cite: counting.cite }, ...reasons],
			citations: verdicts.flatMap(({ facts }) =>
				citationsOf(facts.terms, { isMeasured: true, isCut: codes.length > 0 }),
			),
		},
	)
}

/** A hand-over within the date is told by the duty that ends there. */
function saidOnce(reasons: readonly Reason[]): Reason[] {
	return reasons.filter((reason, index) => {
		const before = reasons[index - 1]
		return !(reason.rule === "handOver" && before?.rule === "handOver")
	})
}

/**
 * The office's thresholds by hours, where it has any: whoever worked less than one of them was there
 * half the day, or counts as absent. What nobody could measure is not held against anyone.
 */
function judgedByHours(verdicts: Verdicts): Reason | undefined {
	const { counting, cuts } = verdicts[0].facts.terms
	const isMeasured = verdicts.every(
		({ record: { arrival, departure } }) =>
			measuredKinds.includes(arrival.kind) && measuredKinds.includes(departure.kind),
	)
	if (!isMeasured) return undefined
	const owed = verdicts.reduce((sum, { record }) => sum + record.owedMinutes, 0)
	const minutes = verdicts.reduce((sum, { record }) => sum + record.workedMinutes, 0)
	const { cite } = counting
	// A short day, or what leave has left of one, is whole once its own hours are worked.
	const absentBelowMinutes = Math.min(counting.absentBelowMinutes ?? 0, owed)
	const halfDayBelowMinutes = Math.min(counting.halfDayBelowMinutes ?? 0, owed)
	if (minutes < absentBelowMinutes) {
		const basisPoints = cuts.absentBasisPoints
		return { rule: "workedTooLittle", minutes, leastMinutes: absentBelowMinutes, basisPoints, cite }
	}
	if (minutes >= halfDayBelowMinutes) return undefined
	return { rule: "halfDay", minutes, leastMinutes: halfDayBelowMinutes, cite }
}

/** Ends that a punch stands for; those put or excused by people say nothing of how long somebody worked. */
const measuredKinds: readonly DayEdge["kind"][] = ["onTime", "late", "early", "handOver"]

function absentByHours(verdicts: Verdicts, reason: Reason): Verdict {
	const { cuts } = verdicts[0].facts.terms
	return verdictOf(
		verdicts.map(({ record }) => record),
		{
			state: "absent",
			codes: ["TK"],
			simpegnas: ["TK"],
			cutBasisPoints: cuts.absentBasisPoints,
			reasons: [reason],
			citations: verdicts.flatMap(({ facts }) =>
				citationsOf(facts.terms, { isMeasured: true, isCut: true }),
			),
		},
	)
}
