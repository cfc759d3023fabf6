// Readers and terminals that a kiosk's settings hold no more, and what a terminal took along.
import { mediaOf, type ServiceEvent } from "./service-timeline.ts"
import type { Span } from "./spans.ts"

/** Those of which the last word is that they were taken out. */
export function removedReaders(events: readonly ServiceEvent[]): ReadonlySet<string> {
	const removed = new Set<string>()
	for (const event of events) {
		if (event.kind !== "reader") continue
		if (event.state === "removed") removed.add(event.reader)
		else removed.delete(event.reader)
	}
	return removed
}

/**
 * A terminal has a memory of its own: what it kept between the end of its service and its removal has never arrived,
 * and nobody will send it. One that never served has nothing of this kiosk's people.
 * @param through UTC ms up to which everything of the kiosk is known
 */
export function unpulledSpans(
	events: readonly ServiceEvent[],
	served: ReadonlyMap<string, readonly Span[]>,
	through: number,
): Span[] {
	const spans: Span[] = []
	const goneAt = new Map<string, number>()
	let leaving: readonly string[] = []
	const settle = (at: number): void => {
		for (const reader of leaving) {
			const last = served.get(reader)?.findLast(({ until }) => until <= at)
			const before = goneAt.get(reader) ?? Number.NEGATIVE_INFINITY
			if (last !== undefined && last.until > before) spans.push({ from: last.until, until: at })
			goneAt.set(reader, at)
		}
		leaving = []
	}
	for (const event of events) {
		if (event.kind === "reader" && event.state === "removed" && isTerminal(event.reader)) {
			leaving = [...leaving, event.reader]
		}
		// A boot that never learnt the time: it was before the next thing whose time is known.
		if (event.isSure) settle(event.at)
	}
	settle(through)
	return spans.filter(({ from, until }) => until > from)
}

const isTerminal = (reader: string): boolean => mediaOf(reader).includes("terminal")
