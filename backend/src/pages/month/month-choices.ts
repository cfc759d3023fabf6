import { addMonths } from "../format/dates.ts"

const monthsBack = 18

/** The months to choose from, newest first: a year and a half up to now, and the one on show. */
export function choicesAround({ month, current }: { month: string; current: string }): string[] {
	const recent = Array.from({ length: monthsBack + 1 }, (_, index) => addMonths(current, -index))
	return recent.includes(month) ? recent : [...recent, month].sort().reverse()
}
