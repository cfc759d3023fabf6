// What leave costs: so much a day, or a part of the month by how long it lasts.
import { daysBetween, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import type { LetterKind } from "../attendance/letter-kind.ts"
import { type Exact, negative, nothing, share } from "../money/exact.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { LeaveRow, LeaveRule } from "./attendance-tables.ts"
import type { ExactLine } from "./line.ts"
import { monthsAfter } from "./months-after.ts"
import { priceOf } from "./price.ts"

export type LeaveFacts = {
	readonly month: LocalMonth
	readonly days: readonly DayRecord[]
	readonly since: AllowanceInput["leaveSince"]
	readonly group: string | undefined
	/** What the rules are of: the attendance's share, or the whole. */
	readonly base: Exact
}

/** The policy's rules of leave that cut the attendance's share, or those that cut the whole. */
export function leaveCuts(
	row: LeaveRow | undefined,
	of: LeaveRule["of"],
	facts: LeaveFacts,
): ExactLine[] {
	if (row === undefined) return []
	const rules = row.rules.filter((rule) => rule.of === of)
	return rules.flatMap((rule) => {
		const days = facts.days.filter((day) => isOn(rule.kind, day)).map(({ date }) => date)
		return rule.by === "perDay" ? perDay(rule, days, row, facts) : byLength(rule, days, row, facts)
	})
}

/** Whether a letter of that kind settles the working day. */
const isOn = (kind: LetterKind, { reasons }: DayRecord): boolean =>
	reasons.some(
		(reason) => reason.rule === "letter" && reason.kind === kind && reason.part === undefined,
	)

function perDay(
	{ kind, cost }: Extract<LeaveRule, { by: "perDay" }>,
	days: readonly LocalDate[],
	{ cite, status }: LeaveRow,
	facts: LeaveFacts,
): ExactLine[] {
	const { amount, ...price } = priceOf(cost, facts.base, facts.group)
	const what = { rule: "leaveDay", kind } as const
	return days.map((date) => ({
		...{ kind: "cut", what, amount: negative(amount), ...price, days: [date], punches: [] },
		...{ cite, status },
	}))
}

function byLength(
	rule: Extract<LeaveRule, { by: "length" }>,
	days: readonly LocalDate[],
	{ cite, status }: LeaveRow,
	facts: LeaveFacts,
): ExactLine[] {
	const { kind, counted, bands } = rule
	if (days.length === 0) return []
	const length = leaveLength(counted, days, { month: facts.month, since: facts.since[kind] })
	const band = bands.find(({ upTo }) => upTo === undefined || length <= upTo)
	if (band === undefined) throw new Error("the last band of leave has no limit")
	const told = { rule: "leaveLength", kind, length, counted } as const
	const rest = { kind: "cut", days, punches: [], cite, status } as const
	if (band.paid === "unset") return [{ ...rest, what: told, amount: nothing, isUnset: true }]
	const lost = 10_000 - band.paid
	if (lost === 0) return []
	const what = { ...told, paidBasisPoints: band.paid }
	const basis = { amount: facts.base, basisPoints: lost }
	return [{ ...rest, what, basis, amount: negative(share(facts.base, lost)) }]
}

/**
 * How long a leave lasts: its working days in this month; its calendar days from its first to its last in
 * this month; or which month of it this is.
 */
export function leaveLength(
	counted: Extract<LeaveRule, { by: "length" }>["counted"],
	days: readonly LocalDate[],
	{ month, since }: { readonly month: LocalMonth; readonly since: LocalDate | undefined },
): number {
	const first = since ?? days[0] ?? ""
	switch (counted) {
		case "workingDays":
			return days.length
		case "calendarDays":
			return daysBetween({ from: first, to: days.at(-1) ?? first }) + 1
		case "months":
			return monthsAfter(first.slice(0, 7), month) + 1
	}
}
