import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

/** What became of one tap: what waits for people is not said to be settled. */
export function punchWords({ doubt, isRepeat }: DayMessage["punches"][number]): string {
	if (doubt === "disputed") return "menunggu keputusan"
	if (doubt === "unsure") return "jam belum pasti"
	return isRepeat ? "sudah tercatat" : "tercatat"
}
