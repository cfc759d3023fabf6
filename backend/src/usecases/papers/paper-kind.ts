// A kind of paper that the office can print: what it is called, what it needs to be told, who makes it.
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Paper } from "../../domain/papers/paper.ts"
import type { PaymentGroup } from "../../domain/runs/payment-group.ts"
import type { RunList } from "../../domain/runs/run.ts"

export type PaperOrder = {
	readonly month: LocalMonth
	readonly unit?: string | undefined
	/** Of a run. */
	readonly group?: PaymentGroup | undefined
	readonly list?: RunList | undefined
	readonly budgetYear?: number | undefined
	readonly version?: number | undefined
	/** An id of the people list. */
	readonly employee?: string | undefined
	/** Of the month: a single day. */
	readonly date?: LocalDate | undefined
	/** Id of a template of the settings. */
	readonly bank?: string | undefined
}

export type UnsignedPaper = Omit<Paper, "signers">

export type PaperKind<Parts> = {
	readonly id: string
	/** What staff know it by, in Indonesian. */
	readonly words: string
	/** What an order cannot do without, beside the month. */
	readonly needs: readonly (keyof PaperOrder)[]
	/** What it may be told beside. */
	readonly takes: readonly (keyof PaperOrder)[]
	make(parts: Parts, order: PaperOrder): Promise<Result<UnsignedPaper, Fault>>
}
