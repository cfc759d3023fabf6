/** Work that looks first and writes then: what one has looked at holds until it has written. */
export class OneAtATime {
	#last: Promise<unknown> = Promise.resolve()

	run<Done>(work: () => Promise<Done>): Promise<Done> {
		const done = this.#last.then(work)
		this.#last = done.catch(() => undefined)
		return done
	}
}
