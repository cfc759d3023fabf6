// The month of one person as the local recap prints it, with what its letters were for.
import type { DayRecord } from "./day-record.ts"
import type { LetterKind } from "./letter-kind.ts"
import type { Recap } from "./recap.ts"

export type RecapColumns = {
	/** HK, days on which work was or will be due. */
	readonly workingDays: number
	readonly present: number
	/** Settled working days on which the person was not there, for whatever reason. */
	readonly away: number
	/** C. */
	readonly leave: number
	/** DL, TD and DKLT: travel by letter, each under its own letter. */
	readonly travel: number
	readonly insideDuty: number
	readonly training: number
	/** P, read as permission (izin, or a day that people excused). */
	readonly permission: number
	/** S. */
	readonly sick: number
	/** TK. */
	readonly absent: number
	/** TB. */
	readonly study: number
}

/** The columns C, DL, TD, DKLT, P, S and TK add up to the days away, with study duty. */
export function recapColumns(days: readonly DayRecord[], recap: Recap): RecapColumns {
	const by = (kind: LetterKind) =>
		days.filter(
			({ state, reasons }) =>
				state === "travel" &&
				reasons.some((reason) => reason.rule === "letter" && reason.kind === kind),
		).length
	const insideDuty = by("tugasDalam")
	const training = by("diklat")
	const { leave, sick, absent, study, excused } = recap
	return {
		...{ workingDays: recap.workingDays, present: recap.present },
		away: leave + recap.travel + study + excused + sick + absent,
		...{ leave, insideDuty, training, travel: recap.travel - insideDuty - training },
		...{ permission: excused, sick, absent, study },
	}
}
