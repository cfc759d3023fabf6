import type { Terms } from "../regulation/terms.ts"
import { citationsOf } from "./citations.ts"
import type { DayEdge, DayGap, DayRecord } from "./day-record.ts"
import type { Pair } from "./pairing.ts"
import { disputedPunch, machineGap, unsurePunch } from "./reasons.ts"
import { workedMinutes } from "./worked-minutes.ts"

/**
 * The office's promise on machines: a day that missing data or lost service could have bettered is
 * neither late nor absent until the data has come or people have decided; nor is one that rests on a
 * punch whose origin or time is in doubt. Nothing is cut meanwhile.
 */
export function openDay(
	pair: Pair,
	terms: Terms,
	why: DayGap | "disputed" | "unsure",
): Omit<DayRecord, "date" | "punches"> {
	const isIncomplete = typeof why === "object" && why.cause === "missing"
	const { arrival, departure } = pair
	return {
		state: isIncomplete ? "incomplete" : "toDecide",
		codes: [isIncomplete ? "BL" : "MK"],
		starts: terms.hours.start,
		ends: terms.hours.end,
		arrival: openEdge(arrival?.second),
		departure: openEdge(departure?.second),
		workedMinutes: workedMinutes(
			{
				...(arrival !== undefined && { arrival: arrival.second }),
				...(departure !== undefined && { departure: departure.second }),
			},
			terms.hours.restMinutes,
		),
		cutBasisPoints: 0,
		reasons: [reasonOf(why)],
		citations: citationsOf(terms, { isMeasured: false, isCut: false }),
	}
}

const openEdge = (second: number | undefined): DayEdge => ({
	kind: "pending",
	...(second !== undefined && { second }),
})

function reasonOf(why: DayGap | "disputed" | "unsure"): string {
	if (why === "disputed") return disputedPunch
	if (why === "unsure") return unsurePunch
	return machineGap(why)
}
