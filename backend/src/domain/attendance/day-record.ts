// The figure of one person and one work date.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { dayStates } from "@hadir/shared/wire/staff-month.ts"
import type { Reason } from "./reason.ts"

/** `incomplete`: taps may still arrive; `toDecide`: a person has to decide; `excused`: a person has. */
export type DayState = (typeof dayStates)[number]

/** `second` counts from midnight of the work date in the zone of the site; it may lie beyond the date. */
export type Punch = {
	readonly record: string
	readonly second: number
	readonly place: string
	/** The true time is at most so many seconds away; the figure takes the better side. */
	readonly errSeconds?: number | undefined
	/** `disputed`: of a branch nobody has decided over; `unsure`: its kiosk never learnt the time. */
	readonly doubt?: "disputed" | "unsure" | undefined
	/** The key pressed at the machine; believed only where the policy pairs by keys. */
	readonly direction?: "in" | "out" | undefined
	/** Written down by hand instead of read by a machine: why. */
	readonly byHand?: string | undefined
	/** At another unit's machine; `refused` where the policy lets it count for nothing. */
	readonly elsewhere?: "counted" | "refused" | undefined
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
	readonly settled?: string | undefined
}

export type FlaggedPunch = Punch & { readonly isRepeat: boolean }

/**
 * One end of a duty. `handOver`: the person comes from, or goes on into, another duty; `closed`: put at
 * the end of work where the policy does so for a forgotten punch.
 */
export type DayEdge = {
	readonly kind:
		| ("onTime" | "late" | "early" | "missing" | "excused" | "pending" | "notDue")
		| ("handOver" | "closed")
	readonly second?: number
	readonly minutes?: number
	/** The ladder's code: TL1-TL4 or PSW1-PSW4. */
	readonly category?: string
}

/** One of several stretches of a work date, such as a split shift, or the only one. */
export type DutyRecord = {
	readonly name: string
	/** Minutes from midnight of the work date. */
	readonly starts: number
	readonly ends: number
	readonly arrival: DayEdge
	readonly departure: DayEdge
	/** Where a third punch is due. */
	readonly rest?: DayEdge
	readonly workedMinutes: number
	readonly owedMinutes: number
}

export type DayRecord = {
	readonly date: LocalDate
	readonly state: DayState
	/** Codes of the month's grid. */
	readonly codes: readonly string[]
	/** Codes of SIMPEGNAS Presensi; none while the day is open. */
	readonly simpegnas: readonly string[]
	/** Start of the first and end of the last duty, in minutes from midnight. */
	readonly starts?: number
	readonly ends?: number
	/** The first arrival and the last departure. */
	readonly arrival: DayEdge
	readonly departure: DayEdge
	readonly duties: readonly DutyRecord[]
	/** Presence without rests. */
	readonly workedMinutes: number
	/** What was due, without rests; 0 where nothing was or a letter stands for it. */
	readonly owedMinutes: number
	/** By order only. */
	readonly overtimeMinutes: number
	/** Days of annual leave that this day adds. */
	readonly leaveCredit: number
	readonly cutBasisPoints: number
	readonly reasons: readonly Reason[]
	readonly citations: readonly string[]
	readonly punches: readonly FlaggedPunch[]
}
