// What the books hold of one person's leave, and the balance of a year made of it.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays, datesBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment, wallDate } from "@hadir/shared/time/local-time.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import type { Letter, PersonFacts } from "../domain/attendance/person-facts.ts"
import { dueOn, type Office } from "../domain/duty/due-on.ts"
import { isRegulated, regulatedFrom } from "../domain/duty/regulated-from.ts"
import type { Entry } from "../domain/entries/entry.ts"
import { counts, standingOf } from "../domain/entries/standing.ts"
import { type AnnualLeave, annualLeave, type LeaveYear } from "../domain/leave/annual-leave.ts"
import { isContractGrade, serviceStart } from "../domain/leave/service-start.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { readService } from "./kiosk-services.ts"
import type { MonthParts } from "./person-month.ts"
import type { Employee } from "./ports.ts"

/** The law looks back so many years for days that were left. */
const yearsBack = 2

export type KnownLeave = {
	readonly employee: Employee
	readonly person: PersonFacts
	readonly office: Office
	readonly openings: readonly Entry[]
	/** Letters that somebody has yet to agree to. */
	readonly waiting: readonly Letter[]
	readonly since: LocalDate | undefined
	readonly isContract: boolean
}

/**
 * @param wanted.through leave that reaches into a later year needs that year's letters, roster and holidays too
 * @returns undefined when the person is not within the scope
 */
export async function knownLeave(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly year: number; readonly through?: LocalDate },
	scope: { readonly unit: string | undefined },
): Promise<KnownLeave | undefined> {
	const { employee: id, year, through = "" } = wanted
	const employee = await parts.registry.employee(id, scope)
	if (employee === undefined) return undefined
	const yearEnd = `${year}-12-31`
	const dates = {
		from: `${year - yearsBack}-01-01`,
		through: through > yearEnd ? through : yearEnd,
	}
	const view = await readService(parts, {
		from: spanOfDate(dates.from, parts.zone).from,
		until: spanOfDate(dates.through, parts.zone).until,
	})
	const { factsOf, regulation } = await knownFacts(parts, view, { people: [employee], dates })
	const kinds = ["leaveBalance", "letter"] as const
	const written = await parts.book.touching({ people: [id], dates, kinds })
	const own = written.filter((entry) => entry.employee === id)
	const isContract = isContractGrade(employee.grade)
	return {
		...{ employee, isContract, person: factsOf(employee), office: regulation },
		openings: own.filter(counts),
		waiting: own.flatMap(waitingLetter),
		since: serviceStart(employee.nip, { isContract, entered: employee.employedFrom }),
	}
}

function waitingLetter(entry: Entry): readonly Letter[] {
	const { from, until = from, content } = entry
	if (content.kind !== "letter" || standingOf(entry).kind !== "waiting") return []
	const { letterKind: kind, letter, part } = content
	return [{ kind, from, until, letter, part }]
}

/** @param asked letters that do not count yet, taken as if they did */
export function balanceOf(
	parts: MonthParts,
	known: KnownLeave,
	{ year, asked = [] }: { readonly year: number; readonly asked?: readonly Letter[] },
): Result<AnnualLeave, Fault<"no-start">> {
	const { since } = known
	if (since === undefined) {
		return fail("no-start", "Tanggal mulai bekerja belum tercatat; isi lebih dahulu.")
	}
	const letters = [...(known.person.letters ?? []), ...asked]
	const years = yearsUpTo(year)
		.filter((of) => of === year || isOnRecord(known, letters, of))
		.map((of) => yearOfLeave(parts, known, { year: of, letters }))
	return succeed(annualLeave(year, { since, years }))
}

const yearsUpTo = (year: number): readonly number[] =>
	Array.from({ length: yearsBack + 1 }, (_, index) => year - yearsBack + index)

const datesOf = (year: number) => ({ from: `${year}-01-01`, through: `${year}-12-31` })

/**
 * Of a year before the books began, or in the middle of which they did, nobody knows what was taken, so it leaves
 * nothing over.
 */
const isOnRecord = (
	{ person, office }: KnownLeave,
	letters: readonly Letter[],
	year: number,
): boolean =>
	office.calendar.years.has(year) &&
	regulatedFrom(office.policy, person, datesOf(year)) === datesOf(year).from &&
	(person.punches.some(({ at }) => yearOf(wallDate(at)) === year) ||
		letters.some(({ from, until }) => yearOf(from) <= year && yearOf(until) >= year))

function yearOfLeave(
	parts: MonthParts,
	known: KnownLeave,
	{ year, letters }: { readonly year: number; readonly letters: readonly Letter[] },
): LeaveYear {
	const { person, office } = known
	const within = (kind: Letter["kind"]) =>
		letters
			.filter((one) => one.kind === kind && one.part === undefined)
			.flatMap((one) => datesBetween(one.from, one.until))
			.filter((date) => yearOf(date) === year)
	const taken = new Set(within("cutiTahunan").filter((date) => isWorkingDay(known, date)))
	const { from: first, through } = datesOf(year)
	const from = regulatedFrom(office.policy, person, { from: first, through })
	const now = localMoment(parts.now(), parts.zone)
	const days =
		from === undefined ? [] : evaluatePerson(person, { from, through }, { ...office, now })
	const opening = openingOf(known, year)
	return {
		...{ year, taken: taken.size, hadLongLeave: within("cutiBesar").length > 0 },
		credited: days.reduce((sum, { leaveCredit }) => sum + leaveCredit, 0),
		...(opening !== undefined && { opening }),
		...(from !== first && { countedFrom: from ?? addDays(through, 1) }),
	}
}

/** Where two speak of the same year, the one written later counts. */
function openingOf({ openings }: KnownLeave, year: number) {
	const found = openings
		.flatMap(({ content, enteredAt }) =>
			content.kind === "leaveBalance" && content.year === year ? [{ ...content, enteredAt }] : [],
		)
		.sort((a, b) => a.enteredAt - b.enteredAt)
		.at(-1)
	return found && { days: found.days, source: found.source }
}

/** The person's working days between two dates, by their own calendar and roster. */
export const workingDays = (known: KnownLeave, from: LocalDate, until: LocalDate): LocalDate[] =>
	datesBetween(from, until).filter((date) => isWorkingDay(known, date))

const isWorkingDay = ({ person, office }: KnownLeave, date: LocalDate): boolean =>
	isRegulated(office.policy, person, date) && dueOn(date, person, office).kind === "work"
