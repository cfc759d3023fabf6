// The month of a unit or of everyone as rows for the CSV file.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { peopleServing, unitNames } from "./people-serving.ts"
import { evaluatePeople, type MonthParts, spanOfMonth } from "./person-month.ts"
import type { Scope } from "./ports.ts"
import { homeOn } from "./service-of.ts"

export type MonthRow = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly day: DayRecord
	readonly isUnconfirmed: boolean
}

/** Each day under the unit of that day. @throws MonthNotRegulated */
export async function monthRows(
	parts: MonthParts,
	wanted: {
		readonly month: LocalMonth
		readonly scope: Scope
		readonly employee?: string | undefined
		readonly unit?: string | undefined
	},
): Promise<MonthRow[]> {
	const dates = spanOfMonth(wanted.month)
	const serving = await peopleServing(parts, { ...wanted, dates })
	const chosen = serving.filter(({ id }) => wanted.employee === undefined || wanted.employee === id)
	const nameOf = await unitNames(parts.registry)
	const people = await evaluatePeople(parts, chosen, wanted.month)
	return people.flatMap(({ employee, service, days, unconfirmed }) =>
		days.map((day) => ({
			nip: employee.nip,
			name: employee.name,
			unit: nameOf(homeOn(service, day.date).unit),
			day,
			isUnconfirmed: unconfirmed.length > 0,
		})),
	)
}
