// What was read, by whatever reader, and how it is taken for a punch.
import type { Reading } from "@hadir/firmware-bridge/reader.ts"
import type { Answer } from "../usecases/ports.ts"
import type { TakePunch } from "../usecases/take-punch.ts"

export function answerReading(takePunch: TakePunch, reader: string, reading: Reading): Answer {
	switch (reading.kind) {
		case "card":
			return takePunch.take(reader, reading.card)
		case "cards":
			return takePunch.takeOneOf(reader, reading.cards)
		case "finger":
			return takePunch.takeFinger(reader, reading.slot)
	}
}
