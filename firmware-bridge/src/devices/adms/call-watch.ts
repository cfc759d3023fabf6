// Whether a terminal that calls by itself still does, and since when it has without a break.
import type { DriverClock } from "../../reader.ts"
import { longestDelayMs } from "./clock-evidence.ts"
import { askEverySeconds, retrySeconds } from "./frame.ts"

/** It asks each half minute; three that are missed are a line that is cut. */
const silenceMs = 3 * askEverySeconds * 1000 + 10_000
const watchEveryMs = 1_000
/** What was not taken comes again at the next try, and the call after that says that it has. */
const steadyAfterMs = Math.max(longestDelayMs, retrySeconds * 1000) + askEverySeconds * 1000

export class CallWatch {
	readonly #clock: DriverClock
	readonly #onSilent: () => void
	#isRunning = false
	#watching: Promise<void> = Promise.resolve()
	/** Monotonic ms. */
	#heardAt = Number.NEGATIVE_INFINITY
	#steadySince = Number.POSITIVE_INFINITY

	/** @param onSilent told each second while nothing is heard */
	constructor(clock: DriverClock, onSilent: () => void) {
		this.#clock = clock
		this.#onSilent = onSilent
	}

	start(): void {
		this.#isRunning = true
		this.#watching = this.#watch()
	}

	async stop(): Promise<void> {
		this.#isRunning = false
		await this.#watching
	}

	noteCall(): void {
		const now = this.#clock.now()
		if (now - this.#heardAt > silenceMs) this.#steadySince = now
		this.#heardAt = now
	}

	/** It may hold more than it has sent: only a time in which all was taken says what. */
	beginAnew(): void {
		this.#steadySince = this.#clock.now()
	}

	/** Whether it has called without a break for longer than a punch may wait in it. */
	isSteady(): boolean {
		return this.#clock.now() - this.#steadySince >= steadyAfterMs
	}

	async #watch(): Promise<void> {
		const startedAt = this.#clock.now()
		while (this.#isRunning) {
			await this.#clock.pause(watchEveryMs)
			const since = Math.max(this.#heardAt, startedAt)
			if (this.#isRunning && this.#clock.now() - since > silenceMs) this.#onSilent()
		}
	}
}
