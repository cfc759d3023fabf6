// A reading as a test writes it down.
import type { Card } from "@hadir/shared/journal/sealed-card.ts"
import type { Reading } from "./reader.ts"

export function readingText(reading: Reading): string {
	switch (reading.kind) {
		case "card":
			return cardText(reading.card)
		case "cards":
			return reading.cards.map(cardText).join(" + ")
		case "finger":
			return `slot ${reading.slot} score ${reading.score}`
	}
}

const cardText = ({ kind, uid }: Card): string => `${kind} ${Buffer.from(uid).toString("hex")}`
