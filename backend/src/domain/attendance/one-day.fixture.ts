// One person at the national template, for tests: punches as clock times, reasons as sentences.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type LocalMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import { noRoster } from "../duty/roster.ts"
import type { Calendar } from "../regulation/calendar.ts"
import { calendar, policy, scheduleId } from "../regulation/national-template.fixture.ts"
import type { Policy } from "../regulation/policy.ts"
import type { DayGap, DayRecord, Punch } from "./day-record.ts"
import { evaluatePerson } from "./evaluate-person.ts"
import type { PersonFacts } from "./person-facts.ts"
import { inIndonesian } from "./reasons-in-indonesian.ts"

export { calendar, policy, scheduleId }

/** Seconds from "07:28:14"; "31:02:00" is the next day's 07:02. */
export function at(clock: string): number {
	const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number)
	return hour * 3600 + minute * 60 + second
}

/** Punches and gaps in seconds from midnight of the date. */
export type OneDay = {
	readonly date: LocalDate
	readonly now: LocalMoment
	readonly punches: readonly Punch[]
	readonly gaps?: readonly DayGap[]
	readonly employedFrom?: LocalDate
	readonly employedUntil?: LocalDate
	readonly schedule?: string
	readonly policy?: Policy
	readonly calendar?: Calendar
}

/** Told as people read it. */
export type ToldDay = Omit<DayRecord, "reasons"> & { readonly reasons: readonly string[] }

export const told = (day: DayRecord): ToldDay => ({
	...day,
	reasons: day.reasons.map(inIndonesian),
})

export function personOf(given: Omit<OneDay, "now">, more: Partial<PersonFacts> = {}): PersonFacts {
	const midnight = wallSecond({ date: given.date, second: 0 })
	const { employedFrom: from, employedUntil: until, schedule = scheduleId } = given
	return {
		service: [{ from, until, unit: "dinas", schedule }],
		roster: noRoster,
		punches: given.punches.map(({ second, ...punch }) => ({ ...punch, at: midnight + second })),
		gaps: (given.gaps ?? []).map((gap) => ({
			...gap,
			...{ from: midnight + gap.from, until: midnight + gap.until },
		})),
		...more,
	}
}

export function evaluateDay(given: OneDay, more: Partial<PersonFacts> = {}): ToldDay {
	const { date, now } = given
	const office = { policy: given.policy ?? policy, calendar: given.calendar ?? calendar, now }
	const [day] = evaluatePerson(personOf(given, more), { from: date, through: date }, office)
	if (day === undefined) throw new Error("a day has one record")
	return told(day)
}
