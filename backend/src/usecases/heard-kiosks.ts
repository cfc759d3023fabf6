// Gathers kiosks whose heartbeats counted, so that a city's beats cost one look at the board.
const gatherMs = 1_000

export class HeardKiosks {
	readonly #tell: (kiosks: ReadonlySet<string>) => void
	#heard = new Set<string>()
	#timer: NodeJS.Timeout | undefined

	constructor(tell: (kiosks: ReadonlySet<string>) => void) {
		this.#tell = tell
	}

	note(kiosk: string): void {
		this.#heard.add(kiosk)
		this.#timer ??= setTimeout(() => {
			const heard = this.#heard
			this.#heard = new Set()
			this.#timer = undefined
			this.#tell(heard)
		}, gatherMs)
	}

	stop(): void {
		clearTimeout(this.#timer)
	}
}
