// What a driver of a terminal does besides asking: one thing at a time, each trouble once, a pause until the next round.
import type { Fault } from "@hadir/shared/result.ts"
import type { DriverClock } from "./reader.ts"

/** A pause that has begun outlasts a stop: it is kept short. */
const longestPauseMs = 1_000

export class TerminalRounds {
	readonly #clock: DriverClock
	readonly #onTrouble: (fault: Fault) => void
	#turn: Promise<unknown> = Promise.resolve()
	readonly #told = new Set<string>()

	constructor(parts: { readonly clock: DriverClock; onTrouble(fault: Fault): void }) {
		this.#clock = parts.clock
		this.#onTrouble = parts.onTrouble
	}

	/** Whoever asks meanwhile waits until this is done. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(work)
		this.#turn = turn.catch(() => undefined)
		return turn
	}

	/** Each trouble once until `beginSession`: rounds find it again and again. */
	tell(fault: Fault): void {
		if (this.#told.has(fault.code)) return
		this.#told.add(fault.code)
		this.#onTrouble(fault)
	}

	beginSession(): void {
		this.#told.clear()
	}

	/** @param ended cuts the pause short */
	async pause(ms: number, isOn: () => boolean, ended?: Promise<void>): Promise<void> {
		const until = this.#clock.now() + ms
		for (let left = ms; left > 0 && isOn(); left = until - this.#clock.now()) {
			const pause = this.#clock.pause(Math.min(left, longestPauseMs))
			await (ended === undefined ? pause : Promise.race([pause, ended]))
		}
	}
}
