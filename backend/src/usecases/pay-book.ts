// The pay book, as the use cases need it. The store implements it.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { PayFact } from "../domain/pay/pay-fact.ts"
import type { PayFactKind } from "../domain/pay/pay-fact-contents.ts"

export type PayQuery = {
	/** Whose; facts of units and of the government come in any case. */
	readonly people: readonly string[] | "everyone"
	/** That hold on a date between these, both included. */
	readonly dates: { readonly from: LocalDate; readonly through: LocalDate }
	readonly kinds?: readonly PayFactKind[]
}

export interface PayBook {
	/** All of them or none. */
	add(facts: readonly PayFact[]): Promise<void>
	/** Withdrawn ones too, in the order in which they were entered. */
	touching(query: PayQuery): Promise<readonly PayFact[]>
	fact(id: string): Promise<PayFact | undefined>
	/** False: it was withdrawn meanwhile. */
	withdraw(
		id: string,
		by: { readonly by: string; readonly at: number; readonly reason: string },
	): Promise<boolean>
}
