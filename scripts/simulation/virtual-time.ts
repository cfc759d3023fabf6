// Time that passes as fast as the code under it runs: events in order, everything settled between two.
import type { Timers } from "@hadir/kiosk/usecases/ports.ts"

type Event = { readonly at: number; readonly order: number; run: () => void | Promise<void> }

export class VirtualTime implements Timers {
	/** True UTC ms: nobody in the simulation reads it but through a clock of their own. */
	now: number
	readonly #events: Event[] = []
	#order = 0

	constructor(now: number) {
		this.now = now
	}

	at(at: number, run: () => void | Promise<void>): () => void {
		// Clocks show whole milliseconds; what waits for a part of one is woken after it.
		const event = { at: Math.max(Math.ceil(at), this.now), order: this.#order++, run }
		this.#insert(event)
		return () => {
			event.run = () => undefined
		}
	}

	after(ms: number, run: () => void | Promise<void>): () => void {
		return this.at(this.now + ms, run)
	}

	every(ms: number, run: () => void | Promise<void>): () => void {
		let callOff = () => {}
		const again = () => {
			callOff = this.after(ms, async () => {
				again()
				await run()
			})
		}
		again()
		return () => callOff()
	}

	async runUntil(end: number): Promise<void> {
		for (let next = this.#events[0]; next !== undefined && next.at <= end; next = this.#events[0]) {
			this.#events.shift()
			this.now = next.at
			await next.run()
			await settled()
		}
		this.now = end
	}

	#insert(event: Event): void {
		let low = 0
		let high = this.#events.length
		while (low < high) {
			const middle = (low + high) >>> 1
			const other = this.#events[middle]
			const isBefore =
				other !== undefined &&
				(other.at < event.at || (other.at === event.at && other.order < event.order))
			if (isBefore) low = middle + 1
			else high = middle
		}
		this.#events.splice(low, 0, event)
	}
}

/** Every promise that can settle has: the stores answer without waiting for the world. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
