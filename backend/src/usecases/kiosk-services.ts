// How far each kiosk has delivered and when its readers served: what a person's day may rest on.

import { removedReaders, unpulledSpans } from "../domain/service/removed-readers.ts"
import type { KioskService, ServiceGap, Settlement } from "../domain/service/service-gaps.ts"
import { serviceGaps } from "../domain/service/service-gaps.ts"
import { type Medium, serviceTimeline } from "../domain/service/service-timeline.ts"
import type { Span } from "../domain/service/spans.ts"
import type { JournalReader } from "./journal-log.ts"
import type { CredentialKind, Employee, Kiosk, Registry } from "./ports.ts"
import type { ServiceFacts } from "./service-facts.ts"

export type ServiceParts = {
	readonly registry: Registry
	readonly reader: JournalReader
	readonly service: ServiceFacts
}

/** Everything that a span of time needs, read once for many people. */
export type ServiceView = {
	readonly kiosks: ReadonlyMap<string, KioskService & { readonly unit: string }>
	/** The gaps of one person's machines within a span. */
	gapsOf(employee: Employee, span: Span): readonly ServiceGap[]
}

export async function readService(parts: ServiceParts, span: Span): Promise<ServiceView> {
	const { registry, service } = parts
	const [all, received, missing, settlements, retirements, guests, kinds] = await Promise.all([
		registry.kiosks(),
		receivedUntil(parts.reader),
		service.missing(),
		service.settlements(),
		service.retirements(),
		registry.guestKiosks(),
		registry.credentialKinds(),
	])
	const kiosks = new Map<string, KioskService & { readonly unit: string }>()
	for (const kiosk of all) {
		const { registeredAt } = kiosk
		if (registeredAt === undefined) continue
		const until = received.get(kiosk.code) ?? Number.NEGATIVE_INFINITY
		const events = await service.events(kiosk.code, span.from)
		const served = serviceTimeline(events, until)
		kiosks.set(kiosk.code, {
			...{ kiosk: kiosk.code, place: kiosk.place, unit: kiosk.unit },
			counts: { from: registeredAt, until: kiosk.retiredAt ?? Number.POSITIVE_INFINITY },
			away: retirements.filter((one) => one.kiosk === kiosk.code),
			receivedUntil: until,
			...{ served, removed: removedReaders(events) },
			missing: [
				...missing.filter((one) => one.kiosk === kiosk.code),
				...unpulledSpans(events, served, until),
			],
		})
	}
	return viewOf({ all, kiosks, settlements, guests, kinds })
}

function viewOf(facts: {
	readonly all: readonly Kiosk[]
	readonly kiosks: ReadonlyMap<string, KioskService & { readonly unit: string }>
	readonly settlements: readonly Settlement[]
	readonly guests: ReadonlyMap<string, readonly string[]>
	readonly kinds: ReadonlyMap<string, readonly CredentialKind[]>
}): ServiceView {
	// Many people share their machines, media and dates.
	const known = new Map<string, readonly ServiceGap[]>()
	return {
		kiosks: facts.kiosks,
		gapsOf: ({ id, unit }, span) => {
			// Whoever is a named guest somewhere may have punched there.
			const named = facts.guests.get(id) ?? []
			const kiosks = [...facts.kiosks.values()].filter(
				(kiosk) => kiosk.unit === unit.id || named.includes(kiosk.kiosk),
			)
			const media = mediaOf(facts.kinds.get(id) ?? [])
			const key = [span.from, span.until, media, kiosks.map(({ kiosk }) => kiosk)].join()
			const before = known.get(key)
			if (before !== undefined) return before
			const gaps = serviceGaps({ kiosks, media, span, settlements: facts.settlements })
			known.set(key, gaps)
			return gaps
		},
	}
}

/**
 * Who carries nothing yet can be read by whatever there is; so can a terminal's user without a card, whose terminal
 * may be one that no kiosk speaks of.
 */
export function mediaOf(kinds: readonly CredentialKind[]): readonly Medium[] {
	const carried = new Set(kinds.map(mediumOf))
	const isOpen = !carried.has("card") && !carried.has("finger")
	return media.filter((medium) => isOpen || carried.has(medium))
}
const media = ["card", "finger", "terminal"] as const

const mediumOf = (kind: CredentialKind): Medium =>
	kind === "finger" || kind === "terminal" ? kind : "card"

/** UTC ms up to which each kiosk has delivered everything, by the heartbeats that count. */
export async function receivedUntil(reader: JournalReader): Promise<ReadonlyMap<string, number>> {
	const kioskOf = new Map((await reader.chains()).map(({ journal, kiosk }) => [journal, kiosk]))
	const until = new Map<string, number>()
	for (const { journal, time } of await reader.heartbeats()) {
		const kiosk = kioskOf.get(journal)
		if (kiosk !== undefined) until.set(kiosk, Math.max(until.get(kiosk) ?? time, time))
	}
	return until
}
