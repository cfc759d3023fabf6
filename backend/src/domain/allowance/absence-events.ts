// Days without word (TK), alone and several in a row.
import type { DayRecord } from "../attendance/day-record.ts"
import type { DayTerms } from "./allowance-terms.ts"
import type { AbsenceRow } from "./attendance-tables.ts"
import { allMissing, type CutEvent } from "./end-events.ts"

/** Kepmendagri 900-4700/2020: TK replaces what the day's ends would cost. */
export function absenceEvents(day: DayRecord, terms: DayTerms): CutEvent[] {
	const row = terms.absence
	if (row === undefined) return []
	if ("asMissing" in row.cost) return allMissing(day, terms)
	const { code, cost, cite, status } = row
	const what = { rule: "absent", code } as const
	return [{ date: day.date, what, cost, punches: [], source: { cite, status } }]
}

export type AbsentRun = CutEvent & { readonly days: readonly string[] }

/**
 * The policy's extra for absence in a row: each full run of so many working days. Days off neither break nor
 * lengthen one, as in the count of PP 94/2021.
 */
export function runEvents(days: readonly DayRecord[], row: AbsenceRow | undefined): AbsentRun[] {
	if (row?.run === undefined) return []
	const { days: length, cost } = row.run
	const source = { cite: row.cite, status: row.status }
	const runs: AbsentRun[] = []
	let run: string[] = []
	for (const { date, state } of days) {
		if (state === "dayOff" || state === "unrostered") continue
		run = state === "absent" ? [...run, date] : []
		if (run.length < length) continue
		const what = { rule: "absentRun", days: length } as const
		runs.push({ date, what, cost, punches: [], source, days: run })
		run = []
	}
	return runs
}
