// What the office knows of a person's work date, as the rules want it: seconds from its midnight.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds, instantMs, localSecond } from "@hadir/shared/time/local-time.ts"
import type { DayGap, Punch } from "../domain/attendance/day-record.ts"
import type { ServiceView } from "./kiosk-services.ts"
import type { Employee } from "./ports.ts"
import type { PlacedPunch } from "./projections.ts"

/** The UTC span of a work date at a site. */
export function spanOfDate(date: LocalDate, zone: string) {
	const from = instantMs({ date, second: 0 }, zone)
	return { from, until: from + daySeconds * 1000 }
}

/** Gaps rounded outwards to whole seconds: doubt is never smaller than it was. */
export function dayGaps(
	view: ServiceView,
	employee: Employee,
	date: LocalDate,
	zone: string,
): readonly DayGap[] {
	const span = spanOfDate(date, zone)
	return view.gapsOf(employee, span).map(({ from, until, cause, place, settled }) => ({
		from: Math.floor((from - span.from) / 1000),
		until: Math.ceil((until - span.from) / 1000),
		...{ cause, place },
		...(settled === undefined ? {} : { settled }),
	}))
}

export function byPersonAndDate(
	placed: readonly PlacedPunch[],
	zone: string,
): ReadonlyMap<string, ReadonlyMap<LocalDate, Punch[]>> {
	const people = new Map<string, Map<LocalDate, Punch[]>>()
	for (const punch of placed) {
		if (punch.employee === undefined) continue
		const dates = people.get(punch.employee) ?? new Map<LocalDate, Punch[]>()
		people.set(punch.employee, dates)
		const punches = dates.get(punch.workDate) ?? []
		dates.set(punch.workDate, punches)
		punches.push(punchOf(punch, zone))
	}
	return people
}

const punchOf = ({ record, at, place, err, doubt }: PlacedPunch, zone: string): Punch => ({
	...{ record, place, second: localSecond(at, zone) },
	// A bound below a second cannot move a figure that is counted in whole minutes by more than chance.
	...(err < 1000 ? {} : { errSeconds: Math.ceil(err / 1000) }),
	...(doubt === undefined ? {} : { doubt }),
})
