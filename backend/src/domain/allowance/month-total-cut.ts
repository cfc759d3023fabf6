// Points by a total of the month, as tables of points have them: one point is 1 % of the whole.
import type { DayEdge, DayRecord } from "../attendance/day-record.ts"
import type { Recap } from "../attendance/recap.ts"
import { type Exact, negative, share } from "../money/exact.ts"
import type { Source } from "../taxes/source.ts"
import type { ExactLine } from "./line.ts"
import type { MonthTotal, PaysBy } from "./share-tables.ts"

export function monthTotalCut(
	{ total, bands }: PaysBy<"total">,
	given: {
		readonly base: Exact
		/** Basis points of the base that the share is, its full points. */
		readonly most: number
		readonly recap: Recap
		readonly days: readonly DayRecord[]
		/** In force in the month. */
		readonly sanctions: number
		readonly source: Source
	},
): ExactLine[] {
	const { base, most, recap, days } = given
	const count = countOf(total, recap, given.sanctions)
	const band = bands.find(({ upTo }) => upTo === undefined || count <= upTo)
	if (band === undefined) throw new Error("the last band of points has no limit")
	const lost = most - band.basisPoints
	if (lost <= 0) return []
	const { cite, status } = given.source
	const what = { rule: "monthTotal", total, count, earned: band.basisPoints, most } as const
	const dates = days.filter((day) => addsTo(total, day)).map(({ date }) => date)
	const amount = negative(share(base, lost))
	const basis = { amount: base, basisPoints: lost }
	return [{ kind: "cut", what, amount, basis, days: dates, punches: [], cite, status }]
}

function countOf(total: MonthTotal, recap: Recap, sanctions: number): number {
	switch (total) {
		case "lateMinutes":
			return recap.lateMinutes
		case "earlyMinutes":
			return recap.earlyMinutes
		case "absences":
			return recap.absent
		case "missingPunches":
			return recap.missingIn + recap.missingOut + recap.missingRest
		case "sanctions":
			return sanctions
	}
}

/** Whether the day is one of those that the total rests on. */
function addsTo(total: MonthTotal, { state, duties }: DayRecord): boolean {
	if (total === "absences") return state === "absent"
	if (state !== "present" && state !== "partial") return false
	const edges = duties.flatMap(({ arrival, departure, rest }) => [arrival, departure, rest])
	const kind = kinds[total]
	return edges.some((edge) => edge !== undefined && edge.kind === kind)
}

const kinds: Readonly<Partial<Record<MonthTotal, DayEdge["kind"]>>> = {
	lateMinutes: "late",
	earlyMinutes: "early",
	missingPunches: "missing",
}
