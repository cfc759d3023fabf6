/** So many people are worked out, hashed or read back before whoever else waits has a turn: some 10 ms. */
const peopleAtOnce = 10

/** To be awaited once a person: the office goes on serving meanwhile. */
export function givingTurns(): () => Promise<void> {
	let done = 0
	return async () => {
		if (++done % peopleAtOnce === 0) await new Promise((turn) => setImmediate(turn))
	}
}
