import { wholeMinutes } from "./whole-minutes.ts"

export type EarlyTerms = {
	readonly earlyGraceMinutes: number
	readonly seconds: "floor" | "ceil"
}

/**
 * The office's end of work with its grace: whoever leaves earlier than the grace allows left early
 * by the whole time up to the end, in whole minutes.
 */
export function earlyMinutes(
	{ endMinute, departureSecond }: { endMinute: number; departureSecond: number },
	terms: EarlyTerms,
): number {
	const lack = wholeMinutes(endMinute * 60 - departureSecond, terms.seconds)
	return lack > terms.earlyGraceMinutes ? lack : 0
}
