// What a closed month would come to today, beside what it was settled at.
import type { Rupiah } from "../money/rupiah.ts"
import type { MovedLine } from "./moved-line.ts"
import type { RunKey } from "./run.ts"
import type { Figures } from "./run-person.ts"

/** `nextPeriod`: net in the person's next regular run; `none`: nothing is to be paid or taken. */
export const settlements = ["nextPeriod", "supplementary", "repayment", "none"] as const
export type SettledBy = (typeof settlements)[number]

export type Difference = {
	/** The closed run it departs from, and that run's version. */
	readonly run: RunKey
	readonly version: number
	readonly employee: string
	/** Settlements of it so far. */
	readonly settlements: number
	readonly before: Figures
	readonly after: Figures
	readonly lines: readonly MovedLine[]
	/** Still open from the settlement before; negative: to be recovered. */
	readonly carried: Rupiah
	/** after - before, and what is carried. */
	readonly net: Rupiah
	readonly settledBy: SettledBy
}
