// Several dates of one person, for tests that read like the case they are about.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { type LocalMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import type { Roster, RosterPattern } from "../duty/roster.ts"
import type { Spell } from "../duty/spell.ts"
import { type CalendarAdditions, extendCalendar } from "../regulation/calendar.ts"
import { loadPolicy } from "../regulation/load-policy.ts"
import { calendar, policy, rawTemplate } from "../regulation/national-template.fixture.ts"
import type { Policy } from "../regulation/policy.ts"
import type { DayRecord } from "./day-record.ts"
import { evaluatePerson } from "./evaluate-person.ts"
import { at, type ToldDay, told } from "./one-day.fixture.ts"
import type { PersonFacts, TimedPunch } from "./person-facts.ts"

/** Wall seconds of "2026-11-02 07:28:14"; "2026-11-02 31:02:00" is the next day's 07:02. */
export function wall(text: string): number {
	const [date = "", clock = ""] = text.split(" ")
	return wallSecond({ date, second: 0 }) + at(clock)
}

export type SomeDays = {
	readonly from: LocalDate
	readonly through?: LocalDate
	/** "2026-11-02 07:28:14", or with more than a time. */
	readonly punches?: readonly (string | (Partial<TimedPunch> & { readonly when: string }))[]
	readonly schedule?: string
	readonly service?: readonly Spell[]
	/** Shifts by date. */
	readonly roster?: Readonly<Record<LocalDate, readonly string[]>>
	readonly patterns?: readonly RosterPattern[]
	readonly calendar?: CalendarAdditions
	readonly policy?: Policy
	readonly now?: LocalMoment
	readonly more?: Partial<PersonFacts>
}

export function someDays(given: SomeDays): DayRecord[] {
	const { from, through = from, schedule = "lima-hari" } = given
	const roster: Roster = {
		days: new Map(Object.entries(given.roster ?? {})),
		patterns: given.patterns ?? [],
	}
	const person: PersonFacts = {
		service: given.service ?? [{ unit: "dinas", schedule }],
		roster,
		punches: (given.punches ?? []).map((punch, index) => {
			const { when, ...more } = typeof punch === "string" ? { when: punch } : punch
			return { record: `r${index}`, place: "Lobi", at: wall(when), ...more }
		}),
		...given.more,
	}
	const now = given.now ?? { date: addDays(through, 30), second: 0 }
	const known = extendCalendar(calendar, given.calendar ?? {})
	return evaluatePerson(
		person,
		{ from, through },
		{ policy: given.policy ?? policy, calendar: known, now },
	)
}

export const toldDays = (given: SomeDays): ToldDay[] => someDays(given).map(told)

/** "2026-11-02 H", "2026-11-03 T1 P2": what a reader looks for first. */
export const codesOf = (given: SomeDays): string[] =>
	someDays(given).map(({ date, codes }) => `${date} ${codes.join(" ")}`)

/** The national template with some of its tables replaced, read as a file would be. */
export function templateWith(tables: Readonly<Record<string, unknown>>): Policy {
	const base = typeof rawTemplate === "object" ? rawTemplate : {}
	const loaded = loadPolicy({ ...base, ...tables })
	if (!loaded.ok) throw new Error(loaded.fault.message)
	return loaded.value
}

/** One row of the template's `pairing`, `counting`, ..., with some fields changed. */
export function rowWith(
	table: "counting" | "cuts" | "pairing" | "windows",
	change: Readonly<Record<string, unknown>>,
): Policy {
	const rows = new Map(
		Object.entries(typeof rawTemplate === "object" ? (rawTemplate ?? {}) : {}),
	).get(table)
	const changed = Array.isArray(rows) ? rows.map((row: object) => ({ ...row, ...change })) : []
	return templateWith({ [table]: changed })
}
