// The month of a unit or of everyone, one row a person, for the recap that goes with the allowance.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Recap } from "../domain/attendance/recap.ts"
import { type RecapColumns, recapColumns } from "../domain/attendance/recap-columns.ts"
import { peopleServing, unitNames } from "./people-serving.ts"
import { evaluatePeople, type MonthParts, spanOfMonth } from "./person-month.ts"
import type { Scope } from "./ports.ts"
import { homeOn } from "./service-of.ts"

export type RecapRow = {
	readonly nip: string
	readonly name: string
	readonly grade: string
	readonly unit: string
	readonly columns: RecapColumns
	readonly recap: Recap
	readonly isUnconfirmed: boolean
}

/** By the unit of the month's last day, then by name; a transferred person's whole month is in both units' recaps. @throws MonthNotRegulated */
export async function recapRows(
	parts: MonthParts,
	wanted: { readonly month: LocalMonth; readonly unit?: string | undefined; readonly scope: Scope },
): Promise<RecapRow[]> {
	const dates = spanOfMonth(wanted.month)
	const chosen = await peopleServing(parts, { ...wanted, dates })
	const nameOf = await unitNames(parts.registry)
	const people = await evaluatePeople(parts, chosen, wanted.month)
	return people
		.map(({ employee: { nip, name, grade }, service, days, recap, unconfirmed }) => ({
			...{ nip, name, grade, unit: nameOf(homeOn(service, dates.through).unit), recap },
			columns: recapColumns(days, recap),
			isUnconfirmed: unconfirmed.length > 0,
		}))
		.sort((a, b) => a.unit.localeCompare(b.unit, "id") || a.name.localeCompare(b.name, "id"))
}
