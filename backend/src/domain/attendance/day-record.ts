// The figure of one person and one work date, and what it is made from.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { LocalMoment } from "@hadir/shared/time/local-time.ts"
import type { dayStates } from "@hadir/shared/wire/staff-month.ts"
import type { Calendar } from "../regulation/calendar.ts"
import type { Policy } from "../regulation/policy.ts"

/**
 * States produced from the facts known so far: present, partial, absent, dayOff, pending, unrostered.
 * `incomplete` comes with the kiosks' hours of service; `leave`, `sick`, `travel` and `excused` with
 * their letters; `toDecide` with corrections.
 */
export type DayState = (typeof dayStates)[number]

/** `second` counts from midnight of the work date in the zone of the site. */
export type Punch = {
	readonly record: string
	readonly second: number
	readonly place: string
}

export type FlaggedPunch = Punch & { readonly isRepeat: boolean }

/** One end of the day: the arrival or the departure. */
export type DayEdge = {
	readonly kind: "onTime" | "late" | "early" | "missing" | "pending" | "notDue"
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
	readonly policy: Policy
	readonly scheduleId: string
	readonly calendar: Calendar
}
