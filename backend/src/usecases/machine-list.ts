// Every kiosk with how it is doing, and everything about them that waits for a person.
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Machine, MachinesMessage, Outage } from "@hadir/shared/wire/staff-machines.ts"
import type { KioskService, Settlement } from "../domain/service/service-gaps.ts"
import { mediaOf } from "../domain/service/service-timeline.ts"
import { joined, type Span, within, without } from "../domain/service/spans.ts"
import type { Alarms } from "./alarms.ts"
import type { DisputedPunches } from "./disputed-punches.ts"
import type { KioskNewsBoard } from "./kiosk-news.ts"
import { readService, type ServiceView } from "./kiosk-services.ts"
import { howItIs } from "./kiosk-state.ts"
import { machineAdvice } from "./machine-advice.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import type { Employee, Kiosk, Scope } from "./ports.ts"
import type { Settlements } from "./settle-gap.ts"

export type MachineParts = MonthParts & {
	readonly news: KioskNewsBoard
	readonly alarms: Alarms
	readonly settlements: Settlements
	readonly disputes: DisputedPunches
	readonly connected: () => ReadonlySet<string>
}

const dayMs = 86_400_000
/** So far back outages are proposed for a decision: this month and the one before it. */
const outageDays = 62
/** A restart is no outage worth a line; days it touches wait all the same and name it. */
const leastOutageMs = 60_000

/** @param viewer username of who asks: nobody approves their own proposal */
export async function machineList(
	parts: MachineParts,
	scope: Scope,
	viewer: string,
): Promise<MachinesMessage> {
	const now = parts.now()
	const span = { from: now - outageDays * dayMs, until: now }
	const [all, units, view] = await Promise.all([
		parts.registry.kiosks(),
		parts.registry.units(scope),
		readService(parts, span),
	])
	const nameOf = new Map(units.map(({ id, name }) => [id, name]))
	const kiosks = all.filter(({ unit }) => nameOf.has(unit))
	const placeOf = (code: string) => kiosks.find((kiosk) => kiosk.code === code)?.place ?? code
	const isSeen = (code: string) => kiosks.some((kiosk) => kiosk.code === code)
	const settlements = (await parts.settlements.list()).filter(({ kiosk }) => isSeen(kiosk))
	const alarms = await parts.alarms.open()
	return {
		at: now,
		machines: kiosks.flatMap((kiosk) =>
			machineOf(parts, view, kiosk, nameOf.get(kiosk.unit) ?? ""),
		),
		alarms: alarms
			.filter(({ kiosk }) => (kiosk === undefined ? scope.unit === undefined : isSeen(kiosk)))
			.map(({ id, kind, kiosk, subject, raisedAt }) => ({
				...{ id, kind, subject, raisedAt },
				...(kiosk === undefined ? {} : { kiosk }),
			})),
		outages: await outagesOf(parts, view, span, scope, nameOf),
		proposals: settlements.map(({ approvedBy, approvedAt, ...row }) => ({
			...row,
			place: placeOf(row.kiosk),
			isOwn: row.proposedBy === viewer,
			...(approvedBy === undefined ? {} : { approvedBy }),
			...(approvedAt === undefined ? {} : { approvedAt }),
		})),
		disputes: await disputesOf(parts, scope, isSeen, placeOf),
	}
}

function machineOf(
	parts: MachineParts,
	view: ServiceView,
	kiosk: Kiosk,
	unitName: string,
): Machine[] {
	const service = view.kiosks.get(kiosk.code)
	if (service === undefined) return []
	const now = parts.now()
	const news = parts.news.of(kiosk.code)
	const undelivered = news?.undelivered ?? 0
	const isRetired = kiosk.retiredAt !== undefined && kiosk.retiredAt <= now
	const isConnected = parts.connected().has(kiosk.code)
	const state: Machine["state"] = isRetired
		? "retired"
		: howItIs({ service, news, isConnected, now })
	const facts = {
		...{ kiosk: kiosk.code, unit: kiosk.unit, unitName, place: kiosk.place, state, undelivered },
		...(news === undefined ? {} : { heardAt: news.heardAt, skewMs: news.skewMs }),
		...(news?.release ? { release: news.release } : {}),
		...(Number.isFinite(service.receivedUntil) ? { completeUntil: service.receivedUntil } : {}),
		readers: readersOf(service),
	} as const
	const advice = machineAdvice(facts, { fault: news?.fault, now, zone: kiosk.zone })
	return [{ ...facts, ...(advice === undefined ? {} : { advice }) }]
}

function readersOf({ served, receivedUntil }: KioskService): Machine["readers"] {
	return [...served].map(([name, spans]) => {
		const last = spans.at(-1)
		const isReady = last !== undefined && last.until >= receivedUntil
		const media = mediaOf(name)
		return {
			name,
			medium: media.length === 1 ? (media[0] ?? "card") : "any",
			isReady,
			...(last === undefined ? {} : { since: isReady ? last.from : last.until }),
		}
	})
}

/** What each kiosk left unknown and nobody has settled, with the person-days that wait for it. */
async function outagesOf(
	parts: MachineParts,
	view: ServiceView,
	span: Span,
	scope: Scope,
	nameOf: ReadonlyMap<string, string>,
): Promise<Outage[]> {
	const decided = await parts.service.settlements()
	const gaps = [...view.kiosks.values()]
		.filter(({ unit }) => nameOf.has(unit))
		.flatMap((service) => openGaps(service, span, decided))
	const waiting = await waitingDays(parts, scope, gaps)
	return gaps
		.map(({ unit, ...gap }) => ({
			...gap,
			unitName: nameOf.get(unit) ?? "",
			personDays: waiting.filter((day) => day.touches(unit, gap)).length,
		}))
		.sort((a, b) => b.from - a.from)
}

type OpenGap = Omit<Outage, "unitName" | "personDays"> & { readonly unit: string }

function openGaps(
	service: KioskService & { readonly unit: string },
	span: Span,
	decided: readonly Settlement[],
): OpenGap[] {
	const { kiosk, place, unit, counts, receivedUntil, served, missing } = service
	const own = (cause: Outage["cause"]) =>
		decided.filter((one) => one.kiosk === kiosk && one.cause === cause)
	const known = within(within([counts], span), { from: counts.from, until: receivedUntil })
	const lost = without(known, [...joined([...served.values()].flat()), ...missing])
	const causes = [
		{ cause: "lost", spans: without(lost, own("lost")) },
		{ cause: "missing", spans: without(within(missing, span), own("missing")) },
	] as const
	return causes.flatMap(({ cause, spans }) =>
		spans
			.filter(({ from, until }) => until - from >= leastOutageMs)
			.map((gap) => ({ kiosk, place, unit, cause, ...gap })),
	)
}

type Waiting = { touches(unit: string, gap: Span): boolean }

/** Open person-days of the units and months that have a gap: of most there are none. */
async function waitingDays(
	parts: MachineParts,
	scope: Scope,
	gaps: readonly OpenGap[],
): Promise<Waiting[]> {
	const dateOf = (at: number) => localMoment(at, parts.zone).date
	const months = new Set(
		gaps.flatMap(({ from, until }) => [dateOf(from), dateOf(until)].map(monthOf)),
	)
	const units = new Set(gaps.map(({ unit }) => unit))
	const people: readonly Employee[] =
		gaps.length === 0
			? []
			: (await parts.registry.employees(scope)).filter(({ unit }) => units.has(unit.id))
	const waiting: Waiting[] = []
	for (const month of months) {
		for (const { employee, days } of await evaluatePeople(parts, people, month)) {
			for (const { date, state } of days) {
				if (state !== "toDecide" && state !== "incomplete") continue
				waiting.push({
					touches: (unit, { from, until }) =>
						employee.unit.id === unit && date >= dateOf(from) && date <= dateOf(until),
				})
			}
		}
	}
	return waiting
}

const monthOf = (date: string): string => date.slice(0, 7)

async function disputesOf(
	{ disputes, registry }: MachineParts,
	scope: Scope,
	isSeen: (kiosk: string) => boolean,
	placeOf: (kiosk: string) => string,
): Promise<MachinesMessage["disputes"]> {
	const names = new Map((await registry.employees(scope)).map((e) => [e.id, e.name]))
	const grouped = new Map<string, MachinesMessage["disputes"][number]>()
	for (const punch of await disputes.undecided()) {
		const { record, journal, kiosk, cause, at } = punch
		if (!isSeen(kiosk)) continue
		const place = placeOf(kiosk)
		const key = `${journal} ${cause}`
		const group = grouped.get(key) ?? { journal, kiosk, place, cause, punches: [] }
		grouped.set(key, group)
		const employee = names.get(punch.employee ?? "")
		group.punches.push({ record, at, place, ...(employee === undefined ? {} : { employee }) })
	}
	return [...grouped.values()]
}
