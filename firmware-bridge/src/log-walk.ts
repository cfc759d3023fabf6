// A terminal that gives its log only from the beginning: what is new in it is found by counting, and by the newest
// record known standing where it stood.
import type { PullThrough } from "./terminal.ts"

export class LogWalk {
	readonly #after: PullThrough | undefined
	#count = 0
	#lastKey: (() => string) | undefined

	/** @param after undefined: every record is new */
	constructor(after: PullThrough | undefined) {
		this.#after = after === undefined || after.count < 1 ? undefined : after
	}

	/** Records walked by so far. */
	get count(): number {
		return this.#count
	}

	/** Whether what was known is left out. */
	get isDelta(): boolean {
		return this.#after !== undefined
	}

	/**
	 * `other`: the log was cleared or wrapped since; it has to be walked again, from the beginning and with nothing
	 * known. Keys are made only where they are compared.
	 */
	next(keyOf: () => string): "known" | "new" | "other" {
		this.#count++
		this.#lastKey = keyOf
		if (this.#after === undefined || this.#count > this.#after.count) return "new"
		if (this.#count < this.#after.count) return "known"
		return keyOf() === this.#after.lastKey ? "known" : "other"
	}

	/** At the end of the log: how far it goes. `other`: it is shorter than what was known. */
	end(): PullThrough | undefined | "other" {
		if (this.#after !== undefined && this.#count < this.#after.count) return "other"
		return this.#lastKey === undefined
			? undefined
			: { count: this.#count, lastKey: this.#lastKey() }
	}
}
