/** So many fingers in a row that came to nothing, within so long: a card is quicker. */
const failures = 3
const withinMs = 20_000

/** Counts fingers that came to nothing; says at each whether it is time for a card. A match forgets them. */
export function failureCount(): { note(atMs: number): boolean; forget(): void } {
	let times: readonly number[] = []
	return {
		note: (atMs) => {
			times = [...times.filter((time) => atMs - time <= withinMs), atMs]
			const isTime = times.length >= failures
			if (isTime) times = []
			return isTime
		},
		forget: () => {
			times = []
		},
	}
}
