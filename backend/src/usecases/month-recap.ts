// The month of a unit or of everyone, one row a person, for the recap that goes with the allowance.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Recap } from "../domain/attendance/recap.ts"
import { type RecapColumns, recapColumns } from "../domain/attendance/recap-columns.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import type { Scope } from "./ports.ts"

export type RecapRow = {
	readonly nip: string
	readonly name: string
	readonly grade: string
	readonly unit: string
	readonly columns: RecapColumns
	readonly recap: Recap
	readonly isUnconfirmed: boolean
}

/** By unit, then by name. @throws MonthNotRegulated */
export async function recapRows(
	parts: MonthParts,
	wanted: { readonly month: LocalMonth; readonly unit?: string | undefined; readonly scope: Scope },
): Promise<RecapRow[]> {
	const everyone = await parts.registry.employees(wanted.scope)
	const chosen = everyone.filter(({ unit }) => wanted.unit === undefined || wanted.unit === unit.id)
	const people = await evaluatePeople(parts, chosen, wanted.month)
	return people
		.map(({ employee: { nip, name, grade, unit }, days, recap, unconfirmed }) => ({
			...{ nip, name, grade, unit: unit.name, recap },
			columns: recapColumns(days, recap),
			isUnconfirmed: unconfirmed.length > 0,
		}))
		.sort((a, b) => a.unit.localeCompare(b.unit, "id") || a.name.localeCompare(b.name, "id"))
}
