// What a reader that keeps fingers itself can be asked to do with its slots, whatever its model.
import type { Fault, Result } from "@hadir/shared/result.ts"

/** What the person at the sensor is to do now. */
export type EnrolStep =
	| "place"
	| "lift"
	| "place-again"
	/** The image was not clear: lift a little, press flat. */
	| "unclear"
	| "lift-to-store"

export type EnrolOrder = {
	readonly slot: number
	onStep(step: EnrolStep): void
	/** The sensor holds it: to be kept on record before the sensor's slots are looked at again. */
	onStored(): void
	/** Calls it off; what was not stored by then is forgotten. */
	readonly signal?: AbortSignal
}

/** Slots that are taken after it. */
export type SlotsAfter = Promise<Result<readonly number[], Fault>>

export interface FingerKeeper {
	/** Guides one finger into a slot; identifies nobody meanwhile. */
	enrol(order: EnrolOrder): SlotsAfter
	/**
	 * Empties a slot; one that is empty already is no fault.
	 * @param onEmptied to take it off the record before the sensor's slots are looked at again
	 */
	removeSlot(slot: number, onEmptied: () => void): SlotsAfter
	/** Slots that are taken. */
	slots(): SlotsAfter
}
