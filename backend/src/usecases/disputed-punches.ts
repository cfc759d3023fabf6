// Punches that count for nothing until a person has decided, and that person's word on them.
import type { Dispute } from "./projections.ts"

export type DisputedPunch = {
	readonly record: string
	readonly journal: string
	readonly kiosk: string
	readonly cause: Dispute
	readonly at: number
	readonly employee: string | undefined
}

export type PunchVerdict = {
	readonly record: string
	readonly verdict: "accepted" | "rejected"
	readonly by: string
	readonly at: number
	readonly reason: string
}

export interface DisputedPunches {
	/** Those nobody has decided over, oldest first. */
	undecided(): Promise<readonly DisputedPunch[]>
	/** @returns false when one of them is decided already: then none of these words is kept */
	decide(verdicts: readonly PunchVerdict[]): Promise<boolean>
}
