export type SlotDifference = {
	/** Listed, and not in the sensor. */
	readonly missing: readonly number[]
	/** In the sensor, and in no list. */
	readonly unlisted: readonly number[]
}

/** How a sensor's slots differ from those the people list names; undefined: not at all. */
export function compareSlots(
	expected: Iterable<number>,
	present: Iterable<number>,
): SlotDifference | undefined {
	const listed = new Set(expected)
	const kept = new Set(present)
	const missing = [...listed.difference(kept)].sort(byNumber)
	const unlisted = [...kept.difference(listed)].sort(byNumber)
	return missing.length + unlisted.length === 0 ? undefined : { missing, unlisted }
}

const byNumber = (one: number, other: number): number => one - other
