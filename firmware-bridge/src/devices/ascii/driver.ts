// A reader that writes card numbers as text; see format.ts for what can be set.
import { ListeningReader } from "../../listening-reader.ts"
import type { OpenPort } from "../../ports/port.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import type { AsciiFormat } from "./frame.ts"
import { frameBytes } from "./framer.ts"

export const baudRate = 9_600

/** So long without the same number, and its card counts as laid anew: some readers repeat it while it is there. */
const rearmAfterMs = 1_000

export function asciiReader(parts: {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
	readonly format: AsciiFormat
}): Reader {
	const { format, events } = parts
	let seen = { number: "", at: Number.NEGATIVE_INFINITY }
	return new ListeningReader({
		...parts,
		cut: (held, chunk) => frameBytes(format, held, chunk),
		hear: (uid, receivedAt) => {
			const number = Buffer.from(uid).toString("hex")
			const isStillThere = number === seen.number && receivedAt - seen.at <= rearmAfterMs
			seen = { number, at: receivedAt }
			if (isStillThere) return
			events.onReading({ kind: "card", card: { kind: format.kind, uid }, receivedAt })
		},
	})
}
