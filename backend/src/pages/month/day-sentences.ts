import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

/** The office's sentences of a day as one text; a number stays on the line of its per cent sign. */
export function daySentences(day: DayMessage): string {
	return day.reasons.join(" ").replaceAll(" %", "\u00a0%")
}
