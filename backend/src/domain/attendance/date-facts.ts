// What the rules of one date need, out of everything that is known of a person.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Due } from "../duty/duty.ts"
import type { DayGap, FlaggedPunch } from "./day-record.ts"
import type { DutyFacts } from "./judge-duty.ts"
import type { Correction, Excuse, Letter, OvertimeOrder, RejectedPunch } from "./person-facts.ts"

/** Times are seconds from midnight of the date. */
export type DateFacts = {
	readonly date: LocalDate
	readonly due: Due
	/** Set where nobody could be seen yet: from when on they can, if that is known. */
	readonly unseen: { readonly from?: LocalDate } | undefined
	/** What letters for part of the day left of what is due. */
	readonly duties: readonly DutyFacts[]
	/** Corrections of a date on which nothing is due any more. */
	readonly idle: readonly Correction[]
	readonly punches: readonly FlaggedPunch[]
	readonly letters: readonly Letter[]
	/** Of the whole day. */
	readonly excuse: Excuse | undefined
	readonly orders: readonly OvertimeOrder[]
	readonly gaps: readonly DayGap[]
	readonly rejected: readonly (Omit<RejectedPunch, "at"> & { readonly second: number })[]
	/** Until the time of asking. */
	readonly elapsed: number
}
