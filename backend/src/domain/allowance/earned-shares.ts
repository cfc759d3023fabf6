// Each share of the base, and what of it the month did not earn.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Recap } from "../attendance/recap.ts"
import { type Exact, negative, plus, share, total } from "../money/exact.ts"
import type { DayTerms } from "./allowance-terms.ts"
import { attendanceCuts, capLine } from "./attendance-cuts.ts"
import { amountOf, type Base } from "./base-amount.ts"
import { dailyCuts } from "./daily-cuts.ts"
import { earlyRounding } from "./early-rounding.ts"
import { leaveCuts } from "./leave-cuts.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import { monthTotalCut } from "./month-total-cut.ts"
import { performanceCut } from "./performance-cut.ts"
import { sanctionsIn } from "./sanction-cuts.ts"
import type { PaysBy, SharePart } from "./share-tables.ts"
import type { Month, Standing } from "./standing.ts"

export type MonthFacts = Month & {
	readonly standing: Standing
	readonly recap: Recap
	readonly termsOf: (date: LocalDate) => DayTerms
}

export type EarnedShare = {
	readonly id: string
	readonly amount: Exact
	/** What the cuts leave; never negative. */
	readonly paid: Exact
	readonly lines: readonly ExactLine[]
}

/** No share falls below nothing: what its cuts take beyond it is given back in a line of its own. */
export function earnedShares(facts: MonthFacts): EarnedShare[] {
	const early = earlyRounding(facts.terms.rounding)
	return facts.terms.shares.parts.map((part): EarnedShare => {
		const { id, name, basisPoints } = part
		const { cite, status } = facts.terms.shares
		const base = amountOf(facts.standing.base, part.of)
		const amount = share(base, basisPoints)
		const cuts = cutsOf(part, amount, facts).map((cut) => ({ ...cut, amount: early(cut.amount) }))
		const cap = capLine(cuts, {
			...{ what: { rule: "shareCap", name }, most: early(amount), source: { cite, status } },
		})
		const head: ExactLine = {
			...{ kind: "share", what: { rule: "share", name, basisPoints }, amount },
			...{ basis: { amount: base, basisPoints }, ...restsOnNothing, cite, status },
		}
		const lines = [...cuts, ...cap].map((line) => ({ ...line, share: id }))
		const paid = plus(amount, total(lines.map((line) => line.amount)))
		return { id, amount, paid, lines: [head, ...lines] }
	})
}

function cutsOf(part: SharePart, amount: Exact, facts: MonthFacts): ExactLine[] {
	const { pays } = part
	const source = facts.terms.shares
	switch (pays.by) {
		case "fixed":
			return []
		case "performance":
			return performanceCut(pays, { amount, score: facts.input.score, source })
		case "flag":
			return facts.input.flags.includes(pays.flag) ? [] : [notDone(part, amount, facts)]
		case "total":
			return monthTotalCut(pays, {
				...{ base: amountOf(facts.standing.base, part.of), most: part.basisPoints, source },
				...{ recap: facts.recap, days: facts.days },
				sanctions: sanctionsIn(facts.terms.sanctions, facts.input.sanctions, facts.month).length,
			})
		case "attendance":
			return [...ofAttendance(pays, amount, facts), ...ofLeave(amount, facts)]
		case "daily": {
			const { days, input, recap } = facts
			const { workingDays } = recap
			const { activities } = input
			return [
				...dailyCuts(pays.parts, { days, workingDays, activities, amount, source }),
				...ofLeave(amount, facts),
			]
		}
	}
}

function notDone({ name }: SharePart, amount: Exact, { terms }: MonthFacts): ExactLine {
	const { cite, status } = terms.shares
	const what = { rule: "notDone", name } as const
	const basis = { amount, basisPoints: 10_000 }
	return { kind: "cut", what, amount: negative(amount), basis, ...restsOnNothing, cite, status }
}

function ofAttendance(
	{ cutBase }: PaysBy<"attendance">,
	amount: Exact,
	{ standing, days, input, termsOf, terms }: MonthFacts,
): ExactLine[] {
	const { base, group } = standing
	const { activities } = input
	return attendanceCuts({
		...{ days, activities, termsOf, terms, group },
		cutBase: cutBaseOf(cutBase, amount, base),
		early: earlyRounding(terms.rounding),
	})
}

function cutBaseOf(cutBase: PaysBy<"attendance">["cutBase"], amount: Exact, base: Base): Exact {
	if (cutBase === "share") return amount
	return cutBase === "gross" ? base.whole : amountOf(base, [cutBase.component])
}

function ofLeave(amount: Exact, { month, days, input, standing, terms }: MonthFacts): ExactLine[] {
	const { group } = standing
	const since = input.leaveSince
	return leaveCuts(terms.leave, "attendance", { month, days, since, group, base: amount })
}

/** Of all shares. */
export const paidOf = (shares: readonly EarnedShare[]): Exact =>
	total(shares.map(({ paid }) => paid))
