import type { DayRecord, DayState } from "../attendance/day-record.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { ActivityRow } from "./attendance-tables.ts"
import type { CutEvent } from "./end-events.ts"

/** A letter or a decision for the day excuses from what happens on it. */
const excused: readonly DayState[] = ["leave", "sick", "travel", "study", "excused"]

/** The policy's cost of apel, upacara, senam or sidak missed on a date, by those obliged to be there. */
export function activityEvents(
	day: DayRecord,
	activities: AllowanceInput["activities"],
	row: ActivityRow | undefined,
): CutEvent[] {
	if (row === undefined || excused.includes(day.state)) return []
	if (day.state === "absent" && row.onAbsentDay === "replaced") return []
	const { date } = day
	return activities.flatMap((one): CutEvent[] => {
		if (one.date !== date || one.attended) return []
		const activity = row.list.find(({ id }) => id === one.id)
		if (activity === undefined) return []
		const { name, cost } = activity
		const source = { cite: row.cite, status: row.status }
		return [{ date, what: { rule: "missedActivity", name }, cost, punches: [], source }]
	})
}
