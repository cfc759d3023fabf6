// Where a person serves from one date to another: the people list, and what was entered over it.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Spell, spellOn } from "../domain/duty/spell.ts"
import type { Employee } from "./ports.ts"

/** First and last work date asked for. */
export type Dates = { readonly from: LocalDate; readonly through: LocalDate }

/** The spell of the people list first, and what was entered over it; none outlasts the last day of service. */
export function serviceOf(
	{ employedFrom: from, employedUntil: until, unit, schedule }: Employee,
	entered: readonly Spell[],
): readonly Spell[] {
	const ends = (spell: Spell): Spell =>
		until === undefined || (spell.until !== undefined && spell.until <= until)
			? spell
			: { ...spell, until }
	return [{ from, until, unit: unit.id, schedule }, ...entered.map(ends)]
}

/**
 * The one answer to whose a person is on a date: of the spell of that date; once service has ended, of the
 * last one before it; before it began, of the first.
 */
export function homeOn(service: readonly Spell[], date: LocalDate): Spell {
	const held = spellOn(service, date)
	if (held !== undefined) return held
	const before = service.filter(({ until }) => until !== undefined && until < date)
	const last = before.toSorted((a, b) => compare(b.until ?? "", a.until ?? ""))[0]
	const first = service.toSorted((a, b) => compare(a.from ?? "", b.from ?? ""))[0]
	const home = last ?? first
	if (home === undefined) throw new Error("a person on the list has a spell")
	return home
}

/** Spells that touch a span of dates. */
export const spellsWithin = (service: readonly Spell[], dates: Dates): readonly Spell[] =>
	service.filter(
		({ from, until }) =>
			(from === undefined || from <= dates.through) && (until === undefined || until >= dates.from),
	)

/** A person as the machines of a unit know them while they serve there. */
export const servingAt = (employee: Employee, unit: string): Employee =>
	employee.unit.id === unit ? employee : { ...employee, unit: { id: unit, name: unit } }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a person is a unit's on any date of a span. */
export const servesAt = (service: readonly Spell[], unit: string, dates: Dates): boolean =>
	unitRuns(service, dates).some((run) => run.unit === unit)

/** Stretches of dates served at one unit, whatever spells they are made of. */
export function unitRuns(service: readonly Spell[], { from, through }: Dates) {
	const runs: { unit: string; first: LocalDate; last: LocalDate }[] = []
	for (let date = from; date <= through; date = addDays(date, 1)) {
		const unit = spellOn(service, date)?.unit
		const before = runs.at(-1)
		if (unit === undefined) continue
		if (before?.unit === unit && before.last === addDays(date, -1)) before.last = date
		else runs.push({ unit, first: date, last: date })
	}
	return runs
}
