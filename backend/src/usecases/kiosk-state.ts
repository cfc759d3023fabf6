import type { KioskService } from "../domain/service/service-gaps.ts"
import type { KioskNews } from "./kiosk-news.ts"
import type { ServiceView } from "./kiosk-services.ts"

/** A kiosk beats each minute; after this long without a beat it is silent. */
export const silentAfterMs = 180_000

export type HowItIs = "ready" | "sending" | "faulty" | "silent"

/** How one kiosk is doing, from what it says of itself, what has arrived and who is connected. */
export function howItIs(facts: {
	readonly service: KioskService
	readonly news: KioskNews | undefined
	readonly isConnected: boolean
	readonly now: number
}): HowItIs {
	const { service, news, isConnected, now } = facts
	if (!isConnected && now - service.receivedUntil >= silentAfterMs) return "silent"
	if (news?.fault !== undefined || hasNoReader(service)) return "faulty"
	return (news?.undelivered ?? 0) > 0 ? "sending" : "ready"
}

/** It has told of readers, and none of those it still has served when it was last heard. */
function hasNoReader({ served, removed, receivedUntil }: KioskService): boolean {
	const present = [...served].filter(([reader]) => !removed.has(reader))
	return (
		present.length > 0 && present.every(([, spans]) => (spans.at(-1)?.until ?? 0) < receivedUntil)
	)
}

export type KioskState = {
	readonly unit: string
	readonly kiosk: string
	readonly place: string
	readonly state: HowItIs
}

/** Every kiosk that still counts. */
export function kioskStates(facts: {
	readonly view: ServiceView
	readonly news: (kiosk: string) => KioskNews | undefined
	readonly connected: ReadonlySet<string>
	readonly now: number
}): readonly KioskState[] {
	return [...facts.view.kiosks.values()]
		.filter(({ counts }) => counts.until > facts.now)
		.map((service) => {
			const { kiosk, place, unit } = service
			const isConnected = facts.connected.has(kiosk)
			const state = howItIs({ service, news: facts.news(kiosk), isConnected, now: facts.now })
			return { unit, kiosk, place, state }
		})
}
