// What a person's machines leave unknown: taps that may not have arrived, and hours in which none
// could be made.
import type { Medium } from "./service-timeline.ts"
import { mediaOf } from "./service-timeline.ts"
import { joined, type Span, within, without } from "./spans.ts"

/** One kiosk as far as it counts for somebody; UTC ms throughout. */
export type KioskService = {
	readonly kiosk: string
	readonly place: string
	/** From its registration until it is retired. */
	readonly counts: Span
	/** Stretches within, in which it was retired and nobody waited for it. */
	readonly away: readonly Span[]
	/** Everything it recorded until then has arrived. */
	readonly receivedUntil: number
	/** Per reader, when it served. */
	readonly served: ReadonlyMap<string, readonly Span[]>
	/** Readers that its settings hold no more: what they served stays, and nobody waits for them. */
	readonly removed: ReadonlySet<string>
	/** Stretches whose records are named and gone: holes, damage, what a terminal held that was taken out. */
	readonly missing: readonly Span[]
}

export type GapCause = "missing" | "lost"

/** Decided by two people over one kiosk. `counted`: the days stand as they are. */
export type Settlement = Span & {
	readonly kiosk: string
	readonly cause: GapCause
	readonly verdict: "excused" | "counted"
	/** Reason and letter, as the day tells them. */
	readonly words: string
}

export type ServiceGap = Span & {
	readonly cause: GapCause
	readonly place: string
	readonly settled?: string
}

/**
 * The gaps of a span of time, for somebody who is read by these media at these kiosks. Data is missing
 * where any of the kiosks has not delivered; service is lost where none of them could read the person.
 */
export function serviceGaps(facts: {
	readonly kiosks: readonly KioskService[]
	readonly media: readonly Medium[]
	readonly span: Span
	readonly settlements: readonly Settlement[]
}): ServiceGap[] {
	const { kiosks, span, settlements } = facts
	const missing = kiosks.flatMap((kiosk) =>
		asGaps(missingOf(kiosk, span), "missing", [kiosk], settlements),
	)
	const unknown = kiosks.flatMap((kiosk) => missingOf(kiosk, span))
	const counting = kiosks.flatMap(({ counts, away }) => without([counts], away))
	const served = kiosks.flatMap((kiosk) => servedBy(kiosk, facts.media))
	const lost = without(within(counting, span), [...served, ...unknown])
	return [...missing, ...asGaps(lost, "lost", kiosks, settlements)]
}

function missingOf({ receivedUntil, counts, away, missing }: KioskService, span: Span): Span[] {
	const undelivered = { from: Math.max(receivedUntil, counts.from), until: counts.until }
	return within(without(within([undelivered, ...missing], counts), away), span)
}

function servedBy({ served, counts }: KioskService, media: readonly Medium[]): Span[] {
	const readers = [...served].filter(([reader]) =>
		mediaOf(reader).some((medium) => media.includes(medium)),
	)
	return within(
		readers.flatMap(([, spans]) => spans),
		counts,
	)
}

/** Splits what is decided from what is not; what was decided to count is no gap any more. */
function asGaps(
	spans: readonly Span[],
	cause: GapCause,
	kiosks: readonly KioskService[],
	settlements: readonly Settlement[],
): ServiceGap[] {
	const place = kiosks.map((kiosk) => kiosk.place).join(", ")
	const codes = new Set(kiosks.map(({ kiosk }) => kiosk))
	const own = settlements.filter((one) => one.cause === cause && codes.has(one.kiosk))
	const excusing = own.filter(({ verdict }) => verdict === "excused")
	const counted = own.filter(({ verdict }) => verdict === "counted")
	const open = without(spans, own).map((span) => ({ ...span, cause, place }))
	const settled = excusing.flatMap(({ words, ...decided }) =>
		within(without(spans, counted), decided).map((span) => ({
			...span,
			...{ cause, place, settled: words },
		})),
	)
	return [...open, ...settled]
}

/** UTC ms up to which everything of all these kiosks has arrived; undefined without any. */
export function completeUntil(kiosks: readonly KioskService[]): number | undefined {
	if (kiosks.length === 0) return undefined
	return Math.min(
		...kiosks.map(({ receivedUntil, counts }) => Math.max(receivedUntil, counts.from)),
	)
}

/** When at least one reader of this medium served, over all kiosks. */
export const inService = (kiosks: readonly KioskService[], medium: Medium): Span[] =>
	joined(kiosks.flatMap((kiosk) => servedBy(kiosk, [medium])))
