// Sees the clock step while the kiosk runs: wall time that moves otherwise than monotonic time.
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type { KioskClock } from "../usecases/ports.ts"
import { monotonicMs } from "./system-clock.ts"

const lookEveryMs = 1_000
/** Smaller differences are drift and slewing. */
const leastStepMs = 500

export class ClockWatch {
	readonly #clock: KioskClock
	readonly #append: (content: RecordContent) => void
	#offset = Date.now() - monotonicMs()
	#timer: NodeJS.Timeout | undefined

	constructor(clock: KioskClock, append: (content: RecordContent) => void) {
		this.#clock = clock
		this.#append = append
	}

	start(): void {
		this.#timer = setInterval(() => this.#look(), lookEveryMs)
	}

	stop(): void {
		clearInterval(this.#timer)
	}

	#look(): void {
		const offset = Date.now() - monotonicMs()
		const step = offset - this.#offset
		if (Math.abs(step) < leastStepMs) return
		this.#offset = offset
		this.#append({ k: "clock", ...this.#clock.read(), cause: "step", step })
	}
}
