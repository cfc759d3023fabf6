/** A second tap within this time of the last answer to the same person is a repeat. */
export const repeatWithinMs = 60_000

export type Answered = {
	/** Monotonic ms of the latest answer, and UTC ms of the first of the burst. */
	readonly atMono: number
	readonly firstWall: number
}

/** A repeat is said as one, kept all the same, and judged again at the office. */
export const isRepeat = (before: Answered | undefined, atMono: number): before is Answered =>
	before !== undefined && atMono - before.atMono <= repeatWithinMs
