import { wholeMinutes } from "./whole-minutes.ts"

export type LateTerms = {
	readonly lateGraceMinutes: number
	readonly seconds: "floor" | "ceil"
}

/**
 * Perpres 21/2023 (start of work) with the office's grace: whoever arrives after the grace is late
 * for the whole delay from the start, in whole minutes.
 */
export function lateMinutes(
	{ startMinute, arrivalSecond }: { startMinute: number; arrivalSecond: number },
	terms: LateTerms,
): number {
	const delay = wholeMinutes(arrivalSecond - startMinute * 60, terms.seconds)
	return delay > terms.lateGraceMinutes ? delay : 0
}
