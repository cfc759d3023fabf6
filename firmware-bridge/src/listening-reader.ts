// A reader that speaks by itself and is never asked: what it says is cut into frames and heard one by one.
// One that is not there is silent, so `ready` says that its line is open.
import type { Fault } from "@hadir/shared/result.ts"
import type { OpenPort } from "./ports/port.ts"
import { openStream } from "./ports/stream.ts"
import type { DriverClock, Reader, ReaderEvents } from "./reader.ts"
import { Sessions } from "./sessions.ts"

type Parts<Frame> = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
	cut(
		held: Uint8Array,
		chunk: Uint8Array,
	): {
		readonly held: Uint8Array
		readonly frames: readonly Frame[]
		readonly faults: readonly unknown[]
	}
	/** @param receivedAt monotonic ms at which the frame's last byte arrived */
	hear(frame: Frame, receivedAt: number): void
}

export class ListeningReader<Frame> implements Reader {
	readonly #parts: Parts<Frame>
	readonly #sessions: Sessions
	#close = async () => {}
	#held: Uint8Array = new Uint8Array()

	constructor(parts: Parts<Frame>) {
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
		const { clock, events, cut, hear } = this.#parts
		const receivedAt = clock.now()
		const { held, frames, faults } = cut(this.#held, chunk)
		this.#held = held
		if (faults.length > 0) events.onFailedRead()
		for (const frame of frames) hear(frame, receivedAt)
	}
}
