// The rows of an allowance policy that a month and its dates rest on.
import { datesOfMonth, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { inForce, rowOn } from "../regulation/in-force.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"
import type { AbsenceRow, ActivityRow, EndRow, RestRow } from "./attendance-tables.ts"

/** Rows of the month: those in force on its last day. */
export type MonthTerms = ReturnType<typeof monthTerms>

/** Rows of one date: an amendment within a month cuts only from its own day on. */
export type DayTerms = {
	readonly arrival: EndRow | undefined
	readonly departure: EndRow | undefined
	readonly rest: RestRow | undefined
	readonly absence: AbsenceRow | undefined
	readonly activities: ActivityRow | undefined
}

export const lastOf = (month: LocalMonth): LocalDate => datesOfMonth(month).at(-1) ?? ""

export function monthTerms(policy: AllowancePolicy, month: LocalMonth) {
	const date = lastOf(month)
	return {
		date,
		base: inForce(policy.base, date, "base"),
		shares: inForce(policy.shares, date, "shares"),
		service: inForce(policy.service, date, "service"),
		tax: inForce(policy.tax, date, "tax"),
		rounding: inForce(policy.rounding, date, "rounding"),
		absence: rowOn(policy.absence ?? [], date),
		caps: rowOn(policy.caps ?? [], date),
		activities: rowOn(policy.activities ?? [], date),
		leave: rowOn(policy.leave ?? [], date),
		statuses: rowOn(policy.statuses ?? [], date),
		sanctions: rowOn(policy.sanctions ?? [], date),
		holds: rowOn(policy.holds ?? [], date),
		acting: rowOn(policy.acting ?? [], date),
		health: rowOn(policy.health ?? [], date),
		deductions: rowOn(policy.deductions ?? [], date),
	}
}

export function dayTerms(policy: AllowancePolicy, date: LocalDate): DayTerms {
	return {
		arrival: rowOn(policy.arrival ?? [], date),
		departure: rowOn(policy.departure ?? [], date),
		rest: rowOn(policy.rest ?? [], date),
		absence: rowOn(policy.absence ?? [], date),
		activities: rowOn(policy.activities ?? [], date),
	}
}
