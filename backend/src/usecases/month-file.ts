// The month of a unit or of everyone as rows for the CSV file.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import type { Scope } from "./ports.ts"

export type MonthRow = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly day: DayRecord
	readonly isUnconfirmed: boolean
}

/** @throws MonthNotRegulated */
export async function monthRows(
	parts: MonthParts,
	wanted: {
		readonly month: LocalMonth
		readonly scope: Scope
		readonly employee?: string | undefined
		readonly unit?: string | undefined
	},
): Promise<MonthRow[]> {
	const everyone = await parts.registry.employees(wanted.scope)
	const chosen = everyone.filter(
		({ id, unit }) =>
			(wanted.employee === undefined || wanted.employee === id) &&
			(wanted.unit === undefined || wanted.unit === unit.id),
	)
	const people = await evaluatePeople(parts, chosen, wanted.month)
	return people.flatMap(({ employee, days, unconfirmed }) =>
		days.map((day) => ({
			nip: employee.nip,
			name: employee.name,
			unit: employee.unit.name,
			day,
			isUnconfirmed: unconfirmed.length > 0,
		})),
	)
}
