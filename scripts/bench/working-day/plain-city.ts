// A city's month as plain facts, the same for every run: nobody is drawn by chance.
import type { PersonFacts, TimedPunch } from "@hadir/backend/domain/attendance/person-facts.ts"
import { addDays, datesOfMonth } from "@hadir/shared/time/local-date.ts"
import { wallSecond } from "@hadir/shared/time/local-time.ts"

export const month = "2026-10"
export const dates = datesOfMonth(month)
const first = dates[0] ?? ""

/** Every fifth serves by a rota of shifts; one in twenty days is late, one in forty has a punch too few. */
export function plainPerson(index: number): PersonFacts {
	const isByShift = index % 5 === 4
	const cycle = [["pagi"], ["sore"], ["malam"], []]
	return {
		service: [{ unit: `u${index % 51}`, schedule: isByShift ? "piket" : "lima-hari" }],
		roster: {
			days: new Map(),
			patterns: isByShift ? [{ from: addDays(first, -(index % 4)), cycle }] : [],
		},
		punches: dates.flatMap((date, day) =>
			punchesOn(date, index, isByShift ? (day + index) % 4 : -1),
		),
	}
}

const hours = [
	[7, 14],
	[14, 21],
	[21, 31],
] as const

function punchesOn(date: string, index: number, shift: number): TimedPunch[] {
	const midnight = wallSecond({ date, second: 0 })
	const [start, end] = shift < 0 ? [7.5, 16] : (hours[shift] ?? [0, 0])
	if (end === 0) return []
	const seed = (index * 31 + midnight / 86_400) % 40
	const late = seed % 20 === 0 ? 1500 : -seed * 10
	const punch = (name: string, at: number): TimedPunch => ({
		...{ record: `${index}-${date}-${name}`, at, place: "Lobi" },
	})
	const came = punch("in", midnight + start * 3600 + late)
	return seed === 7 ? [came] : [came, punch("out", midnight + end * 3600 + seed * 5)]
}
