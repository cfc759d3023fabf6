// Days on which nothing is due, and days of which nobody can say whether it is.
import type { DayOff } from "../duty/duty.ts"
import type { FlaggedPunch } from "./day-record.ts"
import { nothingDue } from "./nothing-due.ts"
import type { Reason } from "./reason.ts"
import type { Verdict } from "./verdict.ts"

/** PP 94/2021 counts working days only: punches on a day off make nobody late. */
export function dayOff(due: DayOff, punches: readonly FlaggedPunch[]): Verdict {
	const reasons = [reasonOf(due)]
	if (punches.length > 0) reasons.push({ rule: "punchesOnDayOff" })
	return nothingDue(punches, {
		...{ state: "dayOff", codes: ["L"], simpegnas: ["name" in due ? "LN" : "LJ"] },
		...{ reasons, citations: [due.cite] },
	})
}

function reasonOf(due: DayOff): Reason {
	const { cite } = due
	if ("name" in due) return { rule: "holiday", kind: due.why, name: due.name, cite }
	return { rule: due.why === "weekend" ? "weekend" : "freeDay", cite }
}

/** `tanpa jadwal`: nobody is absent while nobody has said when they are due. */
export function unrostered(punches: readonly FlaggedPunch[], reason: Reason): Verdict {
	return nothingDue(punches, {
		...{ state: "unrostered", codes: ["TJ"], simpegnas: [] },
		...{ reasons: [reason], citations: [] },
	})
}
