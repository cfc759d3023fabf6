// Opens a device again and again, with a longer wait each time, for as long as its driver runs.
import type { Fault } from "@hadir/shared/result.ts"
import type { DriverClock, ReaderEvents, ReaderState } from "./reader.ts"

const firstRetryMs = 500
const longestRetryMs = 10_000

type Parts = {
	readonly clock: DriverClock
	readonly events: Pick<ReaderEvents, "onState">
	/**
	 * From opening the port to losing it; says that the device answers, with a fault if what it reads must
	 * not be trusted, and again when that changes; returns why it ended.
	 */
	session(onReady: (fault?: Fault) => void): Promise<Fault>
	/** Closes the port, whatever is under way on it. */
	close(): Promise<void>
}

export class Sessions {
	readonly #parts: Parts
	#isRunning = false
	#running: Promise<void> = Promise.resolve()
	#cutWait = () => {}

	constructor(parts: Parts) {
		this.#parts = parts
	}

	get isRunning(): boolean {
		return this.#isRunning
	}

	start(): void {
		this.#isRunning = true
		this.#running = this.#run()
	}

	async stop(): Promise<void> {
		this.#isRunning = false
		this.#cutWait()
		await this.#parts.close()
		await this.#running
	}

	async #run(): Promise<void> {
		const { events, session, close } = this.#parts
		let retryMs = firstRetryMs
		while (this.#isRunning) {
			events.onState({ kind: "starting" })
			const ended = await session((fault) => {
				retryMs = firstRetryMs
				events.onState(fault === undefined ? { kind: "ready" } : stateOf(fault))
			})
			await close()
			if (!this.#isRunning) return
			events.onState(stateOf(ended))
			const stopped = new Promise<void>((cut) => {
				this.#cutWait = cut
			})
			await Promise.race([this.#parts.clock.pause(retryMs), stopped])
			retryMs = Math.min(retryMs * 2, longestRetryMs)
		}
	}
}

const stateOf = (fault: Fault): ReaderState => ({
	...{ kind: isAbsence(fault) ? "absent" : "faulty", fault },
})

const isAbsence = (fault: Fault): boolean => ["absent", "refused", "closed"].includes(fault.code)
