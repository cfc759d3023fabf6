// Why a day is what it is: one rule, what it rests on, and the facts it was given. Values, not sentences.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { PartOfDay } from "../duty/narrow.ts"
import type { Band } from "./ladder.ts"
import type { LetterKind } from "./letter-kind.ts"

/** An end of a duty, or the third punch between them. */
export type End = "arrival" | "departure" | "rest"

/** Seconds and minutes count from midnight of the work date. */
export type Reason = { readonly cite?: string | undefined } & (
	| CalendarReason
	| PaperReason
	| MachineReason
	| PunchReason
)
export type Rule = Reason["rule"]

/** Whether anything is due at all. */
export type CalendarReason =
	| { readonly rule: "weekend" | "freeDay" | "unrostered" | "punchesOnDayOff" }
	| { readonly rule: "holiday"; readonly kind: "libur" | "cutiBersama"; readonly name: string }
	| {
			readonly rule: "workedHoliday"
			readonly kind: "libur" | "cutiBersama"
			readonly name: string
			/** Days added to annual leave (Keppres on collective leave). */
			readonly creditDays: number
	  }
	| { readonly rule: "outOfService"; readonly begins?: LocalDate; readonly ended?: LocalDate }
	| { readonly rule: "yearUndecided"; readonly year: number }
	/** Nothing was recorded yet, of anybody. */
	| { readonly rule: "beforeRecords"; readonly from?: LocalDate }
	/** A shift or schedule that the policy in force does not know. */
	| { readonly rule: "unregulated"; readonly what: string }

/** What people wrote or decided. */
export type PaperReason =
	| {
			readonly rule: "letter"
			readonly kind: LetterKind
			readonly letter: string
			readonly part?: PartOfDay | undefined
	  }
	| { readonly rule: "punchesBesideLetter"; readonly seconds: readonly number[] }
	| {
			readonly rule: "excusedPunch"
			readonly end: End
			readonly reason: string
			readonly letter: string
	  }
	| { readonly rule: "excusedDay"; readonly reason: string; readonly letter: string }
	| {
			readonly rule: "corrected"
			readonly end: End
			readonly second: number
			/** What the machine said; absent: nothing. */
			readonly machine?: number | undefined
			readonly by: string
			readonly reason: string
	  }
	| {
			/** Approved, and of a date on which nothing is due: it counts for nothing. */
			readonly rule: "idleCorrection"
			readonly end: End
			readonly second: number
			readonly by: string
			readonly reason: string
	  }
	| { readonly rule: "byHand"; readonly second: number; readonly note: string }
	| { readonly rule: "overtime"; readonly minutes: number; readonly letter: string }
	| {
			readonly rule: "rejectedPunch"
			readonly second: number
			readonly place: string
			readonly by: string
			readonly reason: string
	  }

/** What machines can or cannot say. */
export type MachineReason =
	| {
			readonly rule: "machineGap" | "settledGap"
			readonly cause: "missing" | "lost"
			readonly place: string
			readonly from: number
			readonly until: number
			/** Why it counts for nobody's harm, in the words of who settled it. */
			readonly settled?: string | undefined
	  }
	| { readonly rule: "betterSide"; readonly errSeconds: number }
	| { readonly rule: "disputedPunch" | "unsurePunch" }
	| {
			readonly rule: "elsewhere"
			readonly second: number
			readonly place: string
			readonly isRefused: boolean
	  }

/** What the punches come to. */
export type PunchReason =
	| { readonly rule: "onTime" | "notYet" | "oddPunches" }
	| {
			readonly rule: "offTime"
			readonly end: "arrival" | "departure"
			readonly second: number
			readonly dueMinute: number
			readonly minutes: number
			readonly band: Band
	  }
	| { readonly rule: "repaidLate"; readonly minutes: number }
	| {
			readonly rule: "missingPunch"
			readonly end: End
			/** The ladder's code: TL4, PSW4; none for the third punch. */
			readonly category?: string
			readonly basisPoints: number
	  }
	| {
			readonly rule: "absent"
			readonly basisPoints: number
			/** Punches of the day that no window holds. */
			readonly strays: readonly number[]
	  }
	| {
			readonly rule: "stillRunning"
			readonly arrival?: number
			readonly departure?: number
			readonly startMinute: number
			readonly lateMinutes: number
	  }
	| {
			readonly rule: "handOver"
			readonly end: "arrival" | "departure"
			readonly minute: number
			/** Of the punch that serves both duties, where the policy asks for one. */
			readonly second?: number
	  }
	| { readonly rule: "closedOut"; readonly minute: number }
	| { readonly rule: "halfDay"; readonly minutes: number; readonly leastMinutes: number }
	| {
			readonly rule: "workedTooLittle"
			readonly minutes: number
			readonly leastMinutes: number
			readonly basisPoints: number
	  }
	| { readonly rule: "cappedCut"; readonly basisPoints: number }
