// A day on which work is due: still to come, running, or over and judged.

import { absence } from "./absence.ts"
import { attendedDay } from "./attended-day.ts"
import type { DayEdge, DayGap, FlaggedPunch } from "./day-record.ts"
import { type DutyFacts, isSeen, judgeDuty } from "./judge-duty.ts"
import { openDay } from "./open-day.ts"
import { pendingDay } from "./pending-day.ts"
import type { Verdict } from "./verdict.ts"

/** `elapsed`: seconds from midnight of the work date until the time of asking. */
export function judgeWorkingDay({
	duties,
	punches,
	elapsed,
	gaps,
}: {
	readonly duties: readonly [DutyFacts, ...DutyFacts[]]
	readonly punches: readonly FlaggedPunch[]
	readonly elapsed: number
	readonly gaps: readonly DayGap[]
}): Verdict {
	const [first, ...rest] = duties
	const judge = (facts: DutyFacts) => judgeDuty(facts, elapsed, gaps)
	const verdicts = [judge(first), ...rest.map(judge)] as const
	const doubtful = punches.find(({ doubt }) => doubt !== undefined)
	if (doubtful?.doubt !== undefined) return openDay(verdicts, doubtful.doubt)
	if (!verdicts.every(({ isOver }) => isOver)) return pendingDay(verdicts, elapsed)
	const open = verdicts
		.flatMap(({ doubts }) => doubts)
		.filter(({ settled }) => settled === undefined)
	const [doubt] = [...open.filter(({ cause }) => cause === "missing"), ...open]
	if (doubt !== undefined) return openDay(verdicts, doubt)
	const edges = verdicts.flatMap(({ record: { arrival, departure } }) => [arrival, departure])
	if (!duties.some(isSeen) && !edges.some(isExcused)) return absence(verdicts, punches)
	return attendedDay(verdicts)
}

const isExcused = ({ kind }: DayEdge): boolean => kind === "excused"
