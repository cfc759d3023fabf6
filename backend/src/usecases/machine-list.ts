// Every kiosk with how it is doing, and everything about them that waits for a person.
import type { Machine, MachinesMessage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import type { KioskService } from "../domain/service/service-gaps.ts"
import { mediaOf } from "../domain/service/service-timeline.ts"
import type { Alarms } from "./alarms.ts"
import type { DisputedPunches } from "./disputed-punches.ts"
import type { KioskNewsBoard } from "./kiosk-news.ts"
import { readService, type ServiceView } from "./kiosk-services.ts"
import { howItIs } from "./kiosk-state.ts"
import { machineAdvice } from "./machine-advice.ts"
import { openOutages } from "./open-outages.ts"
import type { MonthParts } from "./person-month.ts"
import type { Kiosk, Scope } from "./ports.ts"
import type { SettlementRow, Settlements, Withdrawal } from "./settlements.ts"

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
	const settlements = (await parts.settlements.list()).filter(
		(row) => isSeen(row.kiosk) && (waitsForSomebody(row) || row.until >= span.from),
	)
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
		outages: await openOutages(parts, view, span, scope),
		proposals: settlements.map((row) => proposalOf(row, placeOf(row.kiosk), viewer)),
		disputes: await disputesOf(parts, scope, isSeen, placeOf),
	}
}

/** What nobody has decided stays, however old it is. */
const waitsForSomebody = ({ approvedAt, withdrawal }: SettlementRow): boolean =>
	withdrawal === undefined ? approvedAt === undefined : withdrawal.approvedAt === undefined

function proposalOf(row: SettlementRow, place: string, viewer: string): Proposal {
	const { approvedBy, approvedAt, withdrawal, ...rest } = row
	return {
		...{ ...rest, place, isOwn: row.proposedBy === viewer },
		...(approvedBy === undefined ? {} : { approvedBy }),
		...(approvedAt === undefined ? {} : { approvedAt }),
		...(withdrawal === undefined ? {} : { withdrawal: withdrawalOf(withdrawal, viewer) }),
	}
}

function withdrawalOf(
	{ reason, askedBy, askedAt, approvedBy, approvedAt }: Withdrawal,
	viewer: string,
): Proposal["withdrawal"] {
	return {
		...{ reason, askedBy, askedAt, isOwn: askedBy === viewer },
		...(approvedBy === undefined ? {} : { approvedBy }),
		...(approvedAt === undefined ? {} : { approvedAt }),
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

function readersOf({ served, removed, receivedUntil }: KioskService): Machine["readers"] {
	const present = [...served].filter(([name]) => !removed.has(name))
	return present.map(([name, spans]) => {
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
