import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { breaksRun, type Notice } from "./discipline.ts"
import { sanctionFor, sanctionsOn } from "./sanctions.ts"

/** That a superior was told, as it was entered. */
export type NoticeProof = {
	/** The day that reached the step then. */
	readonly reachedOn: LocalDate
	readonly because: Notice["because"]
	readonly days: number
}

/**
 * PP 94/2021 art. 28: who was told of a step was told, even when a letter that came later moves the day that reached
 * it. Of days in a row there can be many in a year: a proof holds for its own, as long as nothing broke them between.
 * @param proofs of the person and the year, in the order in which they were written
 */
export function proofOfNotice<Proof extends NoticeProof>(
	notice: Notice,
	proofs: readonly Proof[],
	days: readonly DayRecord[],
): Proof | undefined {
	return proofs.findLast((proof) => {
		if (proof.because !== notice.because) return false
		if (notice.because === "step") return stepOf(proof) === stepOf(notice)
		return proof.days === notice.days && isOneRun(days, proof.reachedOn, notice.reachedOn)
	})
}

const stepOf = ({ days, reachedOn }: NoticeProof): number | undefined =>
	sanctionFor(days, sanctionsOn(`${reachedOn.slice(0, 4)}-12-31`))?.fromDays

function isOneRun(days: readonly DayRecord[], one: LocalDate, other: LocalDate): boolean {
	const [first, last] = one < other ? [one, other] : [other, one]
	return !days.some((day) => first <= day.date && day.date <= last && breaksRun(day))
}
