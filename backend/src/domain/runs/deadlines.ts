// By which day each step of a run is due, and which of them are late.
import {
	addMonths,
	datesOfMonth,
	type LocalDate,
	type LocalMonth,
} from "@hadir/shared/time/local-date.ts"
import type { Deadlines } from "../pay/pay-fact-contents.ts"
import type { Run, RunState } from "./run.ts"
import { runStates } from "./run.ts"
import { standingOf } from "./run-state.ts"

type Step = Exclude<RunState, "open">
const steps: readonly Step[] = ["calculated", "verified", "validated", "closed", "paid"]

export type LateStep = { readonly step: Step; readonly due: LocalDate }

/** The day of the month after the period; in a shorter month its last. */
export function dueDate(month: LocalMonth, day: number): LocalDate {
	const next = addMonths(`${month}-01`, 1).slice(0, 7)
	return datesOfMonth(next)[day - 1] ?? datesOfMonth(next).at(-1) ?? ""
}

/** Steps that were due before today and have not been reached; the day itself is in time. */
export function lateSteps(
	{ key, steps: taken }: Run,
	deadlines: Deadlines | undefined,
	today: LocalDate,
): readonly LateStep[] {
	if (deadlines === undefined) return []
	const reached = runStates.indexOf(standingOf({ steps: taken }).state)
	return steps.flatMap((step): LateStep[] => {
		const day = deadlines[step]
		if (day === undefined || runStates.indexOf(step) <= reached) return []
		const due = dueDate(key.month, day)
		return due < today ? [{ step, due }] : []
	})
}
