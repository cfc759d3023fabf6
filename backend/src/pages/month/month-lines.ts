import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { dayName, isWeekend } from "../format/dates.ts"

export type MonthLine =
	| { readonly kind: "day"; readonly day: DayMessage }
	| { readonly kind: "weekend"; readonly key: string; readonly words: string }

/** The lines of the sheet: a weekend nobody worked is one thin line, a holiday keeps its row and name. */
export function monthLines(days: readonly DayMessage[]): MonthLine[] {
	const lines: MonthLine[] = []
	let weekend: string[] = []
	const closeWeekend = () => {
		const [first] = weekend
		if (first === undefined) return
		lines.push({ kind: "weekend", key: first, words: `${weekend.map(dayName).join("–")} libur` })
		weekend = []
	}
	for (const day of days) {
		if (isQuietWeekend(day)) {
			weekend.push(day.date)
			continue
		}
		closeWeekend()
		lines.push({ kind: "day", day })
	}
	closeWeekend()
	return lines
}

function isQuietWeekend(day: DayMessage): boolean {
	return day.state === "dayOff" && isWeekend(day.date) && day.punches.length === 0
}

/** Days somebody should look at: they cost something, or cannot be judged yet though they are over. */
export function daysToLookAt(days: readonly DayMessage[]): DayMessage[] {
	return days.filter(({ state }) => ["partial", "absent", "incomplete", "toDecide"].includes(state))
}
