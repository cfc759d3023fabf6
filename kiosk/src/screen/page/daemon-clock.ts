// The daemon's time, carried on by the page's own steady milliseconds between two of its messages.

/** Messages arrive some milliseconds late by chance; following each would make the second jump. */
const followBeyondMs = 200

export class DaemonClock {
	#offsetMs: number | undefined

	hear(daemonNow: number): void {
		const offset = daemonNow - performance.now()
		const kept = this.#offsetMs
		if (kept === undefined || Math.abs(offset - kept) > followBeyondMs) this.#offsetMs = offset
	}

	/** UTC ms; undefined before the daemon was heard. */
	now(): number | undefined {
		return this.#offsetMs === undefined ? undefined : performance.now() + this.#offsetMs
	}
}
