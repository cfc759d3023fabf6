// One person's row of a run, in plain values: what is hashed, and beside it what names the person.
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowanceInput } from "../allowance/allowance-input.ts"
import type { Allowance } from "../allowance/evaluate-allowance.ts"
import type { ExtraList } from "../allowance/extra-tables.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import type { Rupiah } from "../money/rupiah.ts"
import type { MovedLine } from "./moved-line.ts"
import type { OpenDay } from "./open-days.ts"
import type { RunKey } from "./run.ts"

/** What a month comes to, summed by kind of line; taken amounts are negative. */
export type Figures = {
	readonly beforeTax: Rupiah
	readonly tax: Rupiah
	readonly contributions: Rupiah
	readonly deductions: Rupiah
	/** What could not be taken; gives back the part that would lie below 0. */
	readonly uncollected: Rupiah
	readonly net: Rupiah
}

/** A difference of an earlier month, as a run takes it in: below the month's own figures. */
export type TakenDifference = {
	/** The closed run it departs from, and that run's version. */
	readonly run: RunKey
	readonly version: number
	/** How many settlements of it there were before: another one meanwhile makes this one stale. */
	readonly settlements: number
	readonly before: Figures
	readonly after: Figures
	readonly lines: readonly MovedLine[]
	/** Left open by the settlement before; negative: still to be recovered. */
	readonly carried: Rupiah
	/** What this run pays or takes of it. */
	readonly net: Rupiah
	/** What stays open, because nobody is paid less than nothing; never positive. */
	readonly left: Rupiah
}

/**
 * What a figure is worked out from. The words of papers are taken out of `days` and stand in `words` beside the
 * hash, so that they can be erased.
 */
export type RunInputs = {
	readonly days: readonly DayRecord[]
	/** Absent in a list of differences. */
	readonly input?: AllowanceInput | undefined
	readonly differences: readonly TakenDifference[]
	/** Open days that somebody decided to pay uncut. */
	readonly uncut: readonly LocalDate[]
	/** Of an extra run: whose days and input these are. */
	readonly extra?: { readonly list: ExtraList; readonly basisMonth: LocalMonth } | undefined
}

export type RunResult = {
	/** The month's own; absent in a list of differences. */
	readonly allowance?: Allowance | undefined
	readonly figures: Figures
	/** Of all differences taken in. */
	readonly differencesNet: Rupiah
	/** What is paid out; on a repayment list what is owed, negative. */
	readonly payable: Rupiah
}

/** `held`: nothing is paid, and nobody else waits; `refused`: a mistake keeps it from being worked out. */
export type RunRow = { readonly employee: string } & (
	| { readonly standing: "worked"; readonly inputs: RunInputs; readonly result: RunResult }
	| { readonly standing: "held" }
	| { readonly standing: "refused" }
)

/** What names a person and where the money goes: stored beside the hash, gone when they are forgotten. */
export type RunIdentity = {
	readonly nip: string
	readonly name: string
	readonly grade: string
	readonly post?: string | undefined
	readonly class?: number | undefined
	readonly account?:
		| {
				readonly bank: string
				readonly number: string
				readonly holder: string
				readonly npwp?: string | undefined
		  }
		| undefined
	/** Why they are held, or the sentence of the mistake. */
	readonly reason?: string | undefined
	/** What stands in the days for `"#3"`: letters, reasons, notes. */
	readonly words: readonly string[]
}

export type RunPerson = {
	readonly row: RunRow
	readonly identity: RunIdentity
	/** SHA-256 of the row's canonical JSON, hex. */
	readonly hash: string
}

/** What lists and totals need of a row, kept beside it so that nobody unpacks a whole city. */
export type RunSummary = {
	readonly standing: RunRow["standing"]
	readonly figures: Figures
	readonly payable: Rupiah
	/** Days that closing has to decide over. */
	readonly open: readonly OpenDay[]
	readonly uncut: readonly LocalDate[]
	readonly differences: readonly TakenDifference[]
}

export type ListedPerson = {
	readonly employee: string
	readonly hash: string
	readonly identity: RunIdentity
	readonly summary: RunSummary
}
