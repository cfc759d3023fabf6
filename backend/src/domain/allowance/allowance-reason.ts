// Why a line of the allowance is what it is: one rule and the facts it was given. Values, not sentences.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { LetterKind } from "../attendance/letter-kind.ts"
import type { End } from "../attendance/reason.ts"
import type { Rupiah } from "../money/rupiah.ts"
import type { YearEnd } from "../taxes/year-end-tax.ts"
import type { LeaveRule } from "./attendance-tables.ts"
import type { ActingRow } from "./employment-tables.ts"
import type { ExtraList } from "./extra-tables.ts"
import type { RoundingRow } from "./payment-tables.ts"
import type { MonthTotal } from "./share-tables.ts"

type Acting = ActingRow["kinds"][number]["kind"]
type Counted = Extract<LeaveRule, { by: "length" }>["counted"]

export type AllowanceReason = StandingReason | ShareReason | AttendanceReason | PaymentReason

/** What the person's post and standing come to. */
export type StandingReason =
	| {
			readonly rule: "base"
			readonly post?: string | undefined
			readonly class?: number | undefined
	  }
	| {
			readonly rule: "status"
			readonly name: string
			/** Absent where nobody has keyed it in. */
			readonly basisPoints?: number | undefined
	  }
	| {
			readonly rule: "extra"
			readonly list: ExtraList
			readonly basisMonth: LocalMonth
			readonly of: "nominal" | "paid"
	  }
	| { readonly rule: "fixedStatus"; readonly name: string }
	| { readonly rule: "partMonth"; readonly days: number; readonly of: number }
	| { readonly rule: "largerPost"; readonly acting: Acting; readonly letter: string }
	| { readonly rule: "acting"; readonly acting: Acting; readonly letter: string }
	| {
			readonly rule: "actingTooShort"
			readonly acting: Acting
			readonly letter: string
			readonly days: number
			readonly leastDays: number
	  }
	| {
			readonly rule: "sanction"
			readonly name: string
			readonly from: LocalMonth
			readonly months: number
			readonly letter: string
	  }
	| { readonly rule: "hold"; readonly name: string }

/** What a share is, and what of it was not earned. */
export type ShareReason =
	| { readonly rule: "share"; readonly name: string; readonly basisPoints: number }
	| {
			readonly rule: "performance"
			readonly basisPoints: number
			readonly predicate?: string | undefined
	  }
	| { readonly rule: "noScore" }
	| { readonly rule: "notDone"; readonly name: string }
	| {
			readonly rule: "monthTotal"
			readonly total: MonthTotal
			readonly count: number
			/** Basis points of the whole, earned and at most. */
			readonly earned: number
			readonly most: number
	  }

/** What the days come to. Seconds and minutes count from midnight of the work date. */
export type AttendanceReason =
	| {
			readonly rule: "offTime"
			readonly end: "arrival" | "departure"
			readonly second: number
			readonly dueMinute: number
			readonly minutes: number
			readonly code: string
	  }
	| { readonly rule: "missingPunch"; readonly end: End; readonly code: string }
	| { readonly rule: "absent"; readonly code: string }
	| { readonly rule: "absentRun"; readonly days: number }
	| { readonly rule: "missedActivity"; readonly name: string }
	| { readonly rule: "lostDay"; readonly workingDays: number }
	| {
			readonly rule: "shortHours"
			readonly workedMinutes: number
			readonly owedMinutes: number
			readonly workingDays: number
	  }
	| { readonly rule: "leaveDay"; readonly kind: LetterKind }
	| {
			readonly rule: "leaveLength"
			readonly kind: LetterKind
			readonly length: number
			readonly counted: Counted
			/** Absent where nobody has keyed it in. */
			readonly paidBasisPoints?: number | undefined
	  }
	| { readonly rule: "unpaidMonth"; readonly days: number; readonly fromDays: number }
	| { readonly rule: "notDearerThanAbsence" }
	| { readonly rule: "dailyCap" | "monthlyCap"; readonly basisPoints: number }
	| { readonly rule: "shareCap"; readonly name: string }

/** What is paid out of it. */
export type PaymentReason =
	| {
			readonly rule: "rounding"
			readonly point: RoundingRow["point"]
			readonly mode: RoundingRow["mode"]
	  }
	| { readonly rule: "beforeTax" | "net" | "uncollected" }
	| { readonly rule: "finalTax"; readonly grade: string }
	| {
			readonly rule: "ter"
			readonly category: string
			readonly salary: Rupiah
			/** Already taken on the salary alone. */
			readonly salaryTax: Rupiah
	  }
	| {
			readonly rule: "extraTax"
			/** Tax of the basis month with the extra, and without it; negative where it is taken. */
			readonly together: Rupiah
			readonly alone: Rupiah
	  }
	| { readonly rule: "yearEnd"; readonly year: YearEnd }
	| {
			readonly rule: "health"
			readonly of: "nominal" | "paid"
			readonly ceiling?: Rupiah | undefined
			readonly salary?: Rupiah | undefined
	  }
	| { readonly rule: "deduction"; readonly name: string }
