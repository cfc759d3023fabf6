import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { isInForce } from "../regulation/in-force.ts"
import { missingRows, missingShifts } from "../regulation/missing-rows.ts"
import type { Policy } from "../regulation/policy.ts"
import type { Servant } from "./due-on.ts"
import { rosterOn } from "./roster.ts"
import { spellOn } from "./spell.ts"

/**
 * The first date of a span from which on the policy has every row that the person's days need. A city whose tables
 * begin within a year is counted from then on: what was due before, no table says.
 * @returns undefined when the last date lacks a row too
 */
export function regulatedFrom(
	policy: Policy,
	servant: Servant,
	{ from, through }: { readonly from: LocalDate; readonly through: LocalDate },
): LocalDate | undefined {
	let first: LocalDate | undefined
	for (let date = through; date >= from && isRegulated(policy, servant, date); ) {
		first = date
		date = addDays(date, -1)
	}
	return first
}

/** The spans within one that the policy's tables cover: what was due on the dates between, no table says. */
export function regulatedSpans(
	policy: Policy,
	servant: Servant,
	{ from, through }: { readonly from: LocalDate; readonly through: LocalDate },
): readonly { readonly from: LocalDate; readonly through: LocalDate }[] {
	const spans: { from: LocalDate; through: LocalDate }[] = []
	for (let date = from; date <= through; date = addDays(date, 1)) {
		if (!isRegulated(policy, servant, date)) continue
		const last = spans.at(-1)
		if (last !== undefined && addDays(last.through, 1) === date) last.through = date
		else spans.push({ from: date, through: date })
	}
	return spans
}

/** A date out of service needs no row; a schedule that the policy has forgotten has none. */
export function isRegulated(
	policy: Policy,
	{ service, roster }: Servant,
	date: LocalDate,
): boolean {
	const spell = spellOn(service, date)
	if (spell === undefined) return true
	const shifts = rosterOn(roster, date) ?? []
	return (
		policy.schedules.some(({ id }) => id === spell.schedule) &&
		missingRows(policy, spell.schedule, date).length === 0 &&
		missingShifts(policy, shifts, date).length === 0 &&
		(shifts.length === 0 || isInForce(policy.shiftWindows ?? [], date))
	)
}
