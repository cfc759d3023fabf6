import type { ChainState } from "./journal-log.ts"
import type { Kiosk } from "./ports.ts"

/** A kiosk beats each minute; after this long without a beat it is silent. */
export const silentAfterMs = 180_000

export type KioskState = {
	readonly unit: string
	readonly kiosk: string
	readonly place: string
	readonly state: "ready" | "sending" | "silent"
	/** UTC ms up to which it has delivered everything, by its heartbeats; absent before the first. */
	readonly completeUntil: number | undefined
}

/** How each registered kiosk is doing, from what the log holds and who is connected. */
export function kioskStates(facts: {
	readonly kiosks: readonly Kiosk[]
	readonly chains: readonly ChainState[]
	readonly heartbeats: readonly { journal: string; time: number; receivedAt: number }[]
	readonly connected: ReadonlySet<string>
	readonly now: number
}): readonly KioskState[] {
	return facts.kiosks
		.filter(({ publicKey }) => publicKey !== undefined)
		.map(({ code, unit, place }) => {
			const own = new Set(
				facts.chains.filter(({ kiosk }) => kiosk === code).map(({ journal }) => journal),
			)
			const beats = facts.heartbeats.filter(({ journal }) => own.has(journal))
			const isHeard =
				facts.connected.has(code) ||
				beats.some(({ receivedAt }) => facts.now - receivedAt < silentAfterMs)
			const completeUntil =
				beats.length === 0 ? undefined : Math.max(...beats.map(({ time }) => time))
			return { unit, kiosk: code, place, state: isHeard ? "ready" : "silent", completeUntil }
		})
}
