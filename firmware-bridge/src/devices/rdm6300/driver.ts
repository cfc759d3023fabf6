// An RDM6300: it says the number of the tag that lies on it again and again.
import { ListeningReader } from "../../listening-reader.ts"
import type { OpenPort } from "../../ports/port.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { cardOf, isNobody, type Tag } from "./frame.ts"
import { frameBytes } from "./framer.ts"

export const baudRate = 9_600

/** The same number again within this time: XOR alone lets ghosts through where no tag is. */
const confirmWithinMs = 200
/** So long without the tag, and it counts as laid anew: several of its repeats. */
const rearmAfterMs = 300

export function rdm6300Reader(parts: {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
}): Reader {
	return new ListeningReader({ ...parts, cut: frameBytes, hear: confirming(parts.events) })
}

/** A tag is said once two frames agree, and again only after it was gone. */
function confirming(events: ReaderEvents): (tag: Tag, receivedAt: number) => void {
	let seen = { number: "", at: Number.NEGATIVE_INFINITY, isSaid: false }
	return (tag, receivedAt) => {
		if (isNobody(tag)) return events.onFailedRead()
		const number = Buffer.from(tag.bytes).toString("hex")
		const { number: before, at, isSaid } = seen
		const isSame = number === before
		const isConfirmed = isSame && receivedAt - at <= confirmWithinMs
		const isStillThere = isSame && isSaid && receivedAt - at <= rearmAfterMs
		seen = { number, at: receivedAt, isSaid: isStillThere || isConfirmed }
		if (isConfirmed && !isStillThere) {
			events.onReading({ kind: "card", card: cardOf(tag), receivedAt })
		}
		// Another number than a moment ago, never seen again: a ghost, or two tags at once.
		else if (!isSame && before !== "" && !isSaid) events.onFailedRead()
	}
}
