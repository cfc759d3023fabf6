// Listens to a reader that writes card numbers as text; see frame.ts for what can be set.
import type { Fault } from "@hadir/shared/result.ts"
import type { OpenPort } from "../../ports/port.ts"
import { openStream } from "../../ports/stream.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import type { AsciiFormat } from "./frame.ts"
import { frameBytes } from "./framer.ts"

export const baudRate = 9_600

/** So long without the same number, and its card counts as laid anew: some readers repeat it while it is there. */
const rearmAfterMs = 1_000

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
	readonly format: AsciiFormat
}

export class AsciiReader implements Reader {
	readonly #parts: Parts
	readonly #sessions: Sessions
	#close = async () => {}
	#held: Uint8Array = new Uint8Array()
	#seen = { number: "", at: Number.NEGATIVE_INFINITY }

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
		const { clock, events, format } = this.#parts
		const receivedAt = clock.now()
		const { held, frames, faults } = frameBytes(format, this.#held, chunk)
		this.#held = held
		if (faults.length > 0) events.onFailedRead()
		for (const uid of frames) {
			const number = Buffer.from(uid).toString("hex")
			const isStillThere =
				number === this.#seen.number && receivedAt - this.#seen.at <= rearmAfterMs
			this.#seen = { number, at: receivedAt }
			if (!isStillThere) events.onReading({ card: { kind: format.kind, uid }, receivedAt })
		}
	}
}
