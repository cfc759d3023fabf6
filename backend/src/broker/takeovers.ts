// Two machines with one kiosk's secret take each other's session again and again: a copied card.
// One machine on a shaky network hardly comes to it: it gives a dead connection up only when its
// keepalive of 30 s has run out, so it takes its own session over at most twice a minute.
const withinMs = 60_000
const mostInTime = 3

/** Times of sessions that were taken over, by kiosk; pure. */
export type Takeovers = ReadonlyMap<string, readonly number[]>

/** @returns the times to keep, and whether this one is one too many */
export function noteTakeover(
	before: Takeovers,
	kiosk: string,
	atMs: number,
): { readonly takeovers: Takeovers; readonly isAlarm: boolean } {
	const recent = (before.get(kiosk) ?? []).filter((at) => atMs - at < withinMs)
	const times = [...recent, atMs]
	return {
		takeovers: new Map([...before, [kiosk, times]]),
		isAlarm: times.length > mostInTime,
	}
}
