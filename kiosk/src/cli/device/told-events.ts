// What a driver tells, a line each, without the number of anybody's card.
import type { ReaderEvents, ReaderState, Reading } from "@hadir/firmware-bridge/reader.ts"
import type { Card } from "@hadir/shared/journal/sealed-card.ts"

/** @param tell takes a line for who stands before the device */
export function readerEvents(
	tell: (line: string) => void,
	onReading: (reading: Reading) => void = () => undefined,
	onState: (state: ReaderState) => void = () => undefined,
): ReaderEvents {
	return {
		onReading: (reading) => {
			tell(readingWords(reading))
			onReading(reading)
		},
		onState: (state) => {
			tell(stateWords(state))
			onState(state)
		},
		onRefusal: (refusal) => tell(`not read: ${refusalWords[refusal]}`),
		onFailedRead: () => tell("a read that came to nothing"),
	}
}

const refusalWords = {
	"unstable-number": "the card's number changes each time; use an office card or a finger",
	"finger-unread": "the finger was not clear or is nobody's; lay it on once more",
	"finger-use-card": "the finger failed several times; use a card",
	"finger-wrong-sensor": "the sensor holds other fingers than expected",
} as const

export const stateWords = (state: ReaderState): string =>
	"fault" in state ? `${state.kind}: ${state.fault.message}` : state.kind

export function readingWords(reading: Reading): string {
	if (reading.kind === "finger")
		return `read: a finger, slot ${reading.slot}, score ${reading.score}`
	const cards = reading.kind === "card" ? [reading.card] : reading.cards
	return `read: ${cards.map(cardWords).join(" and ")}`
}

/** Enough to tell two cards apart, not enough to copy one. */
const cardWords = ({ kind, uid }: Card): string =>
	`a card, ${kind}, ${uid.length} bytes, ends in ${Buffer.from(uid.subarray(-1)).toString("hex").toUpperCase()}`
