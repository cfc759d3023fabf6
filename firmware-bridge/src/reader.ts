// What every reader of cards or fingers tells the kiosk, whatever its model.
import type { Card } from "@hadir/shared/journal/sealed-card.ts"
import type { Fault } from "@hadir/shared/result.ts"
import type { FingerKeeper } from "./finger-keeper.ts"

/** A card or a finger was laid on the reader: said once for each time it is laid there. */
export type Reading = {
	/** Monotonic ms at which the frame's last byte arrived. */
	readonly receivedAt: number
} & (CardReading | CardsReading | FingerReading)

type CardReading = { readonly kind: "card"; readonly card: Card }
/** Two lie in one field: whose they are, only the kiosk can say. */
type CardsReading = { readonly kind: "cards"; readonly cards: readonly Card[] }
type FingerReading = {
	readonly kind: "finger"
	/** Where the sensor keeps the finger's model, and how well it matched, by the sensor's own measure. */
	readonly slot: number
	readonly score: number
}

/** Something was presented that must not be recorded. */
export type Refusal =
	| "unstable-number"
	/** A finger that was not clear or matched none: lay it on once more. */
	| "finger-unread"
	/** Several of those: a card is quicker. */
	| "finger-use-card"
	/** The sensor holds other fingers than the people list names: it may be another kiosk's. */
	| "finger-wrong-sensor"

export type ReaderState =
	| { readonly kind: "absent" | "faulty"; readonly fault: Fault }
	| { readonly kind: "starting" | "ready" }

export type ReaderEvents = {
	onReading(reading: Reading): void
	onRefusal(refusal: Refusal): void
	onState(state: ReaderState): void
	/** A read that came to nothing: counted, without identity. */
	onFailedRead(): void
}

/** Clock and pauses of a driver, so that a test can turn them. */
export interface DriverClock {
	now(): number
	pause(ms: number): Promise<void>
}

export interface Reader {
	/** Opens the port and keeps trying; never throws. */
	start(): void
	stop(): Promise<void>
	/** Of a sensor that keeps the fingers itself. */
	readonly fingers?: FingerKeeper
}
