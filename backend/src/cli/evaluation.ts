// A scenario worked out: day records, totals, weeks, discipline and allowance of each person, with every reason said.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { AllowancePolicy } from "../domain/allowance/allowance-policy.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import type { Reason } from "../domain/attendance/reason.ts"
import { inEnglish } from "../domain/attendance/reasons-in-english.ts"
import { inIndonesian } from "../domain/attendance/reasons-in-indonesian.ts"
import { type Recap, recapOf } from "../domain/attendance/recap.ts"
import { type WeekHours, weeklyHours } from "../domain/attendance/weekly-hours.ts"
import { type Discipline, disciplineOf } from "../domain/discipline/discipline.ts"
import type { Office } from "../domain/duty/due-on.ts"
import { rosterOn } from "../domain/duty/roster.ts"
import { spellOn } from "../domain/duty/spell.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { rowOn } from "../domain/regulation/in-force.ts"
import { unconfirmedFigures } from "../domain/regulation/unconfirmed-figures.ts"
import type { Scenario, ScenarioEmployee } from "./evaluate-scenario.ts"
import { allowanceFor, type ToldAllowance } from "./evaluated-allowance.ts"
import { scenarioDoubt } from "./scenario-doubts.ts"
import { checkRegulated, type Dates, personOf, scenarioDates } from "./scenario-people.ts"
import { writtenMoment } from "./written-moment.ts"

export type ToldReason = Reason & { readonly indonesian: string; readonly english: string }
export type ToldDay = Omit<DayRecord, "reasons"> & { readonly reasons: readonly ToldReason[] }

export type EvaluatedEmployee = {
	readonly id?: string | undefined
	readonly name?: string | undefined
	readonly nip?: string | undefined
	readonly days: readonly ToldDay[]
	readonly recap: Recap
	readonly weeks: readonly WeekHours[]
	/** One a calendar year that the dates touch; days outside of them are not counted. */
	readonly discipline: readonly Discipline[]
	readonly unconfirmed: readonly string[]
	/** Where the scenario asks for it and the person has what it needs. */
	readonly allowance?: ToldAllowance
}

export type Evaluation = {
	readonly policy: string
	readonly zone: string
	readonly from: LocalDate
	readonly through: LocalDate
	readonly employees: readonly EvaluatedEmployee[]
}

/** @param allowance absent: no allowance is asked for */
export function evaluate(
	scenario: Scenario,
	office: Office,
	allowance?: AllowancePolicy,
): Result<Evaluation, Fault> {
	const dates = scenarioDates(scenario)
	if (!dates.ok) return dates
	const doubt = scenarioDoubt(scenario, dates.value)
	if (doubt !== undefined) return fail("scenario", doubt)
	const employees: EvaluatedEmployee[] = []
	for (const [index, employee] of scenario.employees.entries()) {
		const field = `employees[${index}]`
		const evaluated = evaluateEmployee(employee, {
			...{ scenario, office, allowance, dates: dates.value, field },
		})
		if (!evaluated.ok) return evaluated
		employees.push(evaluated.value)
	}
	const { zone } = scenario
	return succeed({ policy: office.policy.name, zone, ...dates.value, employees })
}

function evaluateEmployee(
	employee: ScenarioEmployee,
	given: {
		readonly scenario: Scenario
		readonly office: Office
		readonly allowance: AllowancePolicy | undefined
		readonly dates: Dates
		readonly field: string
	},
): Result<EvaluatedEmployee, Fault> {
	const { scenario, office, dates } = given
	const { policy } = office
	const person = personOf(employee, scenario)
	const checked = checkRegulated(person, dates, { policy, field: given.field })
	if (!checked.ok) return checked
	const now = writtenMoment(scenario.now, scenario.zone)
	const days = evaluatePerson(person, dates, { ...office, now })
	const unconfirmed = new Set<string>()
	for (let date = dates.from; date <= dates.through; date = addDays(date, 1)) {
		const spell = spellOn(person.service, date)
		if (spell === undefined) continue
		const shifts = rosterOn(person.roster, date) ?? []
		const figures = unconfirmedFigures(policy, { schedule: spell.schedule, shifts }, date)
		for (const figure of figures) unconfirmed.add(figure)
	}
	const years = Map.groupBy(days, ({ date }) => yearOf(date))
	const allowance = allowanceFor(employee, days, given)
	if (!allowance.ok) return allowance
	const { id, name, nip } = employee
	return succeed({
		...{ id, name, nip },
		days: days.map(told),
		recap: recapOf(days),
		weeks: weeklyHours(days),
		discipline: [...years].map(([year, own]) =>
			disciplineOf(own, year, rowOn(policy.discipline ?? [], `${year}-12-31`)),
		),
		unconfirmed: [...unconfirmed],
		...(allowance.value !== undefined && { allowance: allowance.value }),
	})
}

const told = (day: DayRecord): ToldDay => ({
	...day,
	reasons: day.reasons.map((reason) => ({
		...reason,
		...{ indonesian: inIndonesian(reason), english: inEnglish(reason) },
	})),
})
