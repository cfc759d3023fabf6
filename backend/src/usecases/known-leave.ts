// What the books hold of people's leave, and which days their letters decide.
import { datesBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { decidingLetter } from "../domain/attendance/deciding-letter.ts"
import type { Letter, PersonFacts } from "../domain/attendance/person-facts.ts"
import { lettersOn } from "../domain/attendance/place-person.ts"
import { dueOn, type Office } from "../domain/duty/due-on.ts"
import { isRegulated } from "../domain/duty/regulated-from.ts"
import type { Entry } from "../domain/entries/entry.ts"
import { counts, standingOf } from "../domain/entries/standing.ts"
import type { WrittenLetter } from "../domain/leave/letter-clash.ts"
import { isContractGrade, serviceStart } from "../domain/leave/service-start.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { readService, type ServiceView } from "./kiosk-services.ts"
import type { MonthParts } from "./person-month.ts"
import type { Employee } from "./ports.ts"
import type { Dates } from "./service-of.ts"

/** The law looks back so many years for days that were left. */
export const yearsBack = 2

export type KnownLeave = {
	readonly employee: Employee
	readonly person: PersonFacts
	readonly office: Office
	readonly openings: readonly Entry[]
	/** Letters that count, and those that somebody has yet to agree to. */
	readonly letters: readonly WrittenLetter[]
	readonly since: LocalDate | undefined
	readonly isContract: boolean
}

/** The dates whose letters, rosters and holidays a year's balance rests on, and leave that reaches beyond it. */
export const leaveDates = (year: number, through: LocalDate = ""): Dates => ({
	from: `${year - yearsBack}-01-01`,
	through: through > `${year}-12-31` ? through : `${year}-12-31`,
})

/**
 * @param wanted.through leave that reaches into a later year needs that year's letters, roster and holidays too
 * @returns undefined when the person is not within the scope
 */
export async function knownLeave(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly year: number; readonly through?: LocalDate },
	scope: { readonly unit: string | undefined },
): Promise<KnownLeave | undefined> {
	const employee = await parts.registry.employee(wanted.employee, scope)
	if (employee === undefined) return undefined
	const dates = leaveDates(wanted.year, wanted.through)
	const view = await serviceOver(parts, dates)
	return (await knownLeaves(parts, { people: [employee], dates, view }))(employee)
}

/** What machines did over those years, read once for however many people. */
export const serviceOver = (parts: MonthParts, { from, through }: Dates): Promise<ServiceView> =>
	readService(parts, {
		from: spanOfDate(from, parts.zone).from,
		until: spanOfDate(through, parts.zone).until,
	})

/** The same of many people, by one query a kind over all of them. */
export async function knownLeaves(
	parts: MonthParts,
	wanted: {
		readonly people: readonly Employee[]
		readonly dates: Dates
		readonly view: ServiceView
	},
): Promise<(employee: Employee) => KnownLeave> {
	const { people, dates, view } = wanted
	const { factsOf, regulation } = await knownFacts(parts, view, { people, dates })
	const kinds = ["leaveBalance", "letter"] as const
	const ids = people.map(({ id }) => id)
	const written = await parts.book.touching({ people: ids, dates, kinds })
	const byPerson = Map.groupBy(written, ({ employee }) => employee)
	return (employee) => {
		const own = byPerson.get(employee.id) ?? []
		const isContract = isContractGrade(employee.grade)
		return {
			...{ employee, isContract, person: factsOf(employee), office: regulation },
			openings: own.filter(counts),
			letters: own.flatMap(writtenLetter),
			since: serviceStart(employee.nip, { isContract, entered: employee.employedFrom }),
		}
	}
}

export function writtenLetter(entry: Entry): readonly WrittenLetter[] {
	const { id, from, until = from, content } = entry
	const standing = standingOf(entry).kind
	if (content.kind !== "letter" || standing === "refused" || standing === "withdrawn") return []
	const { letterKind: kind, letter, part } = content
	const isWaiting = standing === "waiting"
	return [{ kind, from, until, letter, part, isWaiting, place: placeOf(id) }]
}

/** What names an entry's letter to people, and to who looks for it among others. */
export const placeOf = (entry: string): string => `catatan ${entry}`

/** Working days of a year that letters of annual leave decide themselves; what another decides costs nothing. */
export function chargedDays(
	known: KnownLeave,
	letters: readonly Letter[],
	year: number,
): readonly LocalDate[] {
	const whole = letters.filter(({ part }) => part === undefined)
	const annual = whole
		.filter(({ kind }) => kind === "cutiTahunan")
		.flatMap(({ from, until }) => datesBetween(from, until))
		.filter((date) => yearOf(date) === year)
	return [...new Set(annual)].filter(
		(date) =>
			decidingLetter(lettersOn(whole, date))?.kind === "cutiTahunan" && isWorkingDay(known, date),
	)
}

const isWorkingDay = ({ person, office }: KnownLeave, date: LocalDate): boolean =>
	isRegulated(office.policy, person, date) && dueOn(date, person, office).kind === "work"

/** Whether a letter can decide the date: where nobody knows yet what is due, it may. */
export function canDecide({ person, office }: KnownLeave, date: LocalDate): boolean {
	if (!isRegulated(office.policy, person, date)) return true
	const { kind } = dueOn(date, person, office)
	return kind !== "off" && kind !== "outOfService"
}
