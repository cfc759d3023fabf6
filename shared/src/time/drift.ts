/** A crystal is at most this wrong, in parts per million; no bound of error assumes less. */
export const driftPpm = 100

/** How far a clock may have drifted within so many ms, in whole ms. */
export const driftMs = (ms: number): number => Math.ceil((ms * driftPpm) / 1_000_000)
