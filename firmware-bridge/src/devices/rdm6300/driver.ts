// Listens to an RDM6300: it speaks by itself and is never asked, so a reader that is not there is silent.
import type { Fault } from "@hadir/shared/result.ts"
import type { OpenPort } from "../../ports/port.ts"
import { openStream } from "../../ports/stream.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import { cardOf, isNobody, type Tag } from "./frame.ts"
import { frameBytes } from "./framer.ts"

export const baudRate = 9_600

/** The same number again within this time: XOR alone lets ghosts through where no tag is. */
const confirmWithinMs = 200
/** So long without the tag, and it counts as laid anew: several of its repeats. */
const rearmAfterMs = 300

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
}

export class Rdm6300Reader implements Reader {
	readonly #parts: Parts
	readonly #sessions: Sessions
	#close = async () => {}
	#held: Uint8Array = new Uint8Array()
	#seen = { number: "", at: Number.NEGATIVE_INFINITY, isSaid: false }

	constructor(parts: Parts) {
		this.#parts = parts
		this.#sessions = new Sessions({
			...{ clock: parts.clock, events: parts.events },
			session: (onReady) => this.#session(onReady),
			close: () => this.#close(),
		})
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	async #session(onReady: () => void): Promise<Fault> {
		this.#held = new Uint8Array()
		const stream = await openStream(this.#parts.openPort, (chunk) => this.#receive(chunk))
		if (!stream.ok) return stream.fault
		this.#close = stream.value.close
		onReady()
		return stream.value.ended
	}

	#receive(chunk: Uint8Array): void {
		const { held, frames, faults } = frameBytes(this.#held, chunk)
		this.#held = held
		if (faults.length > 0) this.#parts.events.onFailedRead()
		for (const tag of frames) this.#hear(tag)
	}

	/** Said once two frames agree, and again only after the tag was gone. */
	#hear(tag: Tag): void {
		const { clock, events } = this.#parts
		const receivedAt = clock.now()
		if (isNobody(tag)) return events.onFailedRead()
		const number = Buffer.from(tag.bytes).toString("hex")
		const { number: before, at, isSaid } = this.#seen
		const isSame = number === before
		const isConfirmed = isSame && receivedAt - at <= confirmWithinMs
		const isStillThere = isSame && isSaid && receivedAt - at <= rearmAfterMs
		this.#seen = { number, at: receivedAt, isSaid: isStillThere || isConfirmed }
		if (isConfirmed && !isStillThere) events.onReading({ card: cardOf(tag), receivedAt })
		// Another number than a moment ago, never seen again: a ghost, or two tags at once.
		else if (!isSame && before !== "" && !isSaid) events.onFailedRead()
	}
}
