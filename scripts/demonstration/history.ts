// Two months and more of plausible days: mostly on time, some late, some leave early or forget.
import type { Calendar } from "@hadir/backend/domain/regulation/calendar.ts"
import { addDays, type LocalDate, weekdayOf } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import type { Chance } from "../chance.ts"

export type PlannedTap = { readonly person: string; readonly at: number }

const minute = 60
const clock = (hour: number, minutes: number): number => (hour * 60 + minutes) * minute
const starts = clock(7, 30)
const ends = clock(16, 0)
const fridayEnds = clock(16, 30)

/** Every tap from the first date up to now, in order of time. */
export function planTaps(plan: {
	readonly people: readonly string[]
	readonly from: LocalDate
	readonly now: number
	readonly zone: string
	readonly calendar: Calendar
	readonly chance: Chance
}): PlannedTap[] {
	const taps: PlannedTap[] = []
	for (
		let date = plan.from;
		instantMs({ date, second: 0 }, plan.zone) < plan.now;
		date = addDays(date, 1)
	) {
		const weekday = weekdayOf(date)
		if (weekday === "sabtu" || weekday === "minggu" || plan.calendar.holidays.has(date)) continue
		const end = weekday === "jumat" ? fridayEnds : ends
		for (const person of plan.people) {
			for (const second of planDay(plan.chance, end)) {
				taps.push({
					person,
					at: instantMs({ date, second }, plan.zone) + plan.chance.between(0, 999),
				})
			}
		}
	}
	return taps.filter(({ at }) => at < plan.now).sort((a, b) => a.at - b.at)
}

/** Seconds from midnight at which one person taps on one day. */
function planDay(chance: Chance, end: number): number[] {
	const fate = chance.next()
	if (fate < 0.012) return []
	const arrival = arrivalOf(chance, fate)
	const departure =
		fate > 0.97 ? end - chance.between(3, 80) * minute : end + chance.between(0, 45 * minute)
	const seconds = [arrival, departure]
	if (fate > 0.2 && fate < 0.206) seconds.shift()
	if (fate > 0.21 && fate < 0.225) seconds.pop()
	// Some lay the card twice to be sure.
	const [first] = seconds
	if (first !== undefined && fate > 0.3 && fate < 0.34) seconds.push(first + chance.between(4, 40))
	return seconds
}

function arrivalOf(chance: Chance, fate: number): number {
	if (fate < 0.08) return starts + chance.between(1, 35) * minute + chance.between(0, 59)
	if (fate < 0.09) return starts + chance.between(36, 110) * minute
	return starts - chance.between(20, 28 * minute)
}
