import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import {
	daySeconds,
	type LocalMoment,
	secondsInto,
	wallSecond,
} from "@hadir/shared/time/local-time.ts"
import type { Office } from "../duty/due-on.ts"
import { spellOn } from "../duty/spell.ts"
import { type Terms, termsOn } from "../regulation/terms.ts"
import type { DateFacts } from "./date-facts.ts"
import type { DayGap, DayRecord } from "./day-record.ts"
import { dutyFactsOf, punchesFrom } from "./duty-facts.ts"
import { judgeDate } from "./judge-date.ts"
import type { PersonFacts } from "./person-facts.ts"
import { lettersOn, ordersOn, type PlacedPerson, placePerson } from "./place-person.ts"

/** What a city's figures rest on, and the site's wall clock at the time of asking. */
export type OfficeNow = Office & { readonly now: LocalMoment }

/**
 * The day records of one person, one a date, in order. The same input gives the same figures for ever:
 * the time of asking is part of it, and the order in which facts are given is not. A working day without
 * a row of the policy in force throws; a year without its decree on holidays is `unrostered`, because
 * nobody is absent while nobody knows whether the day is off.
 */
export function evaluatePerson(
	person: PersonFacts,
	span: { readonly from: LocalDate; readonly through: LocalDate },
	office: OfficeNow,
): DayRecord[] {
	const placed = placePerson(person, span, office)
	const known = new Map<LocalDate, Terms>()
	const termsOf = (date: LocalDate): Terms => {
		const terms = known.get(date) ?? termsOn(office.policy, date)
		known.set(date, terms)
		return terms
	}
	const days: DayRecord[] = []
	for (let date = span.from; date <= span.through; date = addDays(date, 1)) {
		days.push(judgeDate(dateFacts(date, { person, placed, termsOf, now: office.now })))
	}
	return days
}

function dateFacts(
	date: LocalDate,
	known: {
		readonly person: PersonFacts
		readonly placed: PlacedPerson
		readonly termsOf: (date: LocalDate) => Terms
		readonly now: LocalMoment
	},
): DateFacts {
	const { person, placed, termsOf, now } = known
	const due = placed.dues.get(date)
	if (due === undefined) throw new Error(`${date} lies outside of what was asked`)
	const midnight = wallSecond({ date, second: 0 })
	const { corrections = [], excuses = [], letters = [], overtime = [], gaps = [] } = person
	const duties = dutyFactsOf(date, placed, { corrections, excuses, termsOf })
	return {
		...{ date, due, duties, unseen: unseenOn(date, person) },
		idle: duties.length > 0 ? [] : corrections.filter((one) => one.date === date),
		punches: punchesFrom(placed.punches.get(date) ?? [], midnight),
		letters: lettersOn(letters, date),
		excuse: excuses.find((one) => one.date === date && one.end === "day"),
		orders: ordersOn(overtime, date).map((order) => ({
			...order,
			...{ from: order.from - midnight, until: order.until - midnight },
		})),
		gaps: gaps.map((gap) => gapFrom(gap, midnight)),
		rejected: (person.rejected ?? []).flatMap(({ at, ...punch }) =>
			at >= midnight && at < midnight + daySeconds ? [{ ...punch, second: at - midnight }] : [],
		),
		elapsed: secondsInto(date, now),
	}
}

/** At a unit of which there is no record up to the date. */
export function unseenOn(date: LocalDate, { service, records }: PersonFacts): DateFacts["unseen"] {
	if (records === undefined) return undefined
	const unit = spellOn(service, date)?.unit
	if (unit === undefined) return undefined
	const from = records.units.get(unit)
	if (from === undefined) return {}
	return date < from ? { from } : undefined
}

const gapFrom = (gap: DayGap, midnight: number): DayGap => ({
	...gap,
	from: gap.from - midnight,
	until: gap.until - midnight,
})
