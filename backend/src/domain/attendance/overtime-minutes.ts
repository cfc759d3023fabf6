import type { Due } from "../duty/duty.ts"
import type { FlaggedPunch } from "./day-record.ts"
import type { OvertimeOrder } from "./person-facts.ts"
import type { Reason } from "./reason.ts"

type Overtime = Extract<Reason, { readonly rule: "overtime" }>

/**
 * Overtime by order: what of the ordered time lies within the person's presence and outside of the
 * hours due. Without an order there is none, however long somebody stays; an order past midnight
 * counts once, on the date on which it starts, and what two orders ask for counts for the first of them.
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
	const seen = punches.filter(({ elsewhere }) => elsewhere !== "refused")
	const [first, last] = [seen[0], seen.at(-1)]
	if (first === undefined || last === undefined) return []
	const duties = due.kind === "work" ? due.duties : []
	let counted = Number.NEGATIVE_INFINITY
	const inOrder = [...orders].sort((a, b) => a.from - b.from || a.until - b.until)
	return inOrder.flatMap(({ from, until, letter }) => {
		const rest = { from: Math.max(from, counted), until }
		counted = Math.max(counted, until)
		const stayed = overlap(rest, { from: first.second, until: last.second })
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
