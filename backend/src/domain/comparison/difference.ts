// What two systems say otherwise of one person.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import type { Recap } from "../attendance/recap.ts"
import type { Cause } from "./guess-cause.ts"

export type OurPerson = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly days: readonly DayRecord[]
	readonly recap: Recap
}

export type Difference = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	/** Of one day; absent: of a total. */
	readonly date?: LocalDate
	/** What the total is of. */
	readonly total?: string
	readonly theirs: string
	readonly ours: string
	/** Our own reasons. */
	readonly why: string
	readonly cause: Cause
	/** The guess as a sentence. */
	readonly guess: string
}

/** Of one person: what differs, of how much that was compared. */
export type Apart = {
	readonly differences: readonly Difference[]
	readonly compared: number
	readonly unknown: readonly string[]
}
