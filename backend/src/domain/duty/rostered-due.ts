// What a roster's entry asks of a date.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Holiday } from "../regulation/calendar.ts"
import { inForce } from "../regulation/in-force.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Shift } from "../regulation/schedules.ts"
import { shiftOf } from "../regulation/terms.ts"
import type { DayOff, Due, Duty } from "./duty.ts"
import { dayOffFor, workedHoliday } from "./holiday-on.ts"
import { shiftWindows } from "./punch-windows.ts"
import type { RosterDay } from "./roster.ts"

const rosterCite = "Jadwal piket unit kerja"

/**
 * The unit's roster: whoever is named is due, on a holiday too unless the shift observes it; an entry
 * without a shift is a free day, such as the one after a night shift.
 */
export function rosteredDue(
	date: LocalDate,
	entry: RosterDay,
	{ policy, holiday }: { readonly policy: Policy; readonly holiday: Holiday | undefined },
): DayOff | Extract<Due, { kind: "work" }> {
	const shifts = entry.map((id) => shiftOf(policy, id))
	const due = shifts.filter((shift) => holiday === undefined || !shift.observesHolidays)
	if (due.length === 0) {
		if (holiday !== undefined && shifts.length > 0) return dayOffFor(holiday)
		return { kind: "off", why: "free", cite: rosterCite }
	}
	const duties = due.flatMap((shift) => dutiesOf(date, shift, policy))
	return {
		kind: "work",
		duties: duties.sort((a, b) => a.hours.start - b.hours.start),
		...(holiday !== undefined && { holiday: workedHoliday(holiday) }),
	}
}

function dutiesOf(date: LocalDate, shift: Shift, policy: Policy): Duty[] {
	const { parts, sources } = inForce(shift.rows, date, `shift ${shift.id}`)
	const around = inForce(policy.shiftWindows ?? [], date, "shiftWindows")
	return parts.map(({ start, end, restMinutes, restPunch }) => ({
		name: shift.name,
		hours: { start, end, restMinutes },
		arriveBy: start,
		leaveFrom: end,
		windows: shiftWindows({ start, end }, around),
		restPunch,
		cites: [...new Set([sources.start.cite, sources.end.cite, around.cite])],
	}))
}
