// What people decided over gaps, as it is kept: what was proposed, approved, and wished back.
import type { SettlementMessage } from "@hadir/shared/wire/staff-machines.ts"

export type SettlementRow = SettlementMessage & {
	readonly id: string
	readonly proposedBy: string
	readonly proposedAt: number
	readonly approvedBy: string | undefined
	readonly approvedAt: number | undefined
	/** The newest wish to withdraw it that nobody has refused. */
	readonly withdrawal: Withdrawal | undefined
}

export interface Settlements {
	propose(row: Omit<SettlementRow, "approvedBy" | "approvedAt" | "withdrawal">): Promise<void>
	/** All of them, also those that count no more; newest first. */
	list(): Promise<readonly SettlementRow[]>
	/** @returns false when it is approved or withdrawn already, or not there */
	approve(id: string, by: string, at: number): Promise<boolean>
}

export type Withdrawal = {
	readonly id: string
	readonly reason: string
	readonly askedBy: string
	/** UTC ms. */
	readonly askedAt: number
	/** Undefined: it waits for a second person. */
	readonly approvedBy: string | undefined
	readonly approvedAt: number | undefined
}

export interface Withdrawals {
	/** @returns false when one waits or is approved already */
	ask(settlement: string, wish: Withdrawal): Promise<boolean>
	/** @returns false when it is decided already, or `by` asked for it */
	approve(id: string, by: string, at: number): Promise<boolean>
	/** @returns false when it is decided already */
	refuse(id: string, by: string, at: number): Promise<boolean>
}
