// Leave asked for and its balance, against the law and what is on record.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { datesBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment, wallDate } from "@hadir/shared/time/local-time.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import type { Letter, PersonFacts } from "../domain/attendance/person-facts.ts"
import { dueOn, type Office } from "../domain/duty/due-on.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { counts } from "../domain/entries/standing.ts"
import { type AnnualLeave, annualLeave, type LeaveYear } from "../domain/leave/annual-leave.ts"
import { checkLeave, type LeaveWish, type Objection } from "../domain/leave/check-leave.ts"
import { isContractGrade, serviceStart } from "../domain/leave/service-start.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { type EntryFault, type EntryParts, writeEntries } from "./keep-entries.ts"
import { readService } from "./kiosk-services.ts"
import type { MonthParts } from "./person-month.ts"
import type { Employee } from "./ports.ts"

/** The law looks back so many years for days that were left. */
const yearsBack = 2

type KnownPerson = {
	readonly employee: Employee
	readonly person: PersonFacts
	readonly office: Office
	readonly openings: readonly Entry[]
	readonly since: LocalDate | undefined
	readonly isContract: boolean
}

export type LeaveDeskFault = Fault<"no-person" | "no-start">

/** What is left of a year's annual leave, with its reasons. */
export async function leaveBalance(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly year: number },
	scope: { readonly unit: string | undefined },
): Promise<Result<AnnualLeave, LeaveDeskFault>> {
	const known = await knownPerson(parts, wanted, scope)
	if (known === undefined) return noPerson(wanted.employee)
	return balanceOf(parts, known, wanted.year)
}

export type AskedLeave = Omit<LeaveWish, "workingDays"> & {
	readonly employee: string
	/** The letter's number and date. */
	readonly letter: string
	readonly part?: Letter["part"]
}

/**
 * Writes the letter if the law does not forbid it. What somebody has to look at goes along, for those whose
 * agreement the letter waits for.
 */
export async function askLeave(
	parts: EntryParts & MonthParts,
	wish: AskedLeave,
	actor: Actor,
): Promise<
	Result<
		{ readonly entries: readonly Entry[]; readonly toLookAt: readonly Objection[] },
		EntryFault | LeaveDeskFault | Fault<"forbidden">
	>
> {
	const { employee, from, until, kind, letter, part } = wish
	const year = yearOf(from)
	const known = await knownPerson(parts, { employee, year }, { unit: actor.unit })
	if (known === undefined) return noPerson(employee)
	const left = balanceOf(parts, known, year)
	const objections = checkLeave(
		{ ...wish, workingDays: workingDays(known, from, until) },
		{
			isContract: known.isContract,
			since: known.since,
			annualLeft: left.ok ? left.value.left : 0,
			overlapping: (known.person.letters ?? []).filter(
				(one) => one.from <= until && one.until >= from,
			),
		},
	)
	const forbidden = objections.find(({ severity }) => severity === "refuse")
	if (forbidden !== undefined) {
		return fail("forbidden", `${forbidden.sentence} (${forbidden.cite})`)
	}
	const content = { kind: "letter", letterKind: kind, letter, ...(part && { part }) } as const
	const written = await writeEntries(parts, [{ employee, from, until, content }], actor)
	if (!written.ok) return written
	const toLookAt = objections.filter(({ severity }) => severity === "ask")
	return succeed({ entries: written.value, toLookAt: [...toLookAt, ...undecided(known, wish)] })
}

/** Working days of a year without its decree cannot be counted yet. */
function undecided({ office }: KnownPerson, { from, until }: AskedLeave): readonly Objection[] {
	const years = [...new Set([yearOf(from), yearOf(until)])]
	return years
		.filter((year) => !office.calendar.years.has(year))
		.map((year) => ({
			...{ severity: "ask", code: "no-decree", cite: "SKB 3 Menteri" },
			sentence: `Daftar libur tahun ${year} belum dimasukkan; hari kerjanya belum pasti.`,
		}))
}

async function knownPerson(
	parts: MonthParts,
	{ employee: id, year }: { readonly employee: string; readonly year: number },
	scope: { readonly unit: string | undefined },
): Promise<KnownPerson | undefined> {
	const employee = await parts.registry.employee(id, scope)
	if (employee === undefined) return undefined
	const dates = { from: `${year - yearsBack}-01-01`, through: `${year}-12-31` }
	const view = await readService(parts, {
		from: spanOfDate(dates.from, parts.zone).from,
		until: spanOfDate(dates.through, parts.zone).until,
	})
	const { factsOf, regulation } = await knownFacts(parts, view, { people: [employee], dates })
	const kinds = ["leaveBalance"] as const
	const openings = await parts.book.touching({ people: [id], dates, kinds })
	const isContract = isContractGrade(employee.grade)
	return {
		...{ employee, isContract, person: factsOf(employee), office: regulation },
		openings: openings.filter((entry) => entry.employee === id && counts(entry)),
		since: serviceStart(employee.nip, { isContract, entered: employee.employedFrom }),
	}
}

function balanceOf(
	parts: MonthParts,
	known: KnownPerson,
	year: number,
): Result<AnnualLeave, LeaveDeskFault> {
	const { since } = known
	if (since === undefined) {
		return fail("no-start", "Tanggal mulai bekerja belum tercatat; isi lebih dahulu.")
	}
	const years = yearsUpTo(year)
		.filter((of) => of === year || isOnRecord(known, of))
		.map((of) => yearOfLeave(parts, known, of))
	return succeed(annualLeave(year, { since, years }))
}

const yearsUpTo = (year: number): readonly number[] =>
	Array.from({ length: yearsBack + 1 }, (_, index) => year - yearsBack + index)

/** Of a year before the books began nobody knows what was taken, so it leaves nothing over. */
const isOnRecord = ({ person, office }: KnownPerson, year: number): boolean =>
	office.calendar.years.has(year) &&
	(person.punches.some(({ at }) => yearOf(wallDate(at)) === year) ||
		(person.letters ?? []).some(({ from, until }) => yearOf(from) <= year && yearOf(until) >= year))

function yearOfLeave(parts: MonthParts, known: KnownPerson, year: number): LeaveYear {
	const { person, office } = known
	const letters = person.letters ?? []
	const within = (kind: Letter["kind"]) =>
		letters
			.filter((one) => one.kind === kind && one.part === undefined)
			.flatMap((one) => datesBetween(one.from, one.until))
			.filter((date) => yearOf(date) === year)
	const taken = new Set(within("cutiTahunan").filter((date) => isWorkingDay(known, date)))
	const days = evaluatePerson(
		person,
		{ from: `${year}-01-01`, through: `${year}-12-31` },
		{ ...office, now: localMoment(parts.now(), parts.zone) },
	)
	const opening = openingOf(known, year)
	return {
		...{ year, taken: taken.size, hadLongLeave: within("cutiBesar").length > 0 },
		credited: days.reduce((sum, { leaveCredit }) => sum + leaveCredit, 0),
		...(opening !== undefined && { opening }),
	}
}

function openingOf({ openings }: KnownPerson, year: number) {
	for (const { content } of openings) {
		if (content.kind === "leaveBalance" && content.year === year) {
			return { days: content.days, source: content.source }
		}
	}
	return undefined
}

const workingDays = (known: KnownPerson, from: LocalDate, until: LocalDate): number =>
	datesBetween(from, until).filter((date) => isWorkingDay(known, date)).length

const isWorkingDay = ({ person, office }: KnownPerson, date: LocalDate): boolean =>
	dueOn(date, person, office).kind === "work"

const noPerson = (id: string) =>
	fail("no-person", `Pegawai ${id} tidak ada, atau bukan pegawai unit Anda.`)
