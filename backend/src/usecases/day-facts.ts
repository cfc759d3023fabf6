// What the office knows of its people over a span of dates, as the rules want it.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds, instantMs, localMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import { reachDays } from "../domain/attendance/claim-punches.ts"
import type { PersonFacts, TimedGap, TimedPunch } from "../domain/attendance/person-facts.ts"
import { noRoster } from "../domain/duty/roster.ts"
import type { ServiceView } from "./kiosk-services.ts"
import type { Employee } from "./ports.ts"
import type { PlacedPunch, Projections, RejectedPunch } from "./projections.ts"

/** The UTC span of a work date at a site. */
export function spanOfDate(date: LocalDate, zone: string) {
	const from = instantMs({ date, second: 0 }, zone)
	return { from, until: from + daySeconds * 1000 }
}

/** First and last work date asked for. */
export type Dates = { readonly from: LocalDate; readonly through: LocalDate }

/** Shifts that begin or end on neighbouring dates need those dates' punches too. */
const reached = ({ from, through }: Dates): Dates => ({
	from: addDays(from, -reachDays),
	through: addDays(through, reachDays),
})

/** Beyond this a query names nobody and reads every person's rows. */
const maxNamed = 500

/** The facts of each person, by one query a kind over all of them. */
export async function personFacts(
	parts: { readonly projections: Projections; readonly zone: string },
	view: ServiceView,
	wanted: { readonly people: readonly Employee[]; readonly dates: Dates },
): Promise<(employee: Employee) => PersonFacts> {
	const { people, dates } = wanted
	const { projections, zone } = parts
	const ids = people.length > maxNamed ? "everyone" : people.map(({ id }) => id)
	const placed = await projections.punchesOf(ids, reached(dates))
	const punches = Map.groupBy(placed, ({ employee }) => employee)
	const refused = await projections.rejectedOf(ids, reached(dates))
	const rejected = Map.groupBy(refused, ({ employee }) => employee)
	return (employee) => ({
		service: [
			{
				...{ from: employee.employedFrom, until: employee.employedUntil },
				...{ unit: employee.unit.id, schedule: employee.schedule },
			},
		],
		roster: noRoster,
		punches: (punches.get(employee.id) ?? []).map((punch) => timedPunch(punch, { view, zone })),
		gaps: timedGaps(view, employee, dates, zone),
		rejected: (rejected.get(employee.id) ?? []).map((punch) => timedRejection(punch, zone)),
	})
}

const wallOf = (at: number, zone: string): number => wallSecond(localMoment(at, zone))

function timedPunch(
	{ record, at, place, err, doubt, kiosk }: PlacedPunch,
	{ view, zone }: { readonly view: ServiceView; readonly zone: string },
): TimedPunch {
	const unit = view.kiosks.get(kiosk)?.unit
	return {
		...{ record, place, at: wallOf(at, zone) },
		// A bound below a second cannot move a figure that is counted in whole minutes by more than chance.
		...(err < 1000 ? {} : { errSeconds: Math.ceil(err / 1000) }),
		...(doubt === undefined ? {} : { doubt }),
		...(unit === undefined ? {} : { unit }),
	}
}

const timedRejection = ({ at, place, by, reason }: RejectedPunch, zone: string) => ({
	...{ at: wallOf(at, zone), place, by, reason },
})

/** Gaps rounded outwards to whole seconds: doubt is never smaller than it was. */
function timedGaps(
	view: ServiceView,
	employee: Employee,
	dates: Dates,
	zone: string,
): readonly TimedGap[] {
	const span = {
		from: instantMs({ date: dates.from, second: 0 }, zone),
		until: instantMs({ date: addDays(dates.through, reachDays), second: 0 }, zone),
	}
	const wall = wallSecond({ date: dates.from, second: 0 })
	return view.gapsOf(employee, span).map(({ from, until, cause, place, settled }) => ({
		from: wall + Math.floor((from - span.from) / 1000),
		until: wall + Math.ceil((until - span.from) / 1000),
		...{ cause, place },
		...(settled === undefined ? {} : { settled }),
	}))
}
