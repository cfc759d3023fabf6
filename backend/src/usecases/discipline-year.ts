// Who has been absent without word so often that somebody must be told, over one calendar year.
import { datesBetween, daysBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import type { PersonFacts } from "../domain/attendance/person-facts.ts"
import { type Discipline, disciplineOf, type Notice } from "../domain/discipline/discipline.ts"
import { type NoticeProof, proofOfNotice } from "../domain/discipline/proof-of-notice.ts"
import { regulatedSpans } from "../domain/duty/regulated-from.ts"
import { spellOn } from "../domain/duty/spell.ts"
import { counts } from "../domain/entries/standing.ts"
import { rowOn } from "../domain/regulation/in-force.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { readService, type ServiceView } from "./kiosk-services.ts"
import type { MonthParts } from "./person-month.ts"
import { type Employee, everyUnit } from "./ports.ts"
import type { Dates } from "./service-of.ts"

export type ToldNotice = Notice & {
	/** Who was told and how, once somebody entered it. */
	readonly given?: {
		readonly to: string
		readonly how: string
		readonly by: string
		/** UTC ms, and the entry by which it was. */
		readonly at: number
		readonly entry: string
	}
}

export type PersonDiscipline = Omit<Discipline, "notices"> & {
	readonly employee: string
	readonly name: string
	readonly unitName: string
	readonly notices: readonly ToldNotice[]
	/** Where the policy's tables begin within the year: days before it are not counted. */
	readonly countedFrom?: LocalDate
	/** Dates after that of which the policy says nothing, such as those of a schedule without rows: not counted. */
	readonly uncountedDates?: number
}

/** A year of so many people is held at once: some ten megabytes of punches. */
const peopleRead = 50

/** Everyone whose days reached a step or a run that is told; most absent first. It proposes, people decide. */
export async function disciplineYear(
	parts: MonthParts,
	year: number,
): Promise<readonly PersonDiscipline[]> {
	const view = await serviceOfYear(parts, year)
	const everyone = await parts.registry.employees(everyUnit)
	const told: PersonDiscipline[] = []
	for (let first = 0; first < everyone.length; first += peopleRead) {
		const people = everyone.slice(first, first + peopleRead)
		const counted = await disciplineOfPeople(parts, people, { year, view })
		told.push(...counted.filter(({ notices }) => notices.length > 0))
		await new Promise((turn) => setImmediate(turn))
	}
	return told.sort((a, b) => b.totalDays - a.totalDays)
}

/** The same of one person, whether anything was reached or not. */
export async function disciplineOfPerson(
	parts: MonthParts,
	{ employee, year }: { readonly employee: Employee; readonly year: number },
): Promise<PersonDiscipline | undefined> {
	const view = await serviceOfYear(parts, year)
	return (await disciplineOfPeople(parts, [employee], { year, view }))[0]
}

const datesOf = (year: number) => ({ from: `${year}-01-01`, through: `${year}-12-31` })

const serviceOfYear = (parts: MonthParts, year: number): Promise<ServiceView> =>
	readService(parts, {
		from: spanOfDate(datesOf(year).from, parts.zone).from,
		until: spanOfDate(datesOf(year).through, parts.zone).until,
	})

async function disciplineOfPeople(
	parts: MonthParts,
	people: readonly Employee[],
	{ year, view }: { readonly year: number; readonly view: ServiceView },
): Promise<readonly PersonDiscipline[]> {
	const dates = datesOf(year)
	const now = localMoment(parts.now(), parts.zone)
	const { factsOf, regulation } = await knownFacts(parts, view, { people, dates })
	const ids = people.map(({ id }) => id)
	const given = await noticesGiven(parts, ids, dates)
	const rules = rowOn(regulation.policy.discipline ?? [], dates.through)
	return people.map((employee) => {
		const person = factsOf(employee)
		const spans = regulatedSpans(regulation.policy, person, dates)
		const days = spans.flatMap((span) => evaluatePerson(person, span, { ...regulation, now }))
		const { notices, ...discipline } = disciplineOf(days, year, rules)
		const proofs = given.get(employee.id) ?? []
		const { countedFrom, uncountedDates } = uncountedOf(spans, person, dates)
		return {
			...discipline,
			...{ employee: employee.id, name: employee.name, unitName: employee.unit.name },
			notices: notices.map((notice) => {
				const proof = proofOfNotice(notice, proofs, days)
				return proof === undefined ? notice : { ...notice, given: proof.given }
			}),
			...(countedFrom !== undefined && { countedFrom }),
			...(uncountedDates > 0 && { uncountedDates }),
		}
	})
}

/** What a year without tables for all of it leaves out: before the first date that counts, and after it. */
function uncountedOf(
	spans: readonly Dates[],
	{ service }: PersonFacts,
	{ from: first, through: last }: Dates,
) {
	const served = spans.find(({ from, through }) =>
		datesBetween(from, through).some((date) => spellOn(service, date) !== undefined),
	)
	const from = served?.from ?? first
	const length = (span: Dates) => daysBetween({ from: span.from, to: span.through }) + 1
	const counted = spans.filter((span) => span.from >= from)
	return {
		countedFrom: from > first ? from : undefined,
		uncountedDates:
			length({ from, through: last }) - counted.reduce((sum, span) => sum + length(span), 0),
	}
}

type GivenNotice = NoticeProof & { readonly given: NonNullable<ToldNotice["given"]> }

/** By person, in the order in which they were written. */
async function noticesGiven(
	{ book }: MonthParts,
	people: readonly string[],
	dates: { readonly from: string; readonly through: string },
): Promise<ReadonlyMap<string, readonly GivenNotice[]>> {
	const entries = await book.touching({ people, dates, kinds: ["noticeGiven"] })
	const given = new Map<string, GivenNotice[]>()
	for (const { id: entry, employee = "", from: reachedOn, content, ...rest } of entries.filter(
		counts,
	)) {
		if (content.kind !== "noticeGiven") continue
		const { because, days, to, how } = content
		const { enteredBy: by, enteredAt: at } = rest
		const proof = { reachedOn, because, days, given: { to, how, by, at, entry } }
		given.set(employee, [...(given.get(employee) ?? []), proof])
	}
	return given
}
