import type { Due } from "../duty/duty.ts"
import type { FlaggedPunch } from "./day-record.ts"
import type { OvertimeOrder } from "./person-facts.ts"
import type { Reason } from "./reason.ts"

type Overtime = Extract<Reason, { readonly rule: "overtime" }>

/**
 * Overtime by order: what of the ordered time lies within the person's presence and outside of the
 * hours due. Without an order there is none, however long somebody stays; an order past midnight
 * counts once, on the date on which it starts.
 */
export function overtimeReasons({
	due,
	orders,
	punches,
}: {
	readonly due: Due
	/** Seconds from midnight. */
	readonly orders: readonly OvertimeOrder[]
	readonly punches: readonly FlaggedPunch[]
}): Overtime[] {
	const counted = punches.filter(({ elsewhere }) => elsewhere !== "refused")
	const [first, last] = [counted[0], counted.at(-1)]
	if (first === undefined || last === undefined) return []
	const duties = due.kind === "work" ? due.duties : []
	return orders.flatMap(({ from, until, letter }) => {
		const stayed = overlap({ from, until }, { from: first.second, until: last.second })
		if (stayed === undefined) return []
		const onDuty = duties.reduce((sum, { hours }) => {
			const both = overlap(stayed, { from: hours.start * 60, until: hours.end * 60 })
			return sum + (both === undefined ? 0 : both.until - both.from)
		}, 0)
		const minutes = Math.floor((stayed.until - stayed.from - onDuty) / 60)
		return minutes > 0 ? [{ rule: "overtime", minutes, letter }] : []
	})
}

type Span = { readonly from: number; readonly until: number }

function overlap(a: Span, b: Span): Span | undefined {
	const both = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }
	return both.from < both.until ? both : undefined
}
