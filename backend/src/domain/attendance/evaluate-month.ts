import { datesOfMonth, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayGap, DayInput, DayRecord, Punch } from "./day-record.ts"
import { evaluateDay } from "./evaluate-day.ts"
import { type Recap, recapOf } from "./recap.ts"

export type MonthInput = Omit<DayInput, "date" | "punches" | "gaps"> & {
	readonly month: LocalMonth
	/** Punches by work date; a date without any may be left out. */
	readonly punches: ReadonlyMap<LocalDate, readonly Punch[]>
	/** What the machines left unknown, by work date. */
	readonly gaps?: ReadonlyMap<LocalDate, readonly DayGap[]>
}

/** One person's month: every date of it in order, and the totals. */
export function evaluateMonth(input: MonthInput): { days: DayRecord[]; recap: Recap } {
	const { month, punches, gaps, ...rest } = input
	const days = datesOfMonth(month).map((date) =>
		evaluateDay({ ...rest, date, punches: punches.get(date) ?? [], gaps: gaps?.get(date) }),
	)
	return { days, recap: recapOf(days) }
}
