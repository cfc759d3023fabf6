import { citationsOf } from "./citations.ts"
import type { DayEdge, DutyRecord } from "./day-record.ts"
import type { DutyVerdict } from "./judge-duty.ts"
import type { Reason } from "./reason.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

/** Nothing is cut yet, but whoever came sees at once that they did, and whether it was late. */
export function pendingDay(verdicts: readonly DutyVerdict[], elapsed: number): Verdict {
	const current = verdicts.find(({ isOver }) => !isOver)
	const duties = verdicts.map((verdict) =>
		verdict.isOver ? verdict.record : runningDuty(verdict, elapsed),
	)
	return verdictOf(duties, {
		state: "pending",
		codes: ["B"],
		simpegnas: [],
		cutBasisPoints: 0,
		reasons: current === undefined ? [] : [reasonOf(current, elapsed)],
		citations: verdicts.flatMap(({ facts }) =>
			citationsOf(facts.terms, { isMeasured: facts.pair.arrival !== undefined, isCut: false }),
		),
	})
}

function runningDuty(verdict: DutyVerdict, elapsed: number): DutyRecord {
	const { record, facts } = verdict
	const { pair, terms } = facts
	const isInWindowClosed = elapsed >= (terms.duty.windows.in.until + 1) * 60
	const hasCome = pair.arrival !== undefined || facts.joinsBefore
	const isKnown = (hasCome || isInWindowClosed) && !verdict.isArrivalOpen
	return {
		...record,
		arrival: isKnown ? record.arrival : pendingEdge(pair.arrival?.second),
		departure: facts.joinsAfter ? record.departure : pendingEdge(pair.departure?.second),
	}
}

const pendingEdge = (second: number | undefined): DayEdge => ({
	kind: "pending",
	...(second !== undefined && { second }),
})

function reasonOf(verdict: DutyVerdict, elapsed: number): Reason {
	const { facts, record } = verdict
	const { pair, terms } = facts
	const { arrival, departure } = pair
	const hasBegun = elapsed >= terms.duty.windows.in.from * 60
	if (!hasBegun && arrival === undefined) return { rule: "notYet" }
	return {
		rule: "stillRunning",
		...(arrival !== undefined && { arrival: arrival.second }),
		...(departure !== undefined && { departure: departure.second }),
		startMinute: terms.duty.arriveBy,
		lateMinutes: verdict.isArrivalOpen ? 0 : (record.arrival.minutes ?? 0),
	}
}
