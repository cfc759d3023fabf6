import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { formatShortDay } from "../format/dates.ts"
import { formatPoints } from "../format/figures.ts"

/** More parts than this are counted, not listed. */
const mostParts = 4

/** What the month's cut is the sum of: "0,5 + 1,5 + 0,5", or how many days where they are many. */
export function cutSum(days: readonly DayMessage[]): string {
	const parts = cutDays(days)
	if (parts.length > mostParts) return `dari ${parts.length} hari`
	return parts.length < 2 ? "" : parts.map((day) => formatPoints(day.cutBasisPoints)).join(" + ")
}

/** The same by date: "Rab 4: 0,5 · Kam 12: 1,5". */
export function cutByDay(days: readonly DayMessage[]): string {
	return cutDays(days)
		.map((day) => `${formatShortDay(day.date)}: ${formatPoints(day.cutBasisPoints)}`)
		.join(" · ")
}

const cutDays = (days: readonly DayMessage[]) => days.filter((day) => day.cutBasisPoints !== 0)
