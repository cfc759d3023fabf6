// Whether the system's clock follows network time, and how closely: chrony where it runs, otherwise
// systemd's mark.
import { execFile } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { chronyBoundMs } from "../domain/chrony-tracking.ts"
import type { Timers } from "../usecases/ports.ts"

const askEveryMs = 60_000
const patienceMs = 2_000
const chronyc = "/usr/bin/chronyc"
const systemdMark = "/run/systemd/timesync/synchronized"
/** systemd's client says that it follows, not how closely. */
const systemdBoundMs = 1_000

export class NetworkTime {
	readonly #timers: Timers
	#bound: number | undefined
	#callOff = () => {}

	constructor(timers: Timers) {
		this.#timers = timers
	}

	start(): void {
		this.#callOff = this.#timers.every(askEveryMs, () => this.#ask())
		this.#ask()
	}

	stop(): void {
		this.#callOff()
	}

	/** Bound of the clock's error in ms; undefined while it follows nothing. */
	get boundMs(): number | undefined {
		return this.#bound
	}

	#ask(): void {
		const fallback = existsSync(systemdMark) ? systemdBoundMs : undefined
		if (!existsSync(chronyc)) {
			this.#bound = fallback
			return
		}
		execFile(chronyc, ["-c", "tracking"], { timeout: patienceMs }, (fault, output) => {
			this.#bound = (fault === null ? chronyBoundMs(output) : undefined) ?? fallback
		})
	}
}

const batteryClock = "/sys/class/rtc/rtc0/since_epoch"

/** UTC ms of the battery clock; undefined where there is none. */
export function batteryClockMs(): number | undefined {
	try {
		const seconds = Number(readFileSync(batteryClock, "utf8"))
		return Number.isFinite(seconds) ? seconds * 1000 : undefined
	} catch {
		return undefined
	}
}
