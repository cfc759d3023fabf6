// One line of a person's month, from the post's amount down to what is paid out.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Exact } from "../money/exact.ts"
import type { Rupiah } from "../money/rupiah.ts"
import type { Source } from "../taxes/source.ts"
import type { AllowanceReason } from "./allowance-reason.ts"

export type LineKind =
	| ("base" | "share" | "cut" | "cap" | "addition" | "rounding" | "beforeTax")
	| ("tax" | "contribution" | "deduction" | "uncollected" | "net")

export type Line = Source & {
	readonly kind: LineKind
	readonly what: AllowanceReason
	/** Negative where it is taken. */
	readonly amount: Rupiah
	/** Whether it is a part of the sums below it; a share, a total and what the budget bears only tell. */
	readonly counts: boolean
	/** What the percentage is of. */
	readonly basis?: { readonly amount: Rupiah; readonly basisPoints?: number | undefined }
	/** Work dates it rests on. */
	readonly days: readonly LocalDate[]
	/** Records of the punches it rests on. */
	readonly punches: readonly string[]
	/** The regulation's amount has not been keyed in: the line costs nothing yet. */
	readonly isUnset?: true
	/** Paid by the government beside the allowance. */
	readonly isBorneByBudget?: true
}

/** The same before the one rounding. `share`: to which share it belongs; absent: to none. */
export type ExactLine = Omit<Line, "amount" | "basis" | "counts"> & {
	readonly amount: Exact
	readonly basis?: { readonly amount: Exact; readonly basisPoints?: number | undefined }
	readonly share?: string
}

export const counts = ({
	kind,
	isBorneByBudget,
}: Pick<Line, "kind" | "isBorneByBudget">): boolean =>
	kind !== "share" && kind !== "beforeTax" && kind !== "net" && isBorneByBudget !== true

/** What a line rests on beside its amount; nothing, for most. */
export const restsOnNothing = { days: [], punches: [] } as const
