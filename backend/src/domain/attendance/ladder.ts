import type { Ladder } from "../regulation/policy.ts"

/** A step of the ladder: the first is number 1, as in TL1. */
export type Band = {
	readonly number: number
	readonly fromMinutes: number
	/** Absent in the last band, which has no end. */
	readonly upToMinutes?: number | undefined
	readonly basisPoints: number
}

/**
 * Kepmendagri 900-4700/2020, the ladder of lateness (TL) and early leaving (PSW): the band in which
 * the minutes fall; undefined for none.
 */
export function bandOf(minutes: number, ladder: Ladder): Band | undefined {
	if (minutes <= 0) return undefined
	const index = ladder.findIndex(
		({ upToMinutes }) => upToMinutes === undefined || minutes <= upToMinutes,
	)
	return bandAt(index, ladder)
}

/** The same ladder: a missing punch counts as the last band (TL4, PSW4). */
export function missingPunchBand(ladder: Ladder): Band {
	const band = bandAt(ladder.length - 1, ladder)
	if (band === undefined) throw new Error("a ladder has at least one band")
	return band
}

function bandAt(index: number, ladder: Ladder): Band | undefined {
	const row = ladder[index]
	if (row === undefined) return undefined
	return { number: index + 1, fromMinutes: (ladder[index - 1]?.upToMinutes ?? 0) + 1, ...row }
}
