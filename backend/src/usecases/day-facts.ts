// What the office knows of its people over a span of dates, as the rules want it.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds, instantMs, localMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import { reachDays } from "../domain/attendance/claim-punches.ts"
import type {
	PersonFacts,
	Records,
	TimedGap,
	TimedPunch,
} from "../domain/attendance/person-facts.ts"
import { type Spell, spellOn } from "../domain/duty/spell.ts"
import type { Entry } from "../domain/entries/entry.ts"
import { calendarOf, factsOf } from "../domain/entries/facts-of-entries.ts"
import { extendCalendar } from "../domain/regulation/calendar.ts"
import type { EntryBook } from "./entry-book.ts"
import type { ServiceView } from "./kiosk-services.ts"
import type { Employee, Registry } from "./ports.ts"
import type { PlacedPunch, Projections, RejectedPunch } from "./projections.ts"
import type { RegulationInForce } from "./regulation-in-force.ts"
import { type Dates, serviceOf, servingAt, unitRuns } from "./service-of.ts"

/** The UTC span of a work date at a site. */
export function spanOfDate(date: LocalDate, zone: string) {
	const from = instantMs({ date, second: 0 }, zone)
	return { from, until: from + daySeconds * 1000 }
}

/** Shifts that begin or end on neighbouring dates need those dates' punches too. */
const reached = ({ from, through }: Dates): Dates => ({
	from: addDays(from, -reachDays),
	through: addDays(through, reachDays),
})

/** Beyond this a query names nobody and reads every person's rows. */
const maxNamed = 500

export type FactParts = {
	readonly projections: Projections
	readonly book: EntryBook
	readonly registry: Pick<Registry, "guestKiosks">
	readonly regulation: RegulationInForce
	readonly zone: string
}

/** What decides the days of each person, and the regulation with what people added to its calendar. */
export type KnownFacts = {
	factsOf(employee: Employee): PersonFacts
	readonly regulation: RegulationInForce
}

/** The facts of many people, by one query a kind over all of them. */
export async function knownFacts(
	parts: FactParts,
	view: ServiceView,
	wanted: { readonly people: readonly Employee[]; readonly dates: Dates },
): Promise<KnownFacts> {
	const { people, dates } = wanted
	const { projections, book, zone } = parts
	const ids = people.length > maxNamed ? "everyone" : people.map(({ id }) => id)
	const around = reached(dates)
	const [placed, refused, written, guests] = await Promise.all([
		projections.punchesOf(ids, around),
		projections.rejectedOf(ids, around),
		book.touching({ people: ids, dates: around }),
		guestUnits(view, parts),
	])
	const punches = Map.groupBy(placed, ({ employee }) => employee)
	const rejected = Map.groupBy(refused, ({ employee }) => employee)
	const byPerson = Map.groupBy(written, ({ employee }) => employee)
	const sharedWith = massExcusesOf(byPerson.get(undefined) ?? [])
	const served = new Map(
		people.map((employee) => {
			const { spells } = factsOf(byPerson.get(employee.id) ?? [])
			return [employee.id, serviceOf(employee, spells)] as const
		}),
	)
	const firsts = await firstRecords({ projections, zone }, view, { served, guests })
	return {
		regulation: withCalendarEntries(parts.regulation, written),
		factsOf: (employee) => {
			const personal = byPerson.get(employee.id) ?? []
			const service = served.get(employee.id) ?? serviceOf(employee, factsOf(personal).spells)
			const own = factsOf([...personal, ...sharedWith(employee, service)])
			const made = (punches.get(employee.id) ?? []).map((one) => timedPunch(one, { view, zone }))
			return {
				...{ service, records: recordsOf(service, firsts, guests.get(employee.id)) },
				...{ roster: own.roster, letters: own.letters, excuses: own.excuses },
				...{ corrections: own.corrections, overtime: own.overtime },
				punches: [...made, ...own.manual],
				gaps: timedGaps(view, { employee, service }, dates, zone),
				rejected: (rejected.get(employee.id) ?? []).map((punch) => timedRejection(punch, zone)),
				guestAt: guests.get(employee.id),
			}
		},
	}
}

/** Units at whose machines each person is a named guest. */
async function guestUnits(
	view: ServiceView,
	{ registry }: Pick<FactParts, "registry">,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const units = [...(await registry.guestKiosks())].map(([employee, kiosks]) => {
		const own = kiosks.flatMap((kiosk) => view.kiosks.get(kiosk)?.unit ?? [])
		return [employee, own] as const
	})
	return new Map(units)
}

/** Mass excuses that name a person, or everyone of the unit at which they served on the date. */
function massExcusesOf(
	shared: readonly Entry[],
): (employee: Employee, service: readonly Spell[]) => readonly Entry[] {
	const excuses = shared.filter(({ content }) => content.kind === "massExcuse")
	return ({ id }, service) =>
		excuses.filter(({ unit, from, content }) => {
			if (content.kind !== "massExcuse") return false
			if (content.employees !== undefined) return content.employees.includes(id)
			return unit === undefined || spellOn(service, from)?.unit === unit
		})
}

/** By unit, for as long as somebody looks by the same view: a unit's people come in many lots. */
const firstPunches = new WeakMap<ServiceView, Map<string, LocalDate | undefined>>()

/** Since when each unit of these people has records: what its machines missed from then on is a gap. */
async function firstRecords(
	{ projections, zone }: Pick<FactParts, "projections" | "zone">,
	view: ServiceView,
	{
		served,
		guests,
	}: {
		readonly served: ReadonlyMap<string, readonly Spell[]>
		readonly guests: ReadonlyMap<string, readonly string[]>
	},
): Promise<ReadonlyMap<string, LocalDate>> {
	const units = new Set([...served.values()].flatMap((spells) => spells.map(({ unit }) => unit)))
	for (const id of served.keys()) for (const unit of guests.get(id) ?? []) units.add(unit)
	const kiosks = Map.groupBy(view.kiosks.values(), ({ unit }) => unit)
	const punched = firstPunches.get(view) ?? new Map<string, LocalDate | undefined>()
	firstPunches.set(view, punched)
	const unasked = [...units].filter((unit) => !punched.has(unit))
	const found = await projections.firstDates(
		unasked.map((unit) => ({
			unit,
			kiosks: (kiosks.get(unit) ?? []).map(({ kiosk }) => kiosk),
		})),
	)
	for (const unit of unasked) punched.set(unit, found.get(unit))
	const firsts = new Map(
		[...units].flatMap((unit) => {
			const date = punched.get(unit)
			return date === undefined ? [] : [[unit, date] as const]
		}),
	)
	for (const [unit, own] of kiosks) {
		const registered = own.map(({ counts }) => localMoment(counts.from, zone).date)
		const [first] = [...registered, punched.get(unit) ?? ""].filter((date) => date !== "").sort()
		if (first !== undefined) firsts.set(unit, first)
	}
	return firsts
}

/** A named guest can be seen by the machines that they may use beside their own unit's. */
function recordsOf(
	service: readonly Spell[],
	firsts: ReadonlyMap<string, LocalDate>,
	guestAt: readonly string[] = [],
): Records {
	const units = new Map<string, LocalDate>()
	for (const { unit } of service) {
		const [first] = [unit, ...guestAt].flatMap((one) => firsts.get(one) ?? []).sort()
		if (first !== undefined) units.set(unit, first)
	}
	return { units }
}

/** The regulation with the days, seasons and hours that people entered. */
export function withCalendarEntries(
	{ policy, calendar }: RegulationInForce,
	written: readonly Entry[],
): RegulationInForce {
	return { policy, calendar: extendCalendar(calendar, calendarOf(written)) }
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

/**
 * Gaps of the machines at which the person served, spell by spell, rounded outwards to whole seconds: doubt
 * is never smaller than it was. They begin before the first date, as its in-windows may.
 */
function timedGaps(
	view: ServiceView,
	{ employee, service }: { readonly employee: Employee; readonly service: readonly Spell[] },
	dates: Dates,
	zone: string,
): readonly TimedGap[] {
	return unitRuns(service, reached(dates)).flatMap(({ unit: id, first, last }) => {
		const span = {
			from: instantMs({ date: first, second: 0 }, zone),
			// A night shift ends on the day after the last.
			until: instantMs({ date: addDays(last, 2), second: 0 }, zone),
		}
		const wall = wallSecond({ date: first, second: 0 })
		return view
			.gapsOf(servingAt(employee, id), span)
			.map(({ from: begins, until: ends, cause, place, settled }) => ({
				from: wall + Math.floor((begins - span.from) / 1000),
				until: wall + Math.ceil((ends - span.from) / 1000),
				...{ cause, place },
				...(settled === undefined ? {} : { settled }),
			}))
	})
}
