// What nobody can know of a day because a machine failed: it never makes anybody late or absent.
import { leaveFrom } from "../duty/leave-from.ts"
import type { DayGap } from "./day-record.ts"
import { type DutyTerms, type JudgedEdge, judgeArrival, judgeDeparture } from "./judge-edges.ts"

/** A stretch of the day whose taps are missing or could not be made, and could have bettered an edge. */
export type Doubt = DayGap

/** Missing data first: a decision on it could be overtaken by what still arrives. */
const weight = ({ settled, cause }: DayGap): number =>
	settled !== undefined ? 0 : cause === "missing" ? 2 : 1

/**
 * Whether a tap within one of the gaps would have made the arrival less costly than it stands. What
 * cannot change the figure is not in doubt: who was on time stays on time. Service that was lost
 * outside of the hours in which it is owed (the policy's `service`) leaves no doubt.
 */
export function arrivalDoubt(
	judged: JudgedEdge,
	terms: DutyTerms,
	gaps: readonly DayGap[],
): Doubt | undefined {
	return heaviest(gaps, (gap) => {
		const earliest = earliestArrival(gap, terms)
		return earliest !== undefined && isBetter(judgeArrival({ second: earliest }, terms), judged)
	})
}

/**
 * The same for the departure, which a later tap could better; with flexible hours an earlier arrival
 * could too, for the end moves with it.
 */
export function departureDoubt(
	judged: JudgedEdge,
	terms: DutyTerms,
	gaps: readonly DayGap[],
): Doubt | undefined {
	const { windows, hours, flexible } = terms.duty
	const opens = windows.out.from * 60
	const closes = (windows.out.until + 1) * 60
	const owed = (hours.end + terms.service.lagMinutes) * 60
	return heaviest(gaps, (gap) => {
		if (isUnsettledLoss(gap) && gap.from >= owed) return false
		const latest = Math.min(gap.until, closes) - 1
		if (latest >= Math.max(gap.from, opens)) {
			if (isBetter(judgeDeparture({ second: latest }, terms), judged)) return true
		}
		const { second } = judged.edge
		if (flexible?.kind !== "daily" || second === undefined) return false
		const earliest = earliestArrival(gap, terms)
		if (earliest === undefined) return false
		const duty = { ...terms.duty, leaveFrom: leaveFrom(terms.duty, earliest) }
		return isBetter(judgeDeparture({ second }, { ...terms, duty }), judged)
	})
}

function earliestArrival(
	gap: DayGap,
	{ duty: { windows, hours }, service }: DutyTerms,
): number | undefined {
	// Who was there before could still tap in time once the machine was on.
	const owed = (hours.start - service.leadMinutes) * 60
	if (isUnsettledLoss(gap) && gap.until <= owed) return undefined
	const earliest = Math.max(gap.from, windows.in.from * 60)
	return earliest < Math.min(gap.until, (windows.in.until + 1) * 60) ? earliest : undefined
}

/** What two people have decided holds whenever it was; data that is missing may hold any tap. */
const isUnsettledLoss = ({ cause, settled }: DayGap): boolean =>
	cause === "lost" && settled === undefined

function isBetter(possible: JudgedEdge, judged: JudgedEdge): boolean {
	if (judged.edge.kind === "onTime" || judged.edge.kind === "excused") return false
	if (judged.edge.kind === "missing") return true
	return (possible.edge.minutes ?? 0) < (judged.edge.minutes ?? 0)
}

function heaviest(gaps: readonly DayGap[], matters: (gap: DayGap) => boolean): Doubt | undefined {
	return gaps.filter(matters).sort((a, b) => weight(b) - weight(a))[0]
}
