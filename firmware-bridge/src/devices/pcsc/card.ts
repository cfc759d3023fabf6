// From what PC/SC gives of a card to a card.
import type { Card } from "@hadir/shared/journal/sealed-card.ts"

/** PC/SC part 3: a card of ISO 14443-4 has ATR 3B 8n 80 01, n bytes, check; for type B they are 8 bytes of its ATQB. */
const typeBStart = "3b888001"
const pupiLength = 4
/** ISO 14443-3: 4, 7 or 10 bytes, and no other. */
const uidLengths = [4, 7, 10]

/** Undefined when the number is none that a card has. */
export function cardOf({ uid, atr }: { uid: string; atr: string }): Card | undefined {
	const bytes = Uint8Array.from(Buffer.from(uid, "hex"))
	if (!uidLengths.includes(bytes.length)) return undefined
	// A type A card may carry 8 historical bytes too, but hardly one with a number of 4 bytes.
	const isTypeB = atr.startsWith(typeBStart) && bytes.length === pupiLength
	return { kind: isTypeB ? "iso14443b" : "iso14443a", uid: bytes }
}
