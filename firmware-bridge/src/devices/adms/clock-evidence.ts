// How far a clock is off that nobody can ask: by the punches that arrive as they happen. None arrives before it is
// made, and a terminal on the line sends one within a minute.

/** The terminal's clock minus ours lies between the two, in ms. */
export type ClockEvidence = { readonly leastMs: number; readonly mostMs: number }

/** Longest from a punch to its upload, while the terminal is on the line: `TransInterval`, in `frame.ts`. */
export const longestDelayMs = 60_000
/** The terminal's time is cut to whole seconds. */
const secondMs = 1_000

/** @param punchedMs UTC ms by the terminal's clock @param receivedMs UTC ms by ours */
export function evidenceOf(punchedMs: number, receivedMs: number): ClockEvidence {
	const leastMs = punchedMs - receivedMs
	return { leastMs, mostMs: leastMs + longestDelayMs + secondMs }
}

/** What both say. Where they contradict each other the clock has been set meanwhile: the newer one alone. */
export function narrowed(known: ClockEvidence | undefined, fresh: ClockEvidence): ClockEvidence {
	if (known === undefined) return fresh
	const leastMs = Math.max(known.leastMs, fresh.leastMs)
	const mostMs = Math.min(known.mostMs, fresh.mostMs)
	return leastMs > mostMs ? fresh : { leastMs, mostMs }
}

/**
 * Whether a punch is older than any that comes as it happens: the terminal still catches up, and what else it holds is
 * not known. @param aheadMs the punch's time minus that of its arrival
 */
export const isOld = (aheadMs: number, known: ClockEvidence | undefined): boolean =>
	aheadMs < (known?.leastMs ?? -longestDelayMs) - longestDelayMs

/**
 * A clock that may be right is taken at its word, with the bound the evidence leaves: moved by half a bound, its
 * times would differ from those that the terminal showed.
 */
export function offsetBy({ leastMs, mostMs }: ClockEvidence): {
	readonly offsetMs: number
	readonly errorMs: number
} {
	if (leastMs <= 0 && mostMs >= 0) return { offsetMs: 0, errorMs: Math.max(-leastMs, mostMs) }
	return {
		offsetMs: Math.round((leastMs + mostMs) / 2),
		errorMs: Math.ceil((mostMs - leastMs) / 2),
	}
}
