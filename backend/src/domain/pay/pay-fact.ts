// The pay book: facts for the allowance, appended and never rewritten. Days of attendance never read them.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { ActorRole } from "../entries/entry.ts"
import type { PayFactContent, PayFactKind } from "./pay-fact-contents.ts"

export type PayFact = {
	readonly id: string
	/** Of whom; absent: of a unit (budget), or of the government (deadlines). */
	readonly employee?: string | undefined
	readonly unit?: string | undefined
	/** First and last date it holds for; a month's facts span the month. Absent: until further notice. */
	readonly from: LocalDate
	readonly until?: LocalDate | undefined
	readonly content: PayFactContent
	/** The file or letter it comes from, and that paper's date. */
	readonly source: { readonly paper: string; readonly date: LocalDate }
	readonly enteredBy: string
	readonly enteredAs: ActorRole
	/** UTC ms. */
	readonly enteredAt: number
	/** The import it came with, to be taken back as one. */
	readonly batch?: string | undefined
	readonly withdrawn?:
		| { readonly by: string; readonly at: number; readonly reason: string }
		| undefined
}

export type PayFactOf<Kind extends PayFactKind> = PayFact & {
	readonly content: Extract<PayFactContent, { readonly kind: Kind }>
}

export const isPayFactOf =
	<Kind extends PayFactKind>(kind: Kind) =>
	(fact: PayFact): fact is PayFactOf<Kind> =>
		fact.content.kind === kind
