import { addDays, type LocalDate, weekdayOf, weekdays } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "./day-record.ts"
import { isOpen } from "./is-open.ts"

/** A week's hours, rests left out. */
export type WeekHours = {
	readonly monday: LocalDate
	readonly owedMinutes: number
	readonly workedMinutes: number
	/** What is missing once every day of the week is settled; 0 before. */
	readonly shortMinutes: number
	/** Whether all seven days are among those given, and none is open. */
	readonly isWhole: boolean
}

/** Perpres 21/2023 art. 9: however flexible the days, the week's hours stay due as a sum. */
export function weeklyHours(days: readonly DayRecord[]): WeekHours[] {
	const weeks = Map.groupBy(days, ({ date }) => mondayOf(date))
	return [...weeks].map(([monday, own]) => {
		const sum = (of: (day: DayRecord) => number) => own.reduce((so, day) => so + of(day), 0)
		const owedMinutes = sum((day) => day.owedMinutes)
		const workedMinutes = sum((day) => day.workedMinutes)
		const isWhole = own.length === 7 && !own.some(isOpen)
		const shortMinutes = isWhole ? Math.max(0, owedMinutes - workedMinutes) : 0
		return { monday, owedMinutes, workedMinutes, shortMinutes, isWhole }
	})
}

const mondayOf = (date: LocalDate): LocalDate => addDays(date, -weekdays.indexOf(weekdayOf(date)))
