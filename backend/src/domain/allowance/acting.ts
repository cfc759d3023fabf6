// Posts held for a time beside one's own (Plt., Plh.): what they add.
import { datesOfMonth, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { type Exact, exactly, least, nothing, share } from "../money/exact.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { ActingRow } from "./employment-tables.ts"
import { isHeldOn } from "./held-post.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"

type Kind = ActingRow["kinds"][number]
type Held = AllowanceInput["acting"][number]

/** Those held for long enough in the month, with the rule that pays them. */
export function heldActing(
	row: ActingRow | undefined,
	acting: readonly Held[],
	month: LocalMonth,
): { readonly held: Held; readonly kind: Kind; readonly source: ActingRow }[] {
	if (row === undefined) return []
	return acting.flatMap((held) => {
		const kind = row.kinds.find((one) => one.kind === held.kind)
		const isLongEnough = kind !== undefined && daysIn(held, month) >= kind.leastDays
		return isLongEnough ? [{ held, kind, source: row }] : []
	})
}

/**
 * `add`: the policy's part of the other post's allowance. `larger`: that part of the smaller of both, for the
 * larger is the base already. Which of them holds varies from city to city and year to year.
 * @param own the own post's amount, before anything else
 */
export function actingLines(
	row: ActingRow | undefined,
	{
		acting,
		own,
		month,
	}: {
		readonly acting: readonly Held[]
		readonly own: Exact
		readonly month: LocalMonth
	},
): ExactLine[] {
	if (row === undefined) return []
	const { cite, status } = row
	return acting.flatMap((held): ExactLine[] => {
		const kind = row.kinds.find((one) => one.kind === held.kind)
		if (kind === undefined) return []
		const { letter } = held
		const days = daysIn(held, month)
		if (days === 0) return []
		const line = { kind: "addition", ...restsOnNothing, cite, status } as const
		if (days < kind.leastDays) {
			const what = { rule: "actingTooShort", acting: held.kind, letter, days } as const
			return [{ ...line, what: { ...what, leastDays: kind.leastDays }, amount: nothing }]
		}
		const other = exactly(held.rupiah)
		const base = kind.rule === "add" ? other : least(own, other)
		const what = { rule: "acting", acting: held.kind, letter } as const
		const basis = { amount: base, basisPoints: kind.basisPoints }
		return [{ ...line, what, basis, amount: share(base, kind.basisPoints) }]
	})
}

const daysIn = (held: Held, month: LocalMonth): number =>
	datesOfMonth(month).filter((date) => isHeldOn(held, date)).length
