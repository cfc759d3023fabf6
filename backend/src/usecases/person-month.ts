// One person's month with the reason of each day, from the punches on record.
import {
	addDays,
	datesOfMonth,
	type LocalDate,
	type LocalMonth,
} from "@hadir/shared/time/local-date.ts"
import { type LocalMoment, localMoment } from "@hadir/shared/time/local-time.ts"
import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { reachDays } from "../domain/attendance/claim-punches.ts"
import { evaluateMonth } from "../domain/attendance/evaluate-month.ts"
import type { PersonFacts } from "../domain/attendance/person-facts.ts"
import { rosterOn } from "../domain/duty/roster.ts"
import { type Spell, spellOn } from "../domain/duty/spell.ts"
import { missingRows } from "../domain/regulation/missing-rows.ts"
import type { Policy } from "../domain/regulation/policy.ts"
import { unconfirmedFigures } from "../domain/regulation/unconfirmed-figures.ts"
import { type KnownFacts, knownFacts, spanOfDate } from "./day-facts.ts"
import { dayMessage, totalsMessage } from "./day-message.ts"
import type { EntryBook } from "./entry-book.ts"
import { readService, type ServiceParts } from "./kiosk-services.ts"
import { serviceWithin, unitNames } from "./people-serving.ts"
import type { Employee, Now, Scope } from "./ports.ts"
import type { Projections } from "./projections.ts"
import type { RegulationInForce } from "./regulation-in-force.ts"
import { type Dates, homeOn } from "./service-of.ts"

export type MonthParts = ServiceParts & {
	readonly projections: Projections
	readonly book: EntryBook
	readonly regulation: RegulationInForce
	/** The city's IANA zone. */
	readonly zone: string
	readonly now: Now
}

/** Why a month cannot be shown: the policy has no rows for it yet. */
export class MonthNotRegulated extends Error {
	readonly missing: readonly string[]

	constructor(missing: readonly string[]) {
		super(missing.join(" "))
		this.missing = missing
	}
}

/** @throws MonthNotRegulated @returns undefined when the person is not within the scope */
export async function personMonth(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly month: LocalMonth; readonly scope: Scope },
): Promise<PersonMonthMessage | undefined> {
	const dates = spanOfMonth(wanted.month)
	const found = await serviceWithin(parts, { ...wanted, dates })
	if (found === undefined) return undefined
	const [evaluated] = await evaluatePeople(parts, [found.employee], wanted.month)
	if (evaluated === undefined) return undefined
	const { id, nip, name, grade } = found.employee
	const home = homeOn(evaluated.service, dates.through)
	const unit = (await unitNames(parts.registry))(home.unit)
	const { schedules } = parts.regulation.policy
	const schedule = schedules.find((one) => one.id === home.schedule)?.name ?? home.schedule
	return {
		employee: { id, nip, name, unit, grade, schedule },
		month: wanted.month,
		totals: totalsMessage(evaluated.recap),
		days: evaluated.days.map(dayMessage),
		unconfirmed: evaluated.unconfirmed,
	}
}

export type EvaluatedPerson = ReturnType<typeof evaluateMonth> & {
	readonly employee: Employee
	/** Where they serve, and by which schedule: of a date by `homeOn`. */
	readonly service: readonly Spell[]
	/** Figures behind the cuts that no signed regulation confirms yet. */
	readonly unconfirmed: string[]
}

export function spanOfMonth(month: LocalMonth): Dates {
	const dates = datesOfMonth(month)
	return { from: dates[0] ?? "", through: dates.at(-1) ?? "" }
}

/** So many people are worked out before whoever else waits has a turn: some 10 ms. */
const peopleAtOnce = 50
/** So many people's rows are held at once, however large the city. */
const peopleRead = 500

/**
 * The month of many people. The office goes on serving meanwhile.
 * @param told how many are done, after each lot
 * @throws MonthNotRegulated
 */
export async function evaluatePeople(
	parts: MonthParts,
	employees: readonly Employee[],
	month: LocalMonth,
	told: (done: number) => void = () => undefined,
): Promise<EvaluatedPerson[]> {
	const dates = datesOfMonth(month)
	const { from, through } = spanOfMonth(month)
	const { zone } = parts
	const now = localMoment(parts.now(), zone)
	const view = await readService(parts, {
		from: spanOfDate(addDays(from, -reachDays), zone).from,
		until: spanOfDate(addDays(through, reachDays), zone).until,
	})
	const evaluated: EvaluatedPerson[] = []
	for (let first = 0; first < employees.length; first += peopleRead) {
		const people = employees.slice(first, first + peopleRead)
		const known = await knownFacts(parts, view, { people, dates: { from, through } })
		for (const employee of people) {
			evaluated.push(evaluateOne(known, employee, { month, dates, now }))
			if (evaluated.length % peopleAtOnce !== 0) continue
			told(evaluated.length)
			await new Promise((turn) => setImmediate(turn))
		}
	}
	told(evaluated.length)
	return evaluated
}

function evaluateOne(
	{ factsOf, regulation }: KnownFacts,
	employee: Employee,
	wanted: {
		readonly month: LocalMonth
		readonly dates: readonly LocalDate[]
		readonly now: LocalMoment
	},
): EvaluatedPerson {
	const { month, dates, now } = wanted
	const { policy } = regulation
	const person = factsOf(employee)
	const missing = missingOf(policy, person, dates[0] ?? "")
	if (missing.length > 0) throw new MonthNotRegulated(missing)
	const own = evaluateMonth(person, month, { ...regulation, now })
	const { service } = person
	return { ...own, employee, service, unconfirmed: unconfirmedOf(policy, person, dates) }
}

/** Tables of the policy that the schedules of a person lack on the first of the month. */
function missingOf(policy: Policy, { service }: PersonFacts, date: LocalDate): readonly string[] {
	const schedule = spellOn(service, date)?.schedule ?? service[0]?.schedule
	return knows(policy, schedule) ? missingRows(policy, schedule, date) : []
}

const knows = (policy: Policy, schedule: string | undefined): schedule is string =>
	policy.schedules.some(({ id }) => id === schedule)

/** By the schedule of the month's last day of service, and the shifts of all its days. */
function unconfirmedOf(
	policy: Policy,
	{ service, roster }: PersonFacts,
	dates: readonly LocalDate[],
): string[] {
	const date = dates.at(-1) ?? ""
	const schedule = spellOn(service, date)?.schedule ?? service[0]?.schedule
	if (!knows(policy, schedule)) return []
	const shifts = [...new Set(dates.flatMap((day) => rosterOn(roster, day) ?? []))]
	return unconfirmedFigures(policy, { schedule, shifts }, date)
}
