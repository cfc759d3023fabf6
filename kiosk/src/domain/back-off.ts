const firstMs = 1_000
const longestMs = 300_000

/** Wait before the next connection: doubling from 1 s to 5 min, full jitter. @param chance 0 to 1 */
export const backOffMs = (failures: number, chance: number): number => {
	const ceiling = Math.min(firstMs * 2 ** Math.min(failures, 20), longestMs)
	return Math.round(ceiling * chance)
}

const timeRecord = 1
/** A connection that held so long was a good one. */
const steadyMs = 60_000

/**
 * Waits between connections that come to nothing. An office that answers and stores nothing, on a full
 * disk, is such a one: it must not be asked again and again at once.
 */
export class BackOff {
	#failures = 0
	#connectedAt: number | undefined

	/** @param mono ms since boot */
	connected(mono: number): void {
		this.#connectedAt = mono
	}

	/**
	 * @param more records that the office holds since its last word. The one with the time, which each connection
	 * leaves, is no progress: two machines with one card would drive each other on.
	 */
	stored(more: number): void {
		if (more > timeRecord) this.#failures = 0
	}

	/** How long to wait, in ms. @param mono ms since boot; @param chance 0 to 1 */
	wait(mono: number, chance: number): number {
		if (this.#connectedAt !== undefined && mono - this.#connectedAt >= steadyMs) this.#failures = 0
		this.#connectedAt = undefined
		return backOffMs(this.#failures++, chance)
	}
}
