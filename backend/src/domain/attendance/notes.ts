import { wallSecond } from "@hadir/shared/time/local-time.ts"
import type { DateFacts } from "./date-facts.ts"
import type { Reason } from "./reason.ts"

/** What a reader of the day should know besides the verdict: paper and machines side by side. */
export function notesOf({
	date,
	letters,
	duties,
	idle,
	punches,
	rejected,
}: DateFacts): readonly Reason[] {
	const parts =
		duties.length === 0
			? []
			: letters.flatMap(({ kind, letter, part }): Reason[] =>
					part === undefined ? [] : [{ rule: "letter", kind, letter, part }],
				)
	return [
		...parts,
		...duties.flatMap(({ corrections }) => corrections),
		...idle.map(({ end, at, by, reason }): Reason => {
			const second = at - wallSecond({ date, second: 0 })
			return { rule: "idleCorrection", end, second, by, reason }
		}),
		...punches.flatMap(({ second, place, byHand, elsewhere }): Reason[] => [
			...(byHand === undefined ? [] : [{ rule: "byHand", second, note: byHand } as const]),
			...(elsewhere === undefined
				? []
				: [{ rule: "elsewhere", second, place, isRefused: elsewhere === "refused" } as const]),
		]),
		...rejected.map((punch): Reason => ({ rule: "rejectedPunch", ...punch })),
	]
}
