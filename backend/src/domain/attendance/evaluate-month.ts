import { datesOfMonth, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayInput, DayRecord, Punch } from "./day-record.ts"
import { evaluateDay } from "./evaluate-day.ts"
import { type Recap, recapOf } from "./recap.ts"

export type MonthInput = Omit<DayInput, "date" | "punches"> & {
	readonly month: LocalMonth
	/** Punches by work date; a date without any may be left out. */
	readonly punches: ReadonlyMap<LocalDate, readonly Punch[]>
}

/** One person's month: every date of it in order, and the totals. */
export function evaluateMonth(input: MonthInput): { days: DayRecord[]; recap: Recap } {
	const { month, punches, ...rest } = input
	const days = datesOfMonth(month).map((date) =>
		evaluateDay({ ...rest, date, punches: punches.get(date) ?? [] }),
	)
	return { days, recap: recapOf(days) }
}
