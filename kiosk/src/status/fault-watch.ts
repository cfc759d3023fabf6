import type { Answer, JournalFault } from "../usecases/ports.ts"

export type StandingFault = { readonly code: JournalFault["code"]; readonly since: number }

type Parts = {
	readonly now: () => number
	/** The disk began to refuse taps, or refuses them for another reason. */
	onFault(fault: JournalFault): void
	/**
	 * It took something again.
	 * @param since UTC ms from which it did not
	 * @returns whether that is on record; if not, the fault stands as it stood
	 */
	onWell(since: number): boolean
	/** The fault is another one, or gone. */
	onChange(): void
}

/**
 * Hears every answer and keeps the fault that stands. It speaks once for each change: a queue of
 * people in front of a full disk must not fill the log.
 */
export class FaultWatch {
	readonly #parts: Parts
	#fault: StandingFault | undefined
	#isSaying = false

	constructor(parts: Parts) {
		this.#parts = parts
	}

	get fault(): StandingFault | undefined {
		return this.#fault
	}

	show(answer: Answer): void {
		// A card that could not be read says nothing about the disk.
		if (answer.kind === "refused") return
		this.note(answer.kind === "fault" ? answer.fault : undefined)
	}

	/** Any write speaks for the disk: a fault, or that it took what was written. */
	note(fault: JournalFault | undefined): void {
		const was = this.#fault
		if (was?.code === fault?.code) return
		// While it is put on record, what is written speaks for nothing.
		if (fault === undefined && was !== undefined && (this.#isSaying || !this.#isSaid(was))) return
		this.#fault =
			fault === undefined ? undefined : { code: fault.code, since: was?.since ?? this.#parts.now() }
		if (fault !== undefined) this.#parts.onFault(fault)
		this.#parts.onChange()
	}

	#isSaid({ since }: StandingFault): boolean {
		this.#isSaying = true
		try {
			return this.#parts.onWell(since)
		} finally {
			this.#isSaying = false
		}
	}
}
