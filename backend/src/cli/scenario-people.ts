// A written scenario's people as the rules want them, or the sentence that says what does not fit.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays, datesOfMonth, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { PersonFacts } from "../domain/attendance/person-facts.ts"
import { rosterOn } from "../domain/duty/roster.ts"
import { spellOn } from "../domain/duty/spell.ts"
import { missingRows, missingShifts, overlappingShift } from "../domain/regulation/missing-rows.ts"
import type { Policy } from "../domain/regulation/policy.ts"
import type { Scenario, ScenarioEmployee } from "./evaluate-scenario.ts"
import { writtenWall } from "./written-moment.ts"

export type Dates = { readonly from: LocalDate; readonly through: LocalDate }

/** Two years of one person are far below; more is a mistyped year. */
const maxDays = 800

export function scenarioDates({ month, from, until }: Scenario): Result<Dates, Fault<"scenario">> {
	if (month !== undefined) {
		const dates = datesOfMonth(month)
		return succeed({ from: dates[0] ?? "", through: dates.at(-1) ?? "" })
	}
	if (from === undefined || until === undefined) throw new Error("the schema asks for both")
	if (addDays(from, maxDays) < until) {
		return fail("scenario", `"until": paling banyak ${maxDays} hari sesudah from.`)
	}
	return succeed({ from, through: until })
}

export function personOf(
	employee: ScenarioEmployee,
	{ zone, machines }: Pick<Scenario, "zone" | "machines">,
): PersonFacts {
	const wall = (text: string) => writtenWall(text, zone)
	const units = new Set(employee.service.map(({ unit }) => unit))
	return {
		service: employee.service,
		roster: {
			days: new Map(Object.entries(employee.roster.days)),
			patterns: employee.roster.patterns,
		},
		punches: employee.punches.map((given, index) => {
			const { at, ...rest } = typeof given === "string" ? { at: given, place: "" } : given
			const record = `ketukan-${String(index + 1).padStart(5, "0")}`
			return { record, ...rest, at: wall(at) }
		}),
		gaps: machines
			.filter(({ unit }) => unit === undefined || units.has(unit))
			.map(({ unit: _, ...gap }) => ({ ...gap, from: wall(gap.from), until: wall(gap.until) })),
		letters: employee.letters,
		excuses: employee.excuses,
		corrections: employee.corrections.map((one) => ({ ...one, at: wall(one.at) })),
		overtime: employee.overtime.map((one) => ({
			...one,
			...{ from: wall(one.from), until: wall(one.until) },
		})),
		rejected: employee.rejected.map((one) => ({ ...one, at: wall(one.at) })),
		guestAt: employee.guestAt,
	}
}

/** Whether the policy holds all that a person's dates ask of it: a day without a row is refused, not guessed. */
export function checkRegulated(
	person: PersonFacts,
	{ from, through }: Dates,
	{ policy, field }: { readonly policy: Policy; readonly field: string },
): Result<undefined, Fault<"policy">> {
	for (const [index, { schedule }] of person.service.entries()) {
		if (policy.schedules.some(({ id }) => id === schedule)) continue
		const known = policy.schedules.map(({ id }) => `"${id}"`).join(", ")
		return fail(
			"policy",
			`"${field}.service[${index}].schedule": "${schedule}" tidak ada di kebijakan; pakai ${known}.`,
		)
	}
	for (let date = from; date <= through; date = addDays(date, 1)) {
		const spell = spellOn(person.service, date)
		if (spell === undefined) continue
		const missing = missingRows(policy, spell.schedule, date)
		if (missing.length > 0) {
			const tables = missing.join(", ")
			return fail("policy", `Kebijakan belum berlaku pada ${date}: tambahkan baris di ${tables}.`)
		}
		const strange = missingShifts(policy, rosterOn(person.roster, date) ?? [], date)
		if (strange.length > 0) {
			const known = (policy.shifts ?? []).map(({ id }) => `"${id}"`).join(", ")
			return fail(
				"policy",
				`"${field}.roster": giliran "${strange.join('", "')}" pada ${date} tidak ada di kebijakan; pakai ${known}.`,
			)
		}
		const double = overlappingShift(policy, rosterOn(person.roster, date) ?? [], date)
		if (double !== undefined) {
			return fail(
				"policy",
				`"${field}.roster": giliran "${double}" pada ${date} bertumpuk dengan giliran lain hari itu.`,
			)
		}
	}
	return succeed(undefined)
}
