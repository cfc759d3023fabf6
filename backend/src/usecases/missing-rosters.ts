// Person-days that nobody has rostered: the unit is reminded, the person is not absent.
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import { unitNames } from "./people-serving.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import { everyUnit } from "./ports.ts"
import { homeOn } from "./service-of.ts"

export type MissingRoster = {
	readonly unit: string
	readonly unitName: string
	readonly people: readonly {
		readonly employee: string
		readonly name: string
		readonly dates: readonly LocalDate[]
	}[]
}

/** By the unit of each day, whoever serves by roster and is on none; in the order of the people list. */
export async function missingRosters(
	parts: MonthParts,
	month: LocalMonth,
): Promise<readonly MissingRoster[]> {
	const everyone = await parts.registry.employees(everyUnit)
	const evaluated = await evaluatePeople(parts, everyone, month)
	const nameOf = await unitNames(parts.registry)
	const silent = evaluated.flatMap(({ employee: { id, name }, service, days }) => {
		const unrostered = days.filter(({ reasons }) =>
			reasons.some(({ rule }) => rule === "unrostered"),
		)
		const byUnit = Map.groupBy(unrostered, ({ date }) => homeOn(service, date).unit)
		return [...byUnit].map(([unit, own]) => ({
			unit,
			...{ employee: id, name, dates: own.map(({ date }) => date) },
		}))
	})
	return [...Map.groupBy(silent, ({ unit }) => unit)].map(([unit, people]) => ({
		unit,
		unitName: nameOf(unit),
		people: people.map(({ unit: _, ...person }) => person),
	}))
}
