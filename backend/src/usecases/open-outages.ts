// Outages that wait for two people: what each kiosk left unknown in the hours it owed, and whom it touches.
import { addDays } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import type { Outage } from "@hadir/shared/wire/staff-machines.ts"
import { owedService } from "../domain/attendance/owed-service.ts"
import type { KioskService, Settlement } from "../domain/service/service-gaps.ts"
import { type Medium, mediaOf } from "../domain/service/service-timeline.ts"
import { joined, type Span, within, without } from "../domain/service/spans.ts"
import type { ServiceView } from "./kiosk-services.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import { type Employee, everyUnit, type Scope } from "./ports.ts"

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
	{ registry, regulation, zone }: MonthParts,
	{ from, until }: Span,
): Promise<(unit: string) => Span[]> {
	const everyone = await registry.employees(everyUnit)
	const byUnit = Map.groupBy(everyone, ({ unit }) => unit.id)
	const last = localMoment(until, zone).date
	return (unit) => {
		// Machines of a unit whose people are not entered yet owe what others' do.
		const used = new Set((byUnit.get(unit) ?? everyone).map(({ schedule }) => schedule))
		const spans: Span[] = []
		for (let date = localMoment(from, zone).date; date <= last; date = addDays(date, 1)) {
			for (const hours of owedService(date, used, regulation)) {
				const at = (second: number) => instantMs({ date, second }, zone)
				spans.push({ from: at(hours.from), until: at(hours.until) })
			}
		}
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
	const dateOf = (at: number) => localMoment(at, parts.zone).date
	const months = new Set(
		gaps.flatMap(({ from, until }) => [dateOf(from), dateOf(until)].map(monthOf)),
	)
	const guests = await parts.registry.guestKiosks()
	const isOf = ({ id, unit }: Employee, gap: { readonly unit: string; readonly kiosk: string }) =>
		unit.id === gap.unit || (guests.get(id) ?? []).includes(gap.kiosk)
	const people: readonly Employee[] =
		gaps.length === 0
			? []
			: (await parts.registry.employees(scope)).filter((one) => gaps.some((gap) => isOf(one, gap)))
	const waiting: Waiting[] = []
	for (const month of months) {
		for (const { employee, days } of await evaluatePeople(parts, people, month)) {
			for (const { date, state } of days) {
				if (state !== "toDecide" && state !== "incomplete") continue
				waiting.push({
					touches: (gap) =>
						isOf(employee, gap) &&
						date >= dateOf(gap.from) &&
						date <= dateOf(gap.until) &&
						(!gap.isPartial || couldNotBeRead(view, employee, gap)),
				})
			}
		}
	}
	return waiting
}

/** Whoever another reader served did not wait for the one that was away, or was taken out. */
const couldNotBeRead = (view: ServiceView, employee: Employee, { from, until }: Span): boolean =>
	view.gapsOf(employee, { from, until }).some(({ cause }) => cause === "lost")

const monthOf = (date: string): string => date.slice(0, 7)
