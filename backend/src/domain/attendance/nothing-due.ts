import type { DayEdge, FlaggedPunch } from "./day-record.ts"
import type { Verdict } from "./verdict.ts"

/** No punch is due: the edges still tell when the person came and went; they are simply not judged. */
export function nothingDue(
	punches: readonly FlaggedPunch[],
	said: Pick<Verdict, "state" | "codes" | "simpegnas" | "reasons" | "citations">,
): Verdict {
	const first = punches[0]
	const last = punches.findLast(({ isRepeat }, index) => index > 0 && !isRepeat)
	const arrival: DayEdge = { kind: "notDue", ...(first && { second: first.second }) }
	const departure: DayEdge = {
		kind: "notDue",
		...(last && { second: punches.at(-1)?.second ?? last.second }),
	}
	const figures = { workedMinutes: 0, owedMinutes: 0, cutBasisPoints: 0 }
	return { ...said, arrival, departure, duties: [], ...figures }
}
