// Whom an operator means: by the office's own id, by the NIP, or by a part of a name or NIP.
import { type Employee, everyUnit, type Registry } from "./ports.ts"

type People = Pick<Registry, "employee" | "searchEmployees">

const nipPattern = /^\d{18}$/

/** As many as a screen shows; who is not among them is found by more letters. */
export const findLimit = 50

/** What the command line prints of somebody. */
export type FoundPerson = {
	readonly id: string
	readonly nip: string
	readonly name: string
	/** The OPD's name. */
	readonly unit: string
}

/** @returns whom an id names, or at most `findLimit`, and whether there are more */
export async function findPeople(
	people: People,
	text: string,
): Promise<{ readonly people: readonly FoundPerson[]; readonly hasMore: boolean }> {
	const named = await people.employee(text, everyUnit)
	if (named !== undefined) return { people: [foundPerson(named)], hasMore: false }
	const found = await people.searchEmployees(text, everyUnit, findLimit + 1)
	return { people: found.slice(0, findLimit).map(foundPerson), hasMore: found.length > findLimit }
}

const foundPerson = ({ id, nip, name, unit }: Employee): FoundPerson => ({
	...{ id, nip, name },
	unit: unit.name,
})

/** The id of whom an id or a NIP names; what names nobody stays as it was given. */
export async function personIdOf(people: People, given: string): Promise<string> {
	if ((await people.employee(given, everyUnit)) !== undefined) return given
	const digits = given.replace(/\s/g, "")
	if (!nipPattern.test(digits)) return given
	const found = await people.searchEmployees(digits, everyUnit, findLimit)
	return found.find(({ nip }) => nip === digits)?.id ?? given
}

export const unknownPerson = (given: string): string =>
	`There is no person with the id or NIP "${given}". Find them with: hadir person find <part of a name or NIP>`
