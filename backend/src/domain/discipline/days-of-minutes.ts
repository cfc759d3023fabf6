import type { DisciplineRow } from "../regulation/policy.ts"

/** A day's lateness and early leaving beside the length of its duty, both in whole minutes. */
export type ShortDay = { readonly minutes: number; readonly owedMinutes: number }

/**
 * Late and early minutes of a year as days without leave: each full day counts, what is left goes on.
 * That 7 h 30 make a day stands in the elucidation of PP 53/2010; whether PP 94/2021 keeps it is not
 * confirmed, so it is a setting, off until somebody decides. `ofDay` measures each day by its own
 * length, added up in exact fractions.
 */
export function daysOfMinutes(
	days: readonly ShortDay[],
	{ minutesToDays, minutesPerDay }: Pick<DisciplineRow, "minutesToDays" | "minutesPerDay">,
): number {
	switch (minutesToDays) {
		case "off":
			return 0
		case "fixed":
			return Math.floor(days.reduce((sum, { minutes }) => sum + minutes, 0) / minutesPerDay)
		case "ofDay": {
			const counted = days.filter(({ owedMinutes }) => owedMinutes > 0)
			const common = counted.reduce((so, { owedMinutes }) => leastMultiple(so, owedMinutes), 1)
			const parts = counted.reduce(
				(sum, { minutes, owedMinutes }) => sum + minutes * (common / owedMinutes),
				0,
			)
			return Math.floor(parts / common)
		}
	}
}

const leastMultiple = (a: number, b: number): number => (a / greatestDivisor(a, b)) * b

function greatestDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestDivisor(b, a % b)
}
