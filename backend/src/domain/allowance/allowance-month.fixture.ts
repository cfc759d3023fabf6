// One person's month under a shipped policy, for tests that read like the case they are about.
import { readFileSync } from "node:fs"
import { datesOfMonth, weekdayOf } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { type SomeDays, someDays } from "../attendance/some-days.fixture.ts"
import { type AllowanceInput, allowanceInputSchema } from "./allowance-input.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import { type Allowance, evaluateAllowance } from "./evaluate-allowance.ts"
import type { Line } from "./line.ts"
import { loadAllowancePolicy } from "./load-allowance-policy.ts"

const folder = new URL("../../../policies/", import.meta.url)

export function rawPolicy(file: string): Readonly<Record<string, unknown>> {
	const value: unknown = JSON.parse(readFileSync(new URL(`${file}.json`, folder), "utf8"))
	if (typeof value !== "object" || value === null) throw new Error(`${file} is no policy`)
	return Object.fromEntries(Object.entries(value))
}

const source = { from: "2025-01-01", cite: "Contoh", status: "unconfirmed" } as const

/** A shipped policy; each table given is replaced by one row, and one given as undefined is left out. */
export function policyOf(
	file: string,
	tables: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = {},
): AllowancePolicy {
	const changed = Object.entries(tables).map(([table, row]) => [
		table,
		row === undefined ? undefined : [{ ...source, ...row }],
	])
	const loaded = loadAllowancePolicy({ ...rawPolicy(file), ...Object.fromEntries(changed) })
	if (!loaded.ok) throw new Error(loaded.fault.message)
	return loaded.value
}

export const inputOf = (given: unknown): AllowanceInput => allowanceInputSchema.parse(given)

/** What happened on a date: "07:46:10 16:00" are its punches, "" is a day nobody was seen. */
export type Happenings = Readonly<Record<string, string>>

/** A month of five-day weeks, on time but for what is told. */
export function monthDays(
	month: string,
	told: Happenings,
	more: Partial<SomeDays> = {},
): DayRecord[] {
	const dates = datesOfMonth(month)
	const punches = dates.flatMap((date) => {
		const weekday = weekdayOf(date)
		if (told[date] === undefined && (weekday === "sabtu" || weekday === "minggu")) return []
		const times = told[date] ?? `07:20:00 ${weekday === "jumat" ? "16:30:00" : "16:00:00"}`
		return times.split(" ").flatMap((time) => (time === "" ? [] : [`${date} ${time}`]))
	})
	return someDays({ from: dates[0] ?? "", through: dates.at(-1) ?? "", punches, ...more })
}

export const allowanceOf = (
	policy: AllowancePolicy,
	month: string,
	given: { readonly days: readonly DayRecord[]; readonly input: unknown },
): Allowance => evaluateAllowance(policy, { month, days: given.days, input: inputOf(given.input) })

export const linesOf = (
	{ lines }: Pick<Allowance, "lines">,
	rule: AllowanceReason["rule"],
): readonly Line[] => lines.filter(({ what }) => what.rule === rule)

/** What the lines of one rule come to. */
export const sumOfRule = (allowance: Allowance, rule: AllowanceReason["rule"]): number =>
	linesOf(allowance, rule).reduce((sum, { amount }) => sum + amount, 0)

/** All of the allowance is discipline, cut by the national ladder: of Rp1.000.000, 1 % is Rp10.000. */
export const disciplineOnly = {
	parts: [
		{
			...{ id: "disiplin", name: "Disiplin", basisPoints: 10_000 },
			pays: { by: "attendance", cutBase: "share" },
		},
	],
}

/** Rp1.000.000 of discipline in September 2026, under the national template with some tables replaced. */
export function disciplinePaid(
	told: Happenings,
	tables: Parameters<typeof policyOf>[1] = {},
	more: object = {},
): Allowance {
	const policy = policyOf("tpp-templat-nasional", { shares: disciplineOnly, ...tables })
	const input = { posts: [{ rupiah: 1_000_000 }], ...more }
	return allowanceOf(policy, "2026-09", { days: monthDays("2026-09", told), input })
}

/** All of the allowance is paid whole, so that only what concerns the whole of it changes anything. */
export const nothingCut = {
	shares: { parts: [{ id: "a", name: "A", basisPoints: 10_000, pays: { by: "fixed" } }] },
	...{ arrival: undefined, departure: undefined },
}
