// One person's month with the reason of each day, from the punches on record.
import { datesOfMonth, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { localMoment, localSecond } from "@hadir/shared/time/local-time.ts"
import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import type { Punch } from "../domain/attendance/day-record.ts"
import { evaluateMonth } from "../domain/attendance/evaluate-month.ts"
import { rejectedPunch } from "../domain/attendance/reasons.ts"
import { missingRows } from "../domain/regulation/missing-rows.ts"
import { scheduleOf } from "../domain/regulation/terms.ts"
import { unconfirmedFigures } from "../domain/regulation/unconfirmed-figures.ts"
import { byPersonAndDate, dayGaps, spanOfDate } from "./day-facts.ts"
import { readService, type ServiceParts } from "./kiosk-services.ts"
import type { Employee, Now, Scope } from "./ports.ts"
import type { Projections, RejectedPunch } from "./projections.ts"
import type { RegulationInForce } from "./regulation-in-force.ts"

export type MonthParts = ServiceParts & {
	readonly projections: Projections
	readonly regulation: RegulationInForce
	/** The city's IANA zone. */
	readonly zone: string
	readonly now: Now
}

/** Why a month cannot be shown: the policy has no rows for it yet. */
export class MonthNotRegulated extends Error {
	readonly missing: readonly string[]

	constructor(missing: readonly string[]) {
		super(missing.join(" "))
		this.missing = missing
	}
}

/** @throws MonthNotRegulated @returns undefined when the person is not within the scope */
export async function personMonth(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly month: LocalMonth; readonly scope: Scope },
): Promise<PersonMonthMessage | undefined> {
	const employee = await parts.registry.employee(wanted.employee, wanted.scope)
	if (employee === undefined) return undefined
	const [evaluated] = await evaluatePeople(parts, [employee], wanted.month)
	if (evaluated === undefined) return undefined
	const { policy } = parts.regulation
	const { id, nip, name, unit, grade } = employee
	const schedule = scheduleOf(policy, employee.schedule).name
	return {
		employee: { id, nip, name, unit: unit.name, grade, schedule },
		month: wanted.month,
		totals: evaluated.recap,
		days: evaluated.days,
		unconfirmed: evaluated.unconfirmed,
	}
}

export type EvaluatedPerson = ReturnType<typeof evaluateMonth> & {
	readonly employee: Employee
	/** Figures behind the cuts that no signed regulation confirms yet. */
	readonly unconfirmed: string[]
}

/** The month of many people, by one query over their punches. */
export async function evaluatePeople(
	parts: MonthParts,
	employees: readonly Employee[],
	month: LocalMonth,
): Promise<EvaluatedPerson[]> {
	const dates = datesOfMonth(month)
	const from = dates[0] ?? ""
	const through = dates.at(-1) ?? ""
	const { regulation, zone } = parts
	const ids = employees.length > maxNamed ? "everyone" : employees.map(({ id }) => id)
	const punches = byPersonAndDate(await parts.projections.punchesOf(ids, { from, through }), zone)
	const refused = sentencesOf(await parts.projections.rejectedOf(ids, { from, through }), zone)
	const now = localMoment(parts.now(), zone)
	const view = await readService(parts, {
		from: spanOfDate(from, zone).from,
		until: spanOfDate(through, zone).until,
	})
	return employees.map((employee) => {
		const missing = missingRows(regulation.policy, employee.schedule, from)
		if (missing.length > 0) throw new MonthNotRegulated(missing)
		const evaluated = evaluateMonth({
			month,
			now,
			punches: punches.get(employee.id) ?? new Map<LocalDate, Punch[]>(),
			gaps: new Map(dates.map((date) => [date, dayGaps(view, employee, date, zone)])),
			...regulation,
			scheduleId: employee.schedule,
			employedFrom: employee.employedFrom,
			employedUntil: employee.employedUntil,
		})
		const days = evaluated.days.map((day) => ({
			...day,
			reasons: [...day.reasons, ...(refused.get(`${employee.id} ${day.date}`) ?? [])],
		}))
		const unconfirmed = unconfirmedFigures(regulation.policy, employee.schedule, through)
		return { ...evaluated, days, employee, unconfirmed }
	})
}

/** What was said of punches that count for nothing, by person and work date. */
function sentencesOf(
	rejected: readonly RejectedPunch[],
	zone: string,
): ReadonlyMap<string, readonly string[]> {
	const days = Map.groupBy(rejected, ({ employee, workDate }) => `${employee} ${workDate}`)
	return new Map(
		[...days].map(([day, punches]) => [
			day,
			punches.map((punch) => rejectedPunch({ ...punch, second: localSecond(punch.at, zone) })),
		]),
	)
}

/** Beyond this a query names nobody and reads the whole month. */
const maxNamed = 500
