// A run of the allowance: one month, OPD, payment group and list, with the steps that people have taken over it.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { ActorRole } from "../entries/entry.ts"
import type { PaymentGroup } from "./payment-group.ts"

/**
 * `regular`: the month's allowance. `supplementary` (TPP susulan) and `repayment`: differences that no later
 * regular list settles. `thr`, `thirteenth`: extra runs, each by its own basis month.
 */
export const runLists = ["regular", "supplementary", "repayment", "thr", "thirteenth"] as const
export type RunList = (typeof runLists)[number]

export type RunKey = {
	/** The period; of a list of differences, the month in which it is settled. */
	readonly month: LocalMonth
	readonly unit: string
	readonly group: PaymentGroup
	readonly list: RunList
	/** Whose budget bears it: the year of the month, or of the months whose differences it settles. */
	readonly budgetYear: number
}

export const runStepKinds = [
	...(["calculated", "verified", "validated", "closed", "paid"] as const),
	/** One step back, with a reason. */
	"returned",
	...(["reopenAsked", "reopenAgreed", "reopenRefused"] as const),
] as const
export type RunStepKind = (typeof runStepKinds)[number]

export type RunStep = {
	readonly kind: RunStepKind
	readonly by: string
	readonly role: ActorRole
	/** UTC ms. */
	readonly at: number
	readonly reason: string
	/** 1, and one more with each reopening. */
	readonly version: number
}

export const runStates = ["open", "calculated", "verified", "validated", "closed", "paid"] as const
export type RunState = (typeof runStates)[number]

export type Run = { readonly key: RunKey; readonly steps: readonly RunStep[] }

export const yearOf = (month: LocalMonth): number => Number(month.slice(0, 4))

/** The usual key of a month's list, borne by the month's own budget. */
export const runOf = (
	key: Omit<RunKey, "budgetYear"> & { readonly budgetYear?: number | undefined },
): RunKey => ({
	...key,
	budgetYear: key.budgetYear ?? yearOf(key.month),
})

/** One text for one run: what it is stored by. Whatever a unit's id holds, no two runs share it. */
export const runId = ({ month, unit, group, list, budgetYear }: RunKey): string =>
	JSON.stringify([month, unit, group, list, budgetYear])
