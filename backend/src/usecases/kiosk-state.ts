import type { ServiceView } from "./kiosk-services.ts"

/** A kiosk beats each minute; after this long without a beat it is silent. */
export const silentAfterMs = 180_000

export type KioskState = {
	readonly unit: string
	readonly kiosk: string
	readonly place: string
	readonly state: "ready" | "silent"
}

/** How each kiosk that still counts is doing, from how far it has delivered and who is connected. */
export function kioskStates(facts: {
	readonly view: ServiceView
	readonly connected: ReadonlySet<string>
	readonly now: number
}): readonly KioskState[] {
	return [...facts.view.kiosks.values()]
		.filter(({ counts }) => counts.until > facts.now)
		.map(({ kiosk, place, unit, receivedUntil }) => {
			const isHeard = facts.connected.has(kiosk) || facts.now - receivedUntil < silentAfterMs
			return { unit, kiosk, place, state: isHeard ? "ready" : "silent" }
		})
}
