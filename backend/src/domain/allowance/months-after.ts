import type { LocalMonth } from "@hadir/shared/time/local-date.ts"

/** How many months lie between; negative where `to` is earlier. */
export function monthsAfter(from: LocalMonth, to: LocalMonth): number {
	return monthNumber(to) - monthNumber(from)
}

const monthNumber = (month: LocalMonth): number =>
	Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
