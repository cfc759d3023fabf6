import type { DayCounts } from "@hadir/shared/wire/staff-today.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"

const none: DayCounts = { onTime: 0, late: 0, excused: 0, notYet: 0, notExpected: 0 }

/** Everyone falls under exactly one count; while the day runs, the arrival decides. */
export function countsOf(days: readonly (DayRecord | undefined)[]): DayCounts {
	const counts = { ...none }
	for (const day of days) counts[countOf(day)]++
	return counts
}

export function sumOf(all: readonly DayCounts[]): DayCounts {
	return all.reduce<DayCounts>(
		(sum, counts) => ({
			onTime: sum.onTime + counts.onTime,
			late: sum.late + counts.late,
			excused: sum.excused + counts.excused,
			notYet: sum.notYet + counts.notYet,
			notExpected: sum.notExpected + counts.notExpected,
		}),
		none,
	)
}

function countOf(day: DayRecord | undefined): keyof DayCounts {
	switch (day?.state) {
		case undefined:
		case "dayOff":
		case "unrostered":
			return "notExpected"
		case "leave":
		case "sick":
		case "travel":
		case "study":
		case "excused":
			return "excused"
		case "present":
		case "partial":
		case "pending":
		case "absent":
		case "incomplete":
		case "toDecide":
			return arrivalCount(day)
	}
}

function arrivalCount({ arrival }: DayRecord): keyof DayCounts {
	if (arrival.kind === "onTime") return "onTime"
	return arrival.kind === "late" ? "late" : "notYet"
}
