import type {
	AttendanceReason,
	PaymentReason,
	ShareReason,
	StandingReason,
} from "./allowance-reason.ts"

/** One language's words, by what a line rests on. */
export type AllowanceWords = {
	readonly ofStanding: (what: StandingReason) => string
	readonly ofShare: (what: ShareReason) => string
	readonly ofAttendance: (what: AttendanceReason) => string
	readonly ofPayment: (what: PaymentReason) => string
	readonly percent: (basisPoints: number) => string
	readonly unset: string
	readonly borne: string
}
