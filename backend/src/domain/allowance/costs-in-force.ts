// Every amount of a policy that an event may cost on a date, by the table it stands in.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { letterDays } from "../attendance/letters.ts"
import { rowOn } from "../regulation/in-force.ts"
import type { Source } from "../taxes/source.ts"
import type { Cost } from "./allowance-fields.ts"
import type { AllowancePolicy, AllowanceTable } from "./allowance-policy.ts"
import { allowanceTables } from "./allowance-policy.ts"

export type CostInForce = Source & {
	readonly table: AllowanceTable
	/** What the amount is for, as the policy calls it: "TL1", "Apel". */
	readonly what: string
	readonly cost: Cost
}

export function costsInForce(policy: AllowancePolicy, date: LocalDate): CostInForce[] {
	const costs: CostInForce[] = []
	const add = (table: AllowanceTable, { cite, status }: Source, what: string, cost: Cost) => {
		costs.push({ table, cite, status, what, cost })
	}
	for (const table of ["arrival", "departure"] as const) {
		const row = rowOn(policy[table] ?? [], date)
		if (row === undefined) continue
		for (const { code, cost } of [...row.ladder, row.missing]) add(table, row, code, cost)
	}
	const rest = rowOn(policy.rest ?? [], date)
	if (rest !== undefined) add("rest", rest, rest.missing.code, rest.missing.cost)
	const absence = rowOn(policy.absence ?? [], date)
	if (absence !== undefined) {
		if (!("asMissing" in absence.cost)) add("absence", absence, absence.code, absence.cost)
		const { run } = absence
		if (run !== undefined) add("absence", absence, `${run.days} hari berturut-turut`, run.cost)
	}
	const activities = rowOn(policy.activities ?? [], date)
	for (const { name, cost } of activities?.list ?? []) {
		if (activities !== undefined) add("activities", activities, name, cost)
	}
	const leave = rowOn(policy.leave ?? [], date)
	for (const rule of leave?.rules ?? []) {
		if (leave === undefined) continue
		if (rule.by === "perDay") add("leave", leave, letterDays[rule.kind].words, rule.cost)
		else if (rule.bands.some(({ paid }) => paid === "unset")) {
			add("leave", leave, letterDays[rule.kind].words, { unset: true })
		}
	}
	const statuses = rowOn(policy.statuses ?? [], date)
	for (const { name, pays } of statuses?.list ?? []) {
		if (statuses !== undefined && "basisPoints" in pays && pays.basisPoints === "unset") {
			add("statuses", statuses, name, { unset: true })
		}
	}
	const extra = rowOn(policy.extra ?? [], date)
	for (const { id, basisPoints } of extra?.list ?? []) {
		if (extra !== undefined && basisPoints === "unset") {
			add("extra", extra, extraNames[id], { unset: true })
		}
	}
	return costs
}

const extraNames = { thr: "THR", thirteenth: "TPP ke-13" } as const

/** Rows in force on the date, by table. */
export function rowsInForce(
	policy: AllowancePolicy,
	date: LocalDate,
): readonly (Source & { readonly table: AllowanceTable })[] {
	return allowanceTables.flatMap((table) => {
		const row = rowOn<Source & { from: LocalDate; until?: LocalDate | undefined }>(
			policy[table] ?? [],
			date,
		)
		return row === undefined ? [] : [{ table, cite: row.cite, status: row.status }]
	})
}
