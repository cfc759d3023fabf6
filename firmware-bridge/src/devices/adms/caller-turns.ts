// Whose turn it is to be read. The protocol has no sign-in: whoever names a terminal's serial from another address, and
// sends slowly, may hold up his own calls, and not the terminal's.

export class CallerTurns {
	readonly #turns = new Map<string, Promise<unknown>>()

	/** Calls of one address wait for each other. */
	inTurn<T>(from: string, work: () => Promise<T>): Promise<T> {
		const turn = (this.#turns.get(from) ?? Promise.resolve()).then(work)
		const ended = turn
			.catch(() => undefined)
			.then(() => {
				if (this.#turns.get(from) === ended) this.#turns.delete(from)
			})
		this.#turns.set(from, ended)
		return turn
	}

	async settle(): Promise<void> {
		await Promise.all(this.#turns.values())
	}
}
