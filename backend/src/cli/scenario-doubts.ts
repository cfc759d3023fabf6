// What a scenario says that cannot be meant: one person twice, or dates of another time than the one asked for.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Scenario, ScenarioEmployee } from "./evaluate-scenario.ts"
import type { Dates } from "./scenario-people.ts"

/** So far from the dates that are asked for nothing decides them; what is further has a mistyped year. */
const mostDaysAway = 400

/** A sentence that names the fields; undefined: nothing is doubtful. */
export const scenarioDoubt = (scenario: Scenario, dates: Dates): string | undefined =>
	twice(scenario.employees, "id") ?? twice(scenario.employees, "nip") ?? farAway(scenario, dates)

function twice(employees: readonly ScenarioEmployee[], key: "id" | "nip"): string | undefined {
	const seen = new Map<string, number>()
	for (const [index, employee] of employees.entries()) {
		const value = key === "nip" ? employee.nip?.replace(/\s/g, "") : employee.id
		if (value === undefined || value === "") continue
		const before = seen.get(value)
		if (before !== undefined) {
			return `"employees[${index}].${key}": "${value}" sudah dipakai employees[${before}]; satu orang ditulis sekali.`
		}
		seen.set(value, index)
	}
	return undefined
}

/** Where a date stands, and the first and last day it speaks of, as it is written. */
type Told = { readonly field: string; readonly from: string; readonly until: string }

function farAway({ employees, machines }: Scenario, { from, through }: Dates): string | undefined {
	const earliest = addDays(from, -mostDaysAway)
	const latest = addDays(through, mostDaysAway)
	const told = [
		...employees.flatMap((employee, index) => datesOf(employee, `employees[${index}]`)),
		...machines.map((gap, index) => ({ ...gap, field: `machines[${index}]` })),
	]
	const far = told.find((one) => dayOf(one.until) < earliest || dayOf(one.from) > latest)
	if (far === undefined) return undefined
	const day = dayOf(far.until) < earliest ? dayOf(far.until) : dayOf(far.from)
	return `"${far.field}": ${day} lebih dari ${mostDaysAway} hari dari yang dihitung (${from} s.d. ${through}); periksa tahunnya.`
}

const dayOf = (written: string): LocalDate => written.slice(0, 10)

function datesOf(employee: ScenarioEmployee, person: string): readonly Told[] {
	const one = (field: string, date: string): Told => ({
		...{ field: `${person}.${field}`, from: date, until: date },
	})
	const { punches, letters, excuses, corrections, overtime, rejected, roster } = employee
	return [
		...punches.map((punch, index) =>
			one(`punches[${index}]`, typeof punch === "string" ? punch : punch.at),
		),
		...letters.map((letter, index) => ({ ...letter, field: `${person}.letters[${index}]` })),
		...excuses.map(({ date }, index) => one(`excuses[${index}].date`, date)),
		...corrections.flatMap(({ date, at }, index) => [
			one(`corrections[${index}].date`, date),
			one(`corrections[${index}].at`, at),
		]),
		...overtime.map((order, index) => ({ ...order, field: `${person}.overtime[${index}]` })),
		...rejected.map(({ at }, index) => one(`rejected[${index}].at`, at)),
		...Object.keys(roster.days).map((date) => one("roster.days", date)),
	]
}
