import { type Pattern, steady } from "./signal.ts"

/** A light or a buzzer. */
export type Output = { on(): void; off(): void }

/** Plays a pattern on one output; the next one begins at once, whatever is left of the one before. */
export class PatternPlayer {
	readonly #output: Output
	#timer: NodeJS.Timeout | undefined

	constructor(output: Output) {
		this.#output = output
	}

	play(pattern: Pattern): void {
		clearTimeout(this.#timer)
		this.#step(pattern, true)
	}

	/** @param isOn whether the pattern's next part is one of light */
	#step([ms, ...rest]: Pattern, isOn: boolean): void {
		if (ms === undefined || !isOn) this.#output.off()
		else this.#output.on()
		if (ms === undefined || ms === steady) return
		this.#timer = setTimeout(() => this.#step(rest, !isOn), ms)
	}

	/** Nothing is written any more: the output may be gone. */
	stop(): void {
		clearTimeout(this.#timer)
	}
}
