// One person's allowance of one month, from the post's amount down to what is paid out.
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { recapOf } from "../attendance/recap.ts"
import { rounded } from "../money/exact.ts"
import type { Rupiah } from "../money/rupiah.ts"
import { actingLines } from "./acting.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"
import { type DayTerms, dayTerms, monthTerms } from "./allowance-terms.ts"
import { earnedShares } from "./earned-shares.ts"
import type { Line } from "./line.ts"
import type { MissingFact } from "./missing-fact.ts"
import { roundedLines } from "./rounding.ts"
import { settle } from "./settle.ts"
import { standingOf } from "./standing.ts"
import { wholeCuts } from "./whole-cuts.ts"

export type Allowance = {
	readonly month: LocalMonth
	/** In order: base, shares with their cuts, the whole's cuts, additions, rounding, tax, contributions, net. */
	readonly lines: readonly Line[]
	/** Before any cut. */
	readonly nominal: Rupiah
	readonly beforeTax: Rupiah
	readonly net: Rupiah
	/** Lines left out because payroll's facts are missing. */
	readonly missing: readonly MissingFact[]
	/** Days that wait for data or a decision: they cut nothing yet. */
	readonly openDays: readonly LocalDate[]
}

/**
 * The same input gives the same lines for ever, in whatever order the days are given. The input has been
 * checked (`check-allowance-input.ts`): a post, status or group that the policy lacks throws here.
 */
export function evaluateAllowance(
	policy: AllowancePolicy,
	person: {
		readonly month: LocalMonth
		/** The dates of the month. */
		readonly days: readonly DayRecord[]
		readonly input: AllowanceInput
	},
): Allowance {
	const { month, input } = person
	const days = [...person.days].sort((a, b) => (a.date < b.date ? -1 : 1))
	const terms = monthTerms(policy, month)
	const standing = standingOf({ month, days, terms, input })
	const facts = {
		month,
		days,
		terms,
		input,
		standing,
		recap: recapOf(days),
		termsOf: remembered(policy),
	}
	const shares = earnedShares(facts)
	const { acting } = input
	const exact = [
		...standing.lines,
		...shares.flatMap(({ lines }) => lines),
		...wholeCuts(facts, shares),
		...actingLines(terms.acting, { acting, own: standing.own, month }),
	]
	const { lines, beforeTax } = roundedLines(exact, shares, terms.rounding)
	const nominal = rounded(standing.base.whole, terms.rounding.mode)
	const settled = settle(beforeTax, { nominal, input, terms })
	return {
		month,
		lines: [...lines, ...settled.lines],
		...{ nominal, beforeTax, net: settled.net, missing: settled.missing },
		openDays: days.filter(isOpen).map(({ date }) => date),
	}
}

const isOpen = ({ state }: DayRecord): boolean =>
	state === "pending" || state === "incomplete" || state === "toDecide"

/** Rows by date, looked up once a date. */
function remembered(policy: AllowancePolicy): (date: LocalDate) => DayTerms {
	const known = new Map<LocalDate, DayTerms>()
	return (date) => {
		const terms = known.get(date) ?? dayTerms(policy, date)
		known.set(date, terms)
		return terms
	}
}
