// Everything that decides one person's days: what is due, what machines saw, what people wrote.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Servant } from "../duty/due-on.ts"
import type { PartOfDay } from "../duty/narrow.ts"
import type { DayGap, Punch } from "./day-record.ts"
import type { LetterKind } from "./letter-kind.ts"
import type { End } from "./reason.ts"

/** `at`: wall seconds of the site (`wallSecond`), so that a shift may run past midnight. */
export type TimedPunch = Omit<Punch, "second" | "elsewhere"> & {
	readonly at: number
	/** Whose machine; absent: not known, which is nobody's fault. */
	readonly unit?: string | undefined
}

/** As of a work date, from and until in wall seconds. */
export type TimedGap = DayGap

/** Leave, travel, study or permission by letter, for whole dates or for a part of each. */
export type Letter = {
	readonly kind: LetterKind
	readonly from: LocalDate
	readonly until: LocalDate
	/** The letter's number and date, as people quote it. */
	readonly letter: string
	readonly part?: PartOfDay | undefined
}

/** A punch, or the whole day, that a person excused with a reason and a letter. */
export type Excuse = {
	readonly date: LocalDate
	readonly end: End | "day"
	readonly reason: string
	readonly letter: string
}

/** An approved correction: it wins over the machine, and both are shown. */
export type Correction = {
	readonly date: LocalDate
	readonly end: End
	/** Wall seconds. */
	readonly at: number
	readonly by: string
	readonly reason: string
}

/** Overtime by order, in wall seconds. It belongs to the date on which it starts. */
export type OvertimeOrder = {
	readonly from: number
	readonly until: number
	readonly letter: string
}

/** A punch that a person said counts for nothing: it stays to be read. `at`: wall seconds. */
export type RejectedPunch = {
	readonly at: number
	readonly place: string
	readonly by: string
	readonly reason: string
}

/** Since when a person can be seen at all: before it nobody is late or absent. */
export type Records = {
	/** By unit, the first date of which there is any; of a unit that is not named there is none yet. */
	readonly units: ReadonlyMap<string, LocalDate>
}

export type PersonFacts = Servant & {
	/** In any order; none is ever left out because it was late to arrive. */
	readonly punches: readonly TimedPunch[]
	readonly gaps?: readonly TimedGap[] | undefined
	readonly letters?: readonly Letter[] | undefined
	readonly excuses?: readonly Excuse[] | undefined
	readonly corrections?: readonly Correction[] | undefined
	readonly overtime?: readonly OvertimeOrder[] | undefined
	readonly rejected?: readonly RejectedPunch[] | undefined
	/** Absent: there always were machines. */
	readonly records?: Records | undefined
	/** Units whose machines are as good as the person's own. */
	readonly guestAt?: readonly string[] | undefined
}
