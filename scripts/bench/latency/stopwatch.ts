// From a device's last byte to the driver's word, one presentation after the other.

/** As between taps: the loop has come to rest. */
const restMs = 5
const limitMs = 10_000

export class Stopwatch {
	/** Milliseconds of each presentation that was told. */
	readonly times: number[] = []
	#sentAt = Number.NaN
	#told: () => void = () => undefined

	/** The last byte goes out now; of several stamps the newest counts. */
	stamp(): void {
		this.#sentAt = performance.now()
	}

	/** The driver told of it. */
	tell(): void {
		this.times.push(performance.now() - this.#sentAt)
		this.#told()
	}

	/**
	 * @param present brings the device to say it, and stamps
	 * @throws Error when the driver says nothing of it
	 */
	async take(times: number, present: (index: number) => void | Promise<void>): Promise<void> {
		for (let index = 0; index < times; index++) {
			const { promise, resolve } = Promise.withResolvers<void>()
			this.#told = resolve
			await present(index)
			await within(promise, `presentation ${index + 1} to be told`)
			await rest(restMs)
		}
	}
}

export const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** @throws Error when it does not come in time */
export async function within<T>(promise: Promise<T>, what: string): Promise<T> {
	const { promise: late, reject } = Promise.withResolvers<never>()
	const limit = setTimeout(() => reject(new Error(`Waited ${limitMs} ms for ${what}.`)), limitMs)
	try {
		return await Promise.race([promise, late])
	} finally {
		clearTimeout(limit)
	}
}

/** Pauses between looks are shorter than in life, so that 300 do not take minutes; no waiting is measured. */
const hurry = 20

export const benchClock = {
	now: () => performance.now(),
	pause: (ms: number) => rest(ms / hurry),
}
