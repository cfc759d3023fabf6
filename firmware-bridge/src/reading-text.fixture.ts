// A reading as a test writes it down.
import type { Reading } from "./reader.ts"

export const readingText = (reading: Reading): string =>
	reading.kind === "card"
		? `${reading.card.kind} ${Buffer.from(reading.card.uid).toString("hex")}`
		: `slot ${reading.slot} score ${reading.score}`
