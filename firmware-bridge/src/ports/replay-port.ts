// A port whose other side is a recording: what came is read again, once as much was written as then.
import { succeed } from "@hadir/shared/result.ts"
import type { Passed } from "../recording.ts"
import type { OpenPort, PortEvents } from "./port.ts"

/** A driver that says less than the recorded one did must not hold up the rest. */
const longestWaitMs = 500

/** It opens once; at the end of the recording it is as one that hung up. */
export function replayPort(passed: readonly Passed[]): OpenPort {
	let isSpent = false
	return async (events) => {
		if (isSpent)
			return { ok: false, fault: { code: "closed", message: "The recording has ended." } }
		isSpent = true
		const replay = new Replay(passed, events)
		void replay.run()
		return succeed({
			write: async (bytes) => {
				replay.note(bytes.length)
				return succeed(undefined)
			},
			close: async () => replay.stop(),
		})
	}
}

class Replay {
	readonly #passed: readonly Passed[]
	readonly #events: PortEvents
	#written = 0
	#isStopped = false
	#wake = () => {}

	constructor(passed: readonly Passed[], events: PortEvents) {
		this.#passed = passed
		this.#events = events
	}

	note(bytes: number): void {
		this.#written += bytes
		this.#wake()
	}

	stop(): void {
		this.#isStopped = true
		this.#wake()
	}

	async run(): Promise<void> {
		let expected = 0
		for (const { direction, bytes } of this.#passed) {
			if (direction === "to") {
				expected += bytes.length
				continue
			}
			await this.#until(expected)
			if (this.#isStopped) return
			this.#events.onBytes(bytes)
		}
		await this.#until(expected)
		if (!this.#isStopped) this.#events.onClosed()
	}

	/** Gives the driver a turn, and waits for what it said then. */
	async #until(written: number): Promise<void> {
		await new Promise((turn) => setImmediate(turn))
		const deadline = performance.now() + longestWaitMs
		while (this.#written < written && !this.#isStopped && performance.now() < deadline) {
			await new Promise<void>((wake) => {
				const timer = setTimeout(wake, deadline - performance.now())
				this.#wake = () => {
					clearTimeout(timer)
					wake()
				}
			})
		}
	}
}
