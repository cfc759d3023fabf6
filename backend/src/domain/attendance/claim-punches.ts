// Which punch belongs to which work date: the duty whose windows hold it, or else the date it was made on.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds } from "@hadir/shared/time/local-time.ts"
import type { PlacedDuty } from "../duty/timeline.ts"
import type { FlaggedPunch } from "./day-record.ts"

/** A punch on the person's one line of time; its `second` is not set before it has a work date. */
export type LinePunch = Omit<FlaggedPunch, "second"> & {
	readonly at: number
	readonly date: LocalDate
}

/** A stretch of wall seconds whose punches a work date claims. */
type Claim = { readonly date: LocalDate; readonly from: number; readonly until: number }

/**
 * The out-punch of a night shift belongs to the date on which the shift began, and never opens the day it
 * is made on. A punch that two duties hold, at a hand-over with punches, is both's.
 * @param spare of overtime orders: they claim what no duty does
 */
export function claimPunches(
	punches: readonly LinePunch[],
	claims: readonly Claim[],
	spare: readonly Claim[],
): ReadonlyMap<LocalDate, LinePunch[]> {
	const byDate = new Map<LocalDate, LinePunch[]>()
	const sorted = inOrder(claims)
	const others = inOrder(spare)
	for (const punch of punches) {
		const owners = ownersOf(punch.at, sorted)
		if (owners.size === 0) for (const date of ownersOf(punch.at, others)) owners.add(date)
		if (owners.size === 0) owners.add(punch.date)
		for (const date of owners) {
			const own = byDate.get(date)
			if (own === undefined) byDate.set(date, [punch])
			else own.push(punch)
		}
	}
	return byDate
}

const inOrder = (claims: readonly Claim[]): readonly Claim[] =>
	[...claims].sort((a, b) => a.from - b.from)

/** @param claims in the order of their beginnings */
function ownersOf(at: number, claims: readonly Claim[]): Set<LocalDate> {
	const owners = new Set<LocalDate>()
	for (const { date, from, until } of claims) {
		if (from > at) break
		if (at < until) owners.add(date)
	}
	return owners
}

/** From the first second of a duty's in-window to the last of its out-window. */
export const claimOf = ({ date, midnight, duty: { windows } }: PlacedDuty): Claim => ({
	date,
	from: midnight + windows.in.from * 60,
	until: midnight + (windows.out.until + 1) * 60,
})

/** How many days around a span its duties and punches can reach. */
export const reachDays = 2
export const reachSeconds = reachDays * daySeconds

export const widened = (span: { readonly from: LocalDate; readonly through: LocalDate }) => ({
	from: addDays(span.from, -reachDays),
	through: addDays(span.through, reachDays),
})
