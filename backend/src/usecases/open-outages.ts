// Outages that wait for two people: what each kiosk left unknown in the hours it owed, and whom it touches.
import { addDays, datesBetween } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import type { Outage } from "@hadir/shared/wire/staff-machines.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { owedAround, owedService } from "../domain/attendance/owed-service.ts"
import { factsOf } from "../domain/entries/facts-of-entries.ts"
import type { KioskService, Settlement } from "../domain/service/service-gaps.ts"
import { type Medium, mediaOf } from "../domain/service/service-timeline.ts"
import { joined, type Span, within, without } from "../domain/service/spans.ts"
import { withCalendarEntries } from "./day-facts.ts"
import type { ServiceView } from "./kiosk-services.ts"
import { peopleServing } from "./people-serving.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import { type Employee, everyUnit, type Scope } from "./ports.ts"
import { homeOn, serviceOf, servingAt, spellsWithin } from "./service-of.ts"

/** A restart is no outage worth a line, nor one of several readers, unless somebody's day waits for it. */
const leastOutageMs = 60_000

/** What each kiosk left unknown and nobody has settled, with the person-days that wait for it. */
export async function openOutages(
	parts: MonthParts,
	view: ServiceView,
	span: Span,
	scope: Scope,
): Promise<Outage[]> {
	const nameOf = new Map((await parts.registry.units(scope)).map(({ id, name }) => [id, name]))
	const decided = await parts.service.settlements()
	const owed = await owedSpans(parts, span)
	const gaps = [...view.kiosks.values()]
		.filter(({ unit }) => nameOf.has(unit))
		.flatMap((service) => openGaps(service, { span, decided, owed: owed(service.unit) }))
	const waiting = await waitingDays(parts, view, scope, gaps)
	return gaps
		.flatMap((open) => {
			const personDays = waiting.filter((day) => day.touches(open)).length
			const { unit, isPartial, ...gap } = open
			const isListed = personDays > 0 || (isOutage(gap) && !isPartial)
			return isListed ? [{ ...gap, unitName: nameOf.get(unit) ?? "", personDays }] : []
		})
		.sort((a, b) => b.from - a.from)
}

type OpenGap = Omit<Outage, "unitName" | "personDays"> & {
	readonly unit: string
	/** Some reader served, but none of another medium that the kiosk has. */
	readonly isPartial: boolean
}

function openGaps(
	service: KioskService & { readonly unit: string },
	facts: {
		readonly span: Span
		readonly decided: readonly Settlement[]
		/** When machines owe their service: lost service outside of it leaves no day open. */
		readonly owed: readonly Span[]
	},
): OpenGap[] {
	const { span, decided, owed } = facts
	const { kiosk, place, unit, counts, away, receivedUntil, served, missing } = service
	const own = (cause: Outage["cause"]) =>
		decided.filter((one) => one.kiosk === kiosk && one.cause === cause)
	const known = within(within([counts], span), { from: counts.from, until: receivedUntil })
	const unserved = (by: readonly Span[]) => without(known, [...joined(by), ...missing, ...away])
	const dark = unserved([...served.values()].flat())
	const dim = [...servedMedia(service).values()].flatMap((by) => without(unserved(by), dark))
	// However little of a long one falls into owed hours: it holds days open, so it can be settled.
	const lost = (spans: readonly Span[]) =>
		without(
			owed.flatMap((hours) => within(spans, hours)),
			own("lost"),
		)
	const unknown = without(within(missing, span), [...own("missing"), ...away])
	const causes = [
		{ cause: "lost", isPartial: false, spans: lost(dark) },
		{ cause: "lost", isPartial: true, spans: lost(joined(dim)) },
		{ cause: "missing", isPartial: false, spans: unknown },
	] as const
	return causes.flatMap(({ spans, ...gap }) =>
		spans.map((one) => ({ kiosk, place, unit, ...gap, ...one })),
	)
}

/** When each medium that the kiosk has was served. */
function servedMedia({ served }: Pick<KioskService, "served">): ReadonlyMap<Medium, Span[]> {
	const media = new Map<Medium, Span[]>()
	for (const [reader, spans] of served) {
		for (const medium of mediaOf(reader)) {
			media.set(medium, [...(media.get(medium) ?? []), ...spans])
		}
	}
	return media
}

const isOutage = ({ from, until }: Span): boolean => until - from >= leastOutageMs

/** Hours of service owed to each unit's people on the dates of a span, UTC ms. */
async function owedSpans(
	parts: MonthParts,
	{ from, until }: Span,
): Promise<(unit: string) => Span[]> {
	const { zone } = parts
	const dateOf = (at: number) => localMoment(at, zone).date
	// A night shift of the day before is still owed its end.
	const dates = { from: addDays(dateOf(from), -1), through: dateOf(until) }
	const written = await parts.book.touching({ people: "everyone", dates })
	const office = withCalendarEntries(parts.regulation, written)
	const byPerson = Map.groupBy(written, ({ employee }) => employee)
	const needs = new Map<string, { schedules: Set<string>; isRostered: boolean }>()
	const everyone = { schedules: new Set<string>(), isRostered: false }
	for (const employee of await parts.registry.employees(everyUnit)) {
		const { spells, roster } = factsOf(byPerson.get(employee.id) ?? [])
		const isRostered = roster.days.size > 0 || roster.patterns.length > 0
		for (const { unit, schedule } of spellsWithin(serviceOf(employee, spells), dates)) {
			const own = needs.get(unit) ?? { schedules: new Set(), isRostered: false }
			needs.set(unit, own)
			for (const need of [own, everyone]) {
				need.schedules.add(schedule)
				need.isRostered ||= isRostered
			}
		}
	}
	return (unit) => {
		// Machines of a unit whose people are not entered yet owe what others' do.
		const need = needs.get(unit) ?? everyone
		const spans = datesBetween(dates.from, dates.through).flatMap((date) =>
			owedService(date, need, office).map((hours) => ({
				from: instantMs({ date, second: hours.from }, zone),
				until: instantMs({ date, second: hours.until }, zone),
			})),
		)
		return joined(spans)
	}
}

type Waiting = { touches(gap: OpenGap): boolean }

/** Open person-days of the units and months that have a gap: of most there are none. */
async function waitingDays(
	parts: MonthParts,
	view: ServiceView,
	scope: Scope,
	gaps: readonly OpenGap[],
): Promise<Waiting[]> {
	if (gaps.length === 0) return []
	const { zone } = parts
	const dateOf = (at: number) => localMoment(at, zone).date
	const ends = gaps.flatMap(({ from, until }) => [addDays(dateOf(from), -1), dateOf(until)]).sort()
	const dates = { from: ends.at(0) ?? "", through: ends.at(-1) ?? "" }
	const months = new Set(ends.map(monthOf))
	const guests = await parts.registry.guestKiosks()
	const at = new Set(gaps.map(({ unit }) => unit))
	const there = (await parts.registry.units(scope)).filter(({ id }) => at.has(id))
	const people = new Map<string, Employee>()
	for (const { id: unit } of there) {
		const serving = await peopleServing(parts, { dates, scope: everyUnit, unit })
		for (const employee of serving) people.set(employee.id, employee)
	}
	const isGuest = (id: string) => gaps.some(({ kiosk }) => guests.get(id)?.includes(kiosk))
	for (const employee of await parts.registry.employees(scope)) {
		if (isGuest(employee.id)) people.set(employee.id, employee)
	}
	const waiting: Waiting[] = []
	for (const month of months) {
		for (const { employee, service, days } of await evaluatePeople(
			parts,
			[...people.values()],
			month,
		)) {
			for (const day of days) {
				const { date } = day
				const named = doubtsOf(day, parts)
				if (named.length === 0) continue
				const home = servingAt(employee, homeOn(service, date).unit)
				const isOf = ({ unit, kiosk }: OpenGap) =>
					home.unit.id === unit || guests.get(employee.id)?.includes(kiosk) === true
				waiting.push({
					touches: (gap) =>
						isOf(gap) &&
						named.some((doubt) => doubt.from < gap.until && doubt.until > gap.from) &&
						(!gap.isPartial || couldNotBeRead(view, home, gap)),
				})
			}
		}
	}
	return waiting
}

/** The gaps that an open day says it waits for, UTC ms: of lost service the part that its hours are owed. */
function doubtsOf(day: DayRecord, { regulation, zone }: MonthParts): Span[] {
	const { date, state, reasons } = day
	if (state !== "toDecide" && state !== "incomplete") return []
	const owed = day.duties.map((duty) => owedAround(date, duty, regulation.policy))
	return reasons.flatMap((reason) => {
		if (reason.rule !== "machineGap") return []
		const { from, until, cause } = reason
		const parts =
			cause === "lost"
				? owed.flatMap((hours) => within([{ from, until }], hours))
				: [{ from, until }]
		return parts.map((one) => ({
			from: instantMs({ date, second: one.from }, zone),
			until: instantMs({ date, second: one.until }, zone),
		}))
	})
}

/** Whoever another reader served did not wait for the one that was away, or was taken out. */
const couldNotBeRead = (view: ServiceView, employee: Employee, { from, until }: Span): boolean =>
	view.gapsOf(employee, { from, until }).some(({ cause }) => cause === "lost")

const monthOf = (date: string): string => date.slice(0, 7)
