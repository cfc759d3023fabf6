// Who serves at a unit over a span of dates: the people list says where they are now, spells where they were.
import type { Spell } from "../domain/duty/spell.ts"
import { factsOf } from "../domain/entries/facts-of-entries.ts"
import type { EntryBook } from "./entry-book.ts"
import { type Employee, everyUnit, type Registry, type Scope, type Unit } from "./ports.ts"
import { type Dates, homeOn, servesAt, serviceOf } from "./service-of.ts"

type Parts = { readonly registry: Registry; readonly book: EntryBook }

/**
 * People within a scope who serve on any date of the span at the unit asked for, or anywhere. A person who was
 * transferred is seen by both units of that span, and by no unit that they have never served at.
 */
export async function peopleServing(
	{ registry, book }: Parts,
	wanted: { readonly dates: Dates; readonly scope: Scope; readonly unit?: string | undefined },
): Promise<readonly Employee[]> {
	const { dates, scope } = wanted
	const everyone = await registry.employees(everyUnit)
	const units = [wanted.unit, scope.unit].filter((unit) => unit !== undefined)
	if (units.length === 0) return everyone
	const spells = await spellsOver(book, dates)
	return everyone.filter((employee) => {
		const service = serviceOf(employee, spells(employee.id))
		return units.every((unit) => isTheirs(service, unit, dates))
	})
}

/** Whoever has left, or has not begun, still belongs to somebody. */
const isTheirs = (service: readonly Spell[], unit: string, dates: Dates): boolean =>
	servesAt(service, unit, dates) || homeOn(service, dates.through).unit === unit

/** Where one person serves over a span; undefined when the scope never was theirs in it. */
export async function serviceWithin(
	{ registry, book }: Parts,
	wanted: { readonly employee: string; readonly dates: Dates; readonly scope: Scope },
): Promise<{ readonly employee: Employee; readonly service: readonly Spell[] } | undefined> {
	const { dates, scope } = wanted
	const employee = await registry.employee(wanted.employee, everyUnit)
	if (employee === undefined) return undefined
	const written = await book.touching({ people: [employee.id], dates, kinds: ["spell"] })
	const own = written.filter((entry) => entry.employee === employee.id)
	const service = serviceOf(employee, factsOf(own).spells)
	const isSeen = scope.unit === undefined || isTheirs(service, scope.unit, dates)
	return isSeen ? { employee, service } : undefined
}

/** What a unit is called now; one that is no longer listed is called by its id. */
export async function unitNames(registry: Registry): Promise<(unit: Unit["id"]) => string> {
	const names = new Map((await registry.units(everyUnit)).map(({ id, name }) => [id, name]))
	return (unit) => names.get(unit) ?? unit
}

async function spellsOver(book: EntryBook, dates: Dates) {
	const written = await book.touching({ people: "everyone", dates, kinds: ["spell"] })
	const byPerson = Map.groupBy(written, ({ employee }) => employee)
	return (employee: string): readonly Spell[] => factsOf(byPerson.get(employee) ?? []).spells
}
