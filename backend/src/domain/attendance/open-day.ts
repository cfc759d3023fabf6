import { citationsOf } from "./citations.ts"
import type { DayEdge, DayGap } from "./day-record.ts"
import type { DutyVerdict } from "./judge-duty.ts"
import type { Reason } from "./reason.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

/**
 * The office's promise on machines: a day that missing data or lost service could have bettered is
 * neither late nor absent until the data has come or people have decided; nor is one that rests on a
 * punch whose origin or time is in doubt. Nothing is cut meanwhile.
 */
export function openDay(
	verdicts: readonly DutyVerdict[],
	why: DayGap | "disputed" | "unsure",
): Verdict {
	const isIncomplete = typeof why === "object" && why.cause === "missing"
	const duties = verdicts.map(({ record, facts: { pair } }) => ({
		...record,
		arrival: openEdge(pair.arrival?.second),
		departure: openEdge(pair.departure?.second),
	}))
	return verdictOf(duties, {
		state: isIncomplete ? "incomplete" : "toDecide",
		codes: [isIncomplete ? "BL" : "MK"],
		simpegnas: [],
		cutBasisPoints: 0,
		reasons: [reasonOf(why)],
		citations: verdicts.flatMap(({ facts }) =>
			citationsOf(facts.terms, { isMeasured: false, isCut: false }),
		),
	})
}

const openEdge = (second: number | undefined): DayEdge => ({
	kind: "pending",
	...(second !== undefined && { second }),
})

function reasonOf(why: DayGap | "disputed" | "unsure"): Reason {
	if (why === "disputed") return { rule: "disputedPunch" }
	if (why === "unsure") return { rule: "unsurePunch" }
	return { rule: "machineGap", ...why }
}
