// The figure of one person and one work date, and what it is made from.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { LocalMoment } from "@hadir/shared/time/local-time.ts"
import type { dayStates } from "@hadir/shared/wire/staff-month.ts"
import type { Calendar } from "../regulation/calendar.ts"
import type { Policy } from "../regulation/policy.ts"

/**
 * `incomplete`: taps may still arrive; `toDecide`: a person has to decide; `excused`: a person has.
 * `leave`, `sick` and `travel` come with their letters.
 */
export type DayState = (typeof dayStates)[number]

/** `second` counts from midnight of the work date in the zone of the site. */
export type Punch = {
	readonly record: string
	readonly second: number
	readonly place: string
	/** The true time is at most so many seconds away; the figure takes the better side. */
	readonly errSeconds?: number
	/** `disputed`: of a branch nobody has decided over; `unsure`: its kiosk never learnt the time. */
	readonly doubt?: "disputed" | "unsure"
}

/** A stretch of the work date, in seconds from its midnight, of whose taps nobody can know. */
export type DayGap = {
	readonly from: number
	readonly until: number
	/** `missing`: taps made then may not have arrived; `lost`: none could be made. */
	readonly cause: "missing" | "lost"
	/** Which machine, as people know it. */
	readonly place: string
	/** Decided by two people: what it would have bettered is excused, with these words. */
	readonly settled?: string
}

export type FlaggedPunch = Punch & { readonly isRepeat: boolean }

/** One end of the day: the arrival or the departure. */
export type DayEdge = {
	readonly kind: "onTime" | "late" | "early" | "missing" | "excused" | "pending" | "notDue"
	readonly second?: number
	readonly minutes?: number
	/** The ladder's code: TL1-TL4 or PSW1-PSW4. */
	readonly category?: string
}

export type DayRecord = {
	readonly date: LocalDate
	readonly state: DayState
	readonly codes: string[]
	readonly starts?: number
	readonly ends?: number
	readonly arrival: DayEdge
	readonly departure: DayEdge
	readonly workedMinutes: number
	readonly cutBasisPoints: number
	readonly reasons: string[]
	readonly citations: string[]
	readonly punches: FlaggedPunch[]
}

/** First and last day of service; absent where it has no end. */
export type Service = {
	readonly employedFrom?: LocalDate | undefined
	readonly employedUntil?: LocalDate | undefined
}

export type DayInput = Service & {
	readonly date: LocalDate
	/** The site's wall clock at the time of asking; a day that still runs is never judged. */
	readonly now: LocalMoment
	/** Every punch of the work date, in any order. */
	readonly punches: readonly Punch[]
	/** None: every machine served and everything has arrived. */
	readonly gaps?: readonly DayGap[] | undefined
	readonly policy: Policy
	readonly scheduleId: string
	readonly calendar: Calendar
}
