// Person-days that nobody has rostered: the unit is reminded, the person is not absent.
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import { everyUnit } from "./ports.ts"

export type MissingRoster = {
	readonly unit: string
	readonly unitName: string
	readonly people: readonly {
		readonly employee: string
		readonly name: string
		readonly dates: readonly LocalDate[]
	}[]
}

/** By unit, whoever serves by roster and is on none; units in the order of the people list. */
export async function missingRosters(
	parts: MonthParts,
	month: LocalMonth,
): Promise<readonly MissingRoster[]> {
	const everyone = await parts.registry.employees(everyUnit)
	const evaluated = await evaluatePeople(parts, everyone, month)
	const silent = evaluated.flatMap(({ employee, days }) => {
		const dates = days
			.filter(({ reasons }) => reasons.some(({ rule }) => rule === "unrostered"))
			.map(({ date }) => date)
		return dates.length === 0 ? [] : [{ employee, dates }]
	})
	const units = Map.groupBy(silent, ({ employee }) => employee.unit.id)
	return [...units].map(([unit, people]) => ({
		unit,
		unitName: people[0]?.employee.unit.name ?? unit,
		people: people.map(({ employee: { id, name }, dates }) => ({ employee: id, name, dates })),
	}))
}
