// When each reader of a kiosk was in service, from what the kiosk wrote of itself.
import { joined, type Span } from "./spans.ts"

/** A `boot` or `reader` record with its corrected time, in the order of the kiosk's journals. */
export type ServiceEvent = {
	/** UTC ms; meaningless where the boot never learnt the time. */
	readonly at: number
	readonly isSure: boolean
} & (
	| {
			readonly kind: "boot"
			/** UTC ms until which the kiosk is known to have run before. */
			readonly lastAlive: number | undefined
	  }
	| {
			readonly kind: "reader"
			readonly reader: string
			/** `removed`: the kiosk's settings hold it no more. */
			readonly state: "ready" | "absent" | "faulty" | "removed"
	  }
)

/**
 * A reader serves from `ready` until it is absent or faulty, or until the kiosk was last alive before
 * a boot. A boot that never learnt the time counts as no service: nobody can say when it was.
 * @param through UTC ms up to which everything of the kiosk is known; what serves then, serves until then
 */
export function serviceTimeline(
	events: readonly ServiceEvent[],
	through: number,
): ReadonlyMap<string, readonly Span[]> {
	const served = new Map<string, Span[]>()
	const since = new Map<string, number>()
	const close = (reader: string, until: number): void => {
		const from = since.get(reader)
		since.delete(reader)
		if (from === undefined) return
		const spans = served.get(reader) ?? []
		spans.push({ from, until })
		served.set(reader, spans)
	}
	let lastSure = Number.NEGATIVE_INFINITY
	for (const event of events) {
		if (event.kind === "boot") {
			// Without a mark of life, the last thing that is known to have happened is the end.
			const end = event.lastAlive ?? lastSure
			const until = event.isSure ? Math.min(end, event.at) : end
			for (const reader of [...since.keys()]) close(reader, Math.max(until, lastSure))
		} else if (event.isSure) {
			if (event.state !== "ready") close(event.reader, event.at)
			else if (!since.has(event.reader)) since.set(event.reader, event.at)
		}
		if (event.isSure) lastSure = Math.max(lastSure, event.at)
	}
	for (const reader of [...since.keys()]) close(reader, Math.max(through, lastSure))
	return new Map([...served].map(([reader, spans]) => [reader, joined(spans)]))
}

/** What people are read by. */
export type Medium = "card" | "finger" | "terminal"

/**
 * A reader's name begins with its medium, e.g. "card-1"; one that says nothing reads cards and fingers. A terminal
 * knows its own users alone: it reads nobody's card of this office.
 */
export function mediaOf(reader: string): readonly Medium[] {
	if (reader.startsWith("card-")) return ["card"]
	if (reader.startsWith("finger-")) return ["finger"]
	if (reader.startsWith("terminal-")) return ["terminal"]
	return ["card", "finger"]
}
