// Imports as they are kept: who brought which file, and what it wrote. The store implements it.
import type { ActorRole, Entry, EntryStep } from "../../domain/entries/entry.ts"
import type { ImportKind } from "../../domain/imports/import-rows.ts"
import type { RegistryChange } from "../../domain/imports/registry-change.ts"
import type { PayFact } from "../../domain/pay/pay-fact.ts"

export type ImportCounts = {
	readonly fresh: number
	readonly changed: number
	readonly known: number
	readonly refused: number
}

export type ImportBatch = {
	readonly id: string
	readonly kind: ImportKind
	/** The file's name, as people know it. */
	readonly file: string
	readonly enteredBy: string
	readonly enteredAs: ActorRole
	/** UTC ms. */
	readonly enteredAt: number
	readonly counts: ImportCounts
	readonly undone?:
		| { readonly by: string; readonly at: number; readonly reason: string }
		| undefined
}

/** A step over one entry that has so many already. */
export type StepOrder = { readonly entry: string; readonly given: number; readonly step: EntryStep }

/** What became of what an import had added to the lists of units, people and cards. */
export type UndoneRegistry = {
	/** Gone without a trace, for nothing has come of it. */
	readonly removed: number
	/** What it had before. */
	readonly restored: number
	/** Something hangs on it: it ends and stays to be read. */
	readonly ended: number
	/** Facts for the allowance that count no more. */
	readonly facts: number
	/** Others have changed it since, or it is in use: it stays. */
	readonly left: readonly string[]
}

export interface ImportLedger {
	/** The batch and all it writes, in one transaction. */
	apply(
		batch: ImportBatch,
		writes: {
			readonly entries: readonly Entry[]
			readonly changes: readonly RegistryChange[]
			readonly facts: readonly PayFact[]
		},
	): Promise<void>
	/** Newest first. */
	batches(most: number): Promise<readonly ImportBatch[]>
	batch(id: string): Promise<ImportBatch | undefined>
	/**
	 * Takes the steps, undoes the changes and marks the batch, in one transaction; undefined: it was undone
	 * meanwhile, or somebody else decided over one of the entries.
	 * @param undo.lastDay of people who cannot be removed; `cardsEnd`: UTC ms at which their cards end
	 */
	undo(undo: {
		readonly batch: string
		readonly by: string
		readonly at: number
		readonly reason: string
		readonly steps: readonly StepOrder[]
		readonly lastDay: string
		readonly cardsEnd: number
	}): Promise<UndoneRegistry | undefined>
}
