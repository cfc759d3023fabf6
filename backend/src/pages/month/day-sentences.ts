import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

/** The office's sentences of a day, one by one; a number stays on the line of its per cent sign. */
export const sentencesOfDay = (day: DayMessage): readonly string[] =>
	day.reasons.map((sentence) => sentence.replaceAll(" %", "\u00a0%"))

/** The same as one text, where there is one line. */
export const daySentences = (day: DayMessage): string => sentencesOfDay(day).join(" ")
