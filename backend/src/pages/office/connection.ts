/** Whether the office answers. `lostAt` is UTC milliseconds; absent while it does. */
export type Connection = {
	readonly lostAt: () => number | undefined
	readonly subscribe: (listener: () => void) => () => void
	readonly noteAnswer: () => void
	readonly noteSilence: (at: number) => void
}

export function createConnection(): Connection {
	let lostAt: number | undefined
	const listeners = new Set<() => void>()
	const change = (next: number | undefined) => {
		if (next === lostAt) return
		lostAt = next
		for (const listener of listeners) listener()
	}
	return {
		lostAt: () => lostAt,
		subscribe: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
		noteAnswer: () => change(undefined),
		noteSilence: (at) => change(lostAt ?? at),
	}
}
