// The books of what people write, as the use cases need them. The store implements it.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Entry, EntryStep } from "../domain/entries/entry.ts"
import type { EntryKind } from "../domain/entries/entry-contents.ts"

export type EntryQuery = {
	/** Whose; entries of units and of everyone come in any case. */
	readonly people: readonly string[] | "everyone"
	/** That touch a date between these, both included. */
	readonly dates: { readonly from: LocalDate; readonly through: LocalDate }
	readonly kinds?: readonly EntryKind[]
}

export interface EntryBook {
	/** All of them or none. */
	add(entries: readonly Entry[]): Promise<void>
	/** Adds a step if there are still so many; false: somebody was faster. */
	step(id: string, given: number, step: EntryStep): Promise<boolean>
	entry(id: string): Promise<Entry | undefined>
	/** Everything that came with one import. */
	batch(id: string): Promise<readonly Entry[]>
	touching(query: EntryQuery): Promise<readonly Entry[]>
}
