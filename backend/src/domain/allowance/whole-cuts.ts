// Cuts of the whole, after the shares: months without pay, leave, sanctions, duties of office not done.
import {
	atLeastNothing,
	type Exact,
	isNothing,
	least,
	negative,
	plus,
	share,
} from "../money/exact.ts"
import { earlyRounding } from "./early-rounding.ts"
import { type EarnedShare, type MonthFacts, paidOf } from "./earned-shares.ts"
import type { HoldRow } from "./employment-tables.ts"
import { leaveCuts } from "./leave-cuts.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import { sanctionCuts } from "./sanction-cuts.ts"

/** One after the other; together they take no more than the shares have left. */
export function wholeCuts(facts: MonthFacts, shares: readonly EarnedShare[]): ExactLine[] {
	let left = paidOf(shares)
	const early = earlyRounding(facts.terms.rounding)
	const lines: ExactLine[] = []
	const take = (cuts: readonly ExactLine[]) => {
		for (const cut of cuts) {
			const amount = negative(least(negative(early(cut.amount)), left))
			if (isNothing(amount) && cut.isUnset === undefined) continue
			lines.push({ ...cut, amount })
			left = atLeastNothing(plus(left, amount))
		}
	}
	const gross = facts.standing.base.whole
	const { terms, input, month } = facts
	take(unpaidMonth(facts, left))
	take(leaveOfWhole(facts))
	const { sanctions } = input
	take(
		sanctionCuts(terms.sanctions, terms.sanctions?.of === "gross" ? gross : left, {
			sanctions,
			month,
		}),
	)
	take(holdCuts(terms.holds, input.holds, terms.holds?.of === "gross" ? gross : left))
	return lines
}

/** The policy's limit of absence: from so many days on the month is not paid at all. */
function unpaidMonth({ terms, recap, days }: MonthFacts, left: Exact): ExactLine[] {
	const fromDays = terms.absence?.unpaidFromDays
	if (terms.absence === undefined || fromDays === undefined || recap.absent < fromDays) return []
	const { cite, status } = terms.absence
	const what = { rule: "unpaidMonth", days: recap.absent, fromDays } as const
	const absent = days.filter(({ state }) => state === "absent").map(({ date }) => date)
	return [{ kind: "cut", what, amount: negative(left), days: absent, punches: [], cite, status }]
}

function leaveOfWhole({ month, days, input, standing, terms }: MonthFacts): ExactLine[] {
	const { group } = standing
	const since = input.leaveSince
	const base = standing.base.whole
	return leaveCuts(terms.leave, "gross", { month, days, since, group, base })
}

/** LHKPN not filed, losses of the region not settled (TGR): a part is held back while it lasts. */
function holdCuts(row: HoldRow | undefined, held: readonly string[], of: Exact): ExactLine[] {
	if (row === undefined) return []
	const { cite, status } = row
	const found = row.list.filter(({ id }) => held.includes(id))
	return found.map(({ name, basisPoints }): ExactLine => {
		const amount = negative(share(of, basisPoints))
		const basis = { amount: of, basisPoints }
		return {
			kind: "cut",
			what: { rule: "hold", name },
			amount,
			basis,
			...restsOnNothing,
			cite,
			status,
		}
	})
}
