// The rows of a policy that decide one work date.
import { type LocalDate, weekdayOf } from "@hadir/shared/time/local-date.ts"
import { inForce } from "./in-force.ts"
import type {
	CountingRow,
	CutRow,
	Policy,
	Schedule,
	ServiceRow,
	WeekRow,
	WindowRow,
	WorkingHours,
} from "./policy.ts"

/** Everything the rules of one working day need, already chosen by date. */
export type Terms = {
	readonly hours: WorkingHours
	readonly week: WeekRow
	readonly windows: WindowRow
	readonly counting: CountingRow
	readonly service: ServiceRow
	readonly cuts: CutRow
}

/** The schedule of that name; asking for one the policy lacks is a broken promise of the caller. */
export function scheduleOf(policy: Policy, scheduleId: string): Schedule {
	const schedule = policy.schedules.find(({ id }) => id === scheduleId)
	if (schedule === undefined) throw new Error(`policy ${policy.name} has no schedule ${scheduleId}`)
	return schedule
}

/** The hours due on the date's weekday; undefined when the week leaves that day free. */
export function hoursOn(week: WeekRow, date: LocalDate): WorkingHours | undefined {
	const weekday = weekdayOf(date)
	return week.days.find(({ day }) => day === weekday)
}

export function weekOn(schedule: Schedule, date: LocalDate): WeekRow {
	return inForce(schedule.rows, date, `schedule ${schedule.id}`)
}

export function termsOn(
	policy: Policy,
	week: WeekRow,
	hours: WorkingHours,
	date: LocalDate,
): Terms {
	return {
		hours,
		week,
		windows: inForce(policy.windows, date, "windows"),
		counting: inForce(policy.counting, date, "counting"),
		service: inForce(policy.service, date, "service"),
		cuts: inForce(policy.cuts, date, "cuts"),
	}
}

/** How close together two punches are one presence, in seconds. */
export function repeatSecondsOn(policy: Policy, date: LocalDate): number {
	return inForce(policy.repeats, date, "repeats").windowSeconds
}
