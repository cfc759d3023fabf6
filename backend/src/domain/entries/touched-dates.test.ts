// A fact changes the dates it says it touches, and no other: working those out again is working out everything.
import { addDays, datesBetween } from "@hadir/shared/time/local-date.ts"
import { wallSecond } from "@hadir/shared/time/local-time.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { compareDays } from "../attendance/compare-days.ts"
import { evaluatePerson } from "../attendance/evaluate-person.ts"
import type { PersonFacts, TimedPunch } from "../attendance/person-facts.ts"
import { extendCalendar } from "../regulation/calendar.ts"
import { calendar, policy } from "../regulation/national-template.fixture.ts"
import type { Entry } from "./entry.ts"
import type { EntryContent } from "./entry-contents.ts"
import { calendarOf, factsOf } from "./facts-of-entries.ts"
import { touchedByEntry, touchedByPunch } from "./touched-dates.ts"

const from = "2026-10-05"
const through = "2026-10-18"
const dates = fc.constantFrom(...datesBetween(from, through))
const shifts = fc.constantFrom<string[]>(["pagi"], ["sore"], ["malam"], ["sore", "malam"], [])
const seconds = fc.oneof(
	fc.constantFrom(7, 14, 16, 21).map((hour) => hour * 3600 - 300),
	fc.integer({ min: 0, max: 86_399 }),
)
const contents: fc.Arbitrary<EntryContent> = fc.oneof(
	shifts.map((own) => ({ kind: "rosterDay" as const, shifts: own })),
	fc.array(shifts, { minLength: 1, maxLength: 4 }).map((cycle) => ({
		...{ kind: "rosterPattern" as const, cycle },
	})),
	fc.constantFrom("lima-hari", "enam-hari", "piket").map((schedule) => ({
		...{ kind: "spell" as const, unit: "dinas", schedule },
	})),
	fc.constantFrom(undefined, { from: 450, until: 720 }).map((part) => ({
		...{ kind: "letter" as const, letterKind: "cutiTahunan" as const, letter: "1", part },
	})),
	fc.constantFrom("arrival" as const, "departure" as const, "day" as const).map((end) => ({
		...{ kind: "excuse" as const, end, reason: "lupa", letter: "1" },
	})),
	seconds.map((second) => ({
		...{ kind: "manualPunch" as const, second, place: "A", reason: "a", evidence: "b" },
	})),
	seconds.map((second) => ({
		...{ kind: "correction" as const, end: "arrival" as const, second, reason: "a" },
	})),
	fc.constant({ kind: "overtime" as const, fromMinute: 1200, untilMinute: 1620, letter: "1" }),
	fc.constant({
		...{ kind: "holiday" as const, holidayKind: "libur" as const, name: "HUT", cite: "Perda" },
	}),
)
/** As BKPSDM would have entered it, agreed to where that is needed. */
const entries = fc.tuple(contents, dates, fc.integer({ min: 0, max: 3 }), fc.nat()).map(
	([content, date, days, n]): Entry => ({
		...{ id: `e${n}`, employee: "maria", from: date, content },
		until: hasLength(content) ? addDays(date, days) : date,
		...{ enteredBy: "rambu", enteredAs: "bkpsdm", enteredAt: n },
		steps: [],
	}),
)
const hasLength = ({ kind }: EntryContent) =>
	["letter", "spell", "rosterPattern", "holiday"].includes(kind)

const punches = fc
	.array(
		fc.tuple(fc.constantFrom(...datesBetween(addDays(from, -1), addDays(through, 1))), seconds),
		{
			maxLength: 30,
		},
	)
	.map((list) =>
		list.map(([date, second], index): TimedPunch => {
			return { record: `r${index}`, at: wallSecond({ date, second: 0 }) + second, place: "A" }
		}),
	)

const agreed = (entry: Entry): Entry => {
	const step = { kind: "agreed", role: "bkpsdm", at: 1, reason: "" } as const
	const two = [
		{ ...step, by: "a" },
		{ ...step, by: "b" },
	]
	const needed = entry.content.kind === "correction" ? 2 : needsOne(entry.content) ? 1 : 0
	return { ...entry, steps: two.slice(0, needed) }
}
const needsOne = ({ kind }: EntryContent) => ["letter", "excuse", "manualPunch"].includes(kind)

function days(written: readonly Entry[], made: readonly TimedPunch[]) {
	const own = factsOf(written)
	const person: PersonFacts = {
		service: [{ unit: "dinas", schedule: "lima-hari" }, ...own.spells],
		...{ roster: own.roster, letters: own.letters, excuses: own.excuses },
		...{ corrections: own.corrections, overtime: own.overtime },
		punches: [...made, ...own.manual],
	}
	const office = { policy, calendar: extendCalendar(calendar, calendarOf(written)) }
	const now = { date: "2027-01-01", second: 0 }
	return evaluatePerson(
		person,
		{ from: addDays(from, -7), through: addDays(through, 14) },
		{ ...office, now },
	)
}

test("an entry changes no date beyond those it touches", () => {
	fc.assert(
		fc.property(fc.array(entries, { maxLength: 4 }), entries, punches, (before, added, made) => {
			const known = before.map(agreed)
			const changed = compareDays(days(known, made), days([...known, agreed(added)], made))
			const { from: first, until } = touchedByEntry(added)
			for (const { date } of changed) {
				expect(date >= first && (until === undefined || date <= until), date).toBe(true)
			}
		}),
		{ numRuns: 500 },
	)
})

test("a punch changes no date beyond those it touches", () => {
	fc.assert(
		fc.property(
			fc.array(entries, { maxLength: 4 }),
			punches,
			dates,
			seconds,
			(before, made, date, second) => {
				const known = before.map(agreed)
				const at = wallSecond({ date, second: 0 }) + second
				const late = { record: "late", at, place: "A" }
				const changed = compareDays(days(known, made), days(known, [...made, late]))
				const { from: first, until = through } = touchedByPunch(at)
				for (const one of changed)
					expect(one.date >= first && one.date <= until, one.date).toBe(true)
			},
		),
		{ numRuns: 500 },
	)
})
