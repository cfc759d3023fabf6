// What a schedule with the same hours each week asks of a date.
import { type LocalDate, weekdayOf } from "@hadir/shared/time/local-date.ts"
import { type Calendar, concerns } from "../regulation/calendar.ts"
import { inForce } from "../regulation/in-force.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Sources, WeeklySchedule, WorkingHours } from "../regulation/schedules.ts"
import type { DayOff, Due } from "./duty.ts"
import { dayOffFor, holidayOn, workedHoliday } from "./holiday-on.ts"
import { clockWindows } from "./punch-windows.ts"

type Where = {
	readonly policy: Policy
	readonly calendar: Calendar
	readonly region?: string | undefined
}

/**
 * Perpres 21/2023 art. 3 and the yearly joint decree (SKB 3 Menteri): work is due on the schedule's
 * weekdays, except on national holidays and collective leave where the schedule observes them. A
 * holiday keeps its name on a free weekday.
 */
export function weeklyDue(
	date: LocalDate,
	schedule: WeeklySchedule,
	{ policy, calendar, region }: Where,
): DayOff | Extract<Due, { kind: "work" }> {
	const holiday = holidayOn(date, calendar, region)
	if (holiday !== undefined && schedule.observesHolidays) return dayOffFor(holiday)
	const { hours, sources } = hoursOn(date, schedule, calendar, region)
	if (hours === undefined) return { kind: "off", why: "weekend", cite: sources.start.cite }
	const row = inForce(policy.windows, date, "windows")
	const { start, end, restMinutes, restPunch, flexible } = hours
	const duty = {
		name: schedule.name,
		hours: { start, end, restMinutes },
		...dueTimes(hours),
		windows: clockWindows({ start, end }, row),
		restPunch,
		flexible,
		cites: [...new Set([sources.start.cite, sources.end.cite, row.cite])],
	}
	return {
		kind: "work",
		duties: [duty],
		...(holiday !== undefined && { holiday: workedHoliday(holiday) }),
	}
}

/** The hours of the date's weekday: of the season the calendar names, with the day's own start or end. */
function hoursOn(
	date: LocalDate,
	schedule: WeeklySchedule,
	calendar: Calendar,
	region: string | undefined,
): { readonly hours: WorkingHours | undefined; readonly sources: Sources } {
	const week = inForce(schedule.rows, date, `schedule ${schedule.id}`)
	const season = calendar.seasons.filter(
		(one) => one.from <= date && date <= one.until && concerns(one, region),
	)
	const { days, sources } =
		week.seasons?.find((row) => season.some(({ season }) => season === row.season)) ?? week
	const weekday = weekdayOf(date)
	const hours = days.find(({ day }) => day === weekday)
	const special = calendar.specialHours.get(date)?.find((one) => concerns(one, region))
	if (hours === undefined || special === undefined || !schedule.observesHolidays) {
		return { hours, sources }
	}
	const { start = hours.start, end = hours.end, restMinutes = hours.restMinutes } = special
	const decided = { cite: special.cite, status: "confirmed" } as const
	return {
		hours: { ...hours, start, end, restMinutes },
		sources: { ...sources, start: decided, end: decided },
	}
}

/** PermenPANRB 4/2025: flexible hours move the moments at which somebody is late or leaves early. */
function dueTimes({ start, end, flexible }: WorkingHours) {
	switch (flexible?.kind) {
		case undefined:
			return { arriveBy: start, leaveFrom: end }
		case "daily":
			return { arriveBy: start + flexible.afterMinutes, leaveFrom: end }
		case "weekly":
			return { arriveBy: flexible.core.from, leaveFrom: flexible.core.until }
	}
}
