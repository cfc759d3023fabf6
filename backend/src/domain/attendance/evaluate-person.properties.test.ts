// What holds for every person, roster, punch and paper.
import { addDays, datesOfMonth, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { wallSecond } from "@hadir/shared/time/local-time.ts"
import { dayStates } from "@hadir/shared/wire/staff-month.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { calendar, policy } from "../regulation/national-template.fixture.ts"
import { evaluatePerson } from "./evaluate-person.ts"
import { letterKinds } from "./letter-kind.ts"
import type { PersonFacts, TimedPunch } from "./person-facts.ts"
import { inEnglish } from "./reasons-in-english.ts"
import { inIndonesian } from "./reasons-in-indonesian.ts"

const first = wallSecond({ date: "2026-02-16", second: 0 })
const daySeconds = 86_400
const span = { from: "2026-02-16", through: "2026-03-01" }
const lengthDays = 14
const office = { policy, calendar, now: { date: "2026-06-01", second: 0 } }

const dates = fc.integer({ min: 0, max: lengthDays - 1 }).map((days) => addDays(span.from, days))
const shifts = fc.constantFrom<readonly string[]>(
	...[["pagi"], ["sore"], ["malam"], ["sore", "malam"], ["jaga-24"], []],
)
/** Near the moments that matter, at the start and end of shifts, and anywhere. */
const seconds = fc.oneof(
	fc
		.constantFrom(7, 7.5, 14, 16, 21)
		.chain((hour) => fc.integer({ min: hour * 3600 - 2400, max: hour * 3600 + 2400 })),
	fc.integer({ min: 0, max: daySeconds - 1 }),
)
const punches = fc
	.array(fc.tuple(fc.integer({ min: -1, max: lengthDays }), seconds), { maxLength: 40 })
	.map((list) =>
		list.map(([day, second], index): TimedPunch => {
			return {
				record: `r${String(index).padStart(3, "0")}`,
				at: first + day * daySeconds + second,
				place: "A",
			}
		}),
	)
const letters = fc.array(
	fc.record({
		kind: fc.constantFrom(...letterKinds),
		from: dates,
		until: dates,
		letter: fc.constant("800/1"),
		part: fc.constantFrom(undefined, { from: 450, until: 720 }, { from: 780, until: 960 }),
	}),
	{ maxLength: 2 },
)
const excuses = fc.array(
	fc.record({
		date: dates,
		end: fc.constantFrom("arrival" as const, "departure" as const, "day" as const),
		reason: fc.constant("lupa"),
		letter: fc.constant("S/1"),
	}),
	{ maxLength: 2 },
)
const people: fc.Arbitrary<PersonFacts> = fc.record({
	service: fc
		.constantFrom("lima-hari", "enam-hari", "piket")
		.map((schedule) => [{ unit: "dinas", schedule }]),
	roster: fc.record({
		days: fc.array(fc.tuple(dates, shifts), { maxLength: 6 }).map((list) => new Map(list)),
		patterns: fc.oneof(
			fc.constant([]),
			fc.array(shifts, { minLength: 1, maxLength: 4 }).map((cycle) => [{ from: span.from, cycle }]),
		),
	}),
	punches,
	letters,
	excuses,
})

test("the order in which facts are given never matters", () => {
	fc.assert(
		fc.property(people, fc.integer({ min: 1, max: 39 }), (person, cut) => {
			const turned = [...person.punches.slice(cut), ...person.punches.slice(0, cut)].reverse()
			const again = { ...person, punches: turned, excuses: [...(person.excuses ?? [])].reverse() }
			expect(costs(again)).toEqual(costs(person))
		}),
		{ numRuns: 300 },
	)
})

test("worked out date by date it is the same as worked out at once", () => {
	fc.assert(
		fc.property(people, (person) => {
			const whole = evaluatePerson(person, span, office)
			const single = whole.flatMap(({ date }) =>
				evaluatePerson(person, { from: date, through: date }, office),
			)
			expect(single).toEqual(whole)
		}),
		{ numRuns: 200 },
	)
})

test("a duplicate of a punch changes no figure and opens no day", () => {
	fc.assert(
		fc.property(people, fc.nat(), (person, pick) => {
			const given = person.punches[pick % Math.max(1, person.punches.length)]
			if (given === undefined) return
			const twice = { ...person, punches: [...person.punches, { ...given, record: "again" }] }
			expect(costs(twice)).toEqual(costs(person))
		}),
		{ numRuns: 300 },
	)
})

test("a city further east on the same wall clock gets the same figures", () => {
	fc.assert(
		fc.property(people, fc.integer({ min: -3, max: 3 }), (person, weeks) => {
			// Two weeks without a holiday, moved by whole weeks within the same season of ordinary hours.
			const ordinary = { from: "2026-10-05", through: "2026-10-18" }
			const by = (days: number) => moved(person, days)
			const base = 231
			const there = {
				from: addDays(ordinary.from, weeks * 7),
				through: addDays(ordinary.through, weeks * 7),
			}
			const codes = (facts: PersonFacts, within: typeof ordinary) =>
				evaluatePerson(facts, within, { ...office, now: { date: "2027-06-01", second: 0 } }).map(
					({ codes: own, workedMinutes }) => [own, workedMinutes],
				)
			expect(codes(by(base + weeks * 7), there)).toEqual(codes(by(base), ordinary))
		}),
		{ numRuns: 200 },
	)
})

test("every day ends in one state, with a reason in both languages, and never costs more than TK", () => {
	fc.assert(
		fc.property(people, fc.tuple(dates, seconds), (person, [date, second]) => {
			for (const day of evaluatePerson(person, span, { ...office, now: { date, second } })) {
				expect(dayStates.filter((state) => state === day.state)).toHaveLength(1)
				expect(day.cutBasisPoints).toBeGreaterThanOrEqual(0)
				expect(day.cutBasisPoints).toBeLessThanOrEqual(300)
				expect(day.reasons.length).toBeGreaterThan(0)
				for (const reason of day.reasons) {
					expect(inIndonesian(reason)).toMatch(/^\S.*\.$/)
					expect(inEnglish(reason)).toMatch(/^\S.*\.$/)
				}
				expect(Number.isSafeInteger(day.workedMinutes)).toBe(true)
			}
		}),
		{ numRuns: 300 },
	)
})

test("no punch is lost: each stands on at least one of the dates", () => {
	fc.assert(
		fc.property(people, (person) => {
			const wide = { from: addDays(span.from, -2), through: addDays(span.through, 2) }
			const days = evaluatePerson(person, wide, office)
			const seen = new Set(days.flatMap((day) => day.punches.map(({ record }) => record)))
			expect(seen.size).toBe(person.punches.length)
		}),
		{ numRuns: 200 },
	)
})

test("whoever comes later never pays less", () => {
	const arrival = fc.integer({ min: 5 * 3600, max: 12 * 3600 - 1 })
	fc.assert(
		fc.property(fc.constantFrom(...datesOfMonth("2026-10")), arrival, arrival, (date, a, b) => {
			const cost = (second: number) => {
				const midnight = wallSecond({ date, second: 0 })
				const given = [midnight + second, midnight + 17 * 3600]
				const person: PersonFacts = {
					service: [{ unit: "dinas", schedule: "lima-hari" }],
					roster: { days: new Map(), patterns: [] },
					punches: given.map((at, index) => ({ record: `r${index}`, at, place: "A" })),
				}
				const [day] = evaluatePerson(
					person,
					{ from: date, through: date },
					{
						...office,
						now: { date: "2027-01-01", second: 0 },
					},
				)
				return day?.cutBasisPoints ?? 0
			}
			expect(cost(Math.max(a, b))).toBeGreaterThanOrEqual(cost(Math.min(a, b)))
		}),
		{ numRuns: 300 },
	)
})

function costs(person: PersonFacts) {
	return evaluatePerson(person, span, office).map(({ date, state, codes, workedMinutes }) => ({
		...{ date, state, codes, workedMinutes },
	}))
}

function moved(person: PersonFacts, days: number): PersonFacts {
	const later = (date: LocalDate) => addDays(date, days)
	return {
		...person,
		punches: person.punches.map((punch) => ({ ...punch, at: punch.at + days * daySeconds })),
		roster: {
			days: new Map([...person.roster.days].map(([date, own]) => [later(date), own])),
			patterns: person.roster.patterns.map((one) => ({ ...one, from: later(one.from) })),
		},
		letters: person.letters?.map((one) => ({
			...one,
			from: later(one.from),
			until: later(one.until),
		})),
		excuses: person.excuses?.map((one) => ({ ...one, date: later(one.date) })),
	}
}
