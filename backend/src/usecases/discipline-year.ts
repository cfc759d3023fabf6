// Who has been absent without word so often that somebody must be told, over one calendar year.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import { type Discipline, disciplineOf, type Notice } from "../domain/discipline/discipline.ts"
import { type NoticeProof, proofOfNotice } from "../domain/discipline/proof-of-notice.ts"
import { regulatedFrom } from "../domain/duty/regulated-from.ts"
import { counts } from "../domain/entries/standing.ts"
import { rowOn } from "../domain/regulation/in-force.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { readService } from "./kiosk-services.ts"
import type { MonthParts } from "./person-month.ts"
import { everyUnit } from "./ports.ts"

export type ToldNotice = Notice & {
	/** Who was told and how, once somebody entered it. */
	readonly given?: { readonly to: string; readonly how: string; readonly by: string }
}

export type PersonDiscipline = Omit<Discipline, "notices"> & {
	readonly employee: string
	readonly name: string
	readonly unitName: string
	readonly notices: readonly ToldNotice[]
	/** Where the policy's tables begin within the year: days before it are not counted. */
	readonly countedFrom?: LocalDate
}

/** A year of so many people is held at once: some ten megabytes of punches. */
const peopleRead = 50

/** Everyone whose days reached a step or a run that is told; most absent first. It proposes, people decide. */
export async function disciplineYear(
	parts: MonthParts,
	year: number,
): Promise<readonly PersonDiscipline[]> {
	const { registry, zone } = parts
	const now = localMoment(parts.now(), zone)
	const dates = { from: `${year}-01-01`, through: `${year}-12-31` }
	const view = await readService(parts, {
		from: spanOfDate(dates.from, zone).from,
		until: spanOfDate(dates.through, zone).until,
	})
	const everyone = await registry.employees(everyUnit)
	const told: PersonDiscipline[] = []
	for (let first = 0; first < everyone.length; first += peopleRead) {
		const people = everyone.slice(first, first + peopleRead)
		const { factsOf, regulation } = await knownFacts(parts, view, { people, dates })
		const given = await noticesGiven(
			parts,
			people.map(({ id }) => id),
			dates,
		)
		const rules = rowOn(regulation.policy.discipline ?? [], dates.through)
		for (const employee of people) {
			const person = factsOf(employee)
			const from = regulatedFrom(regulation.policy, person, dates)
			if (from === undefined) continue
			const counted = { from, through: dates.through }
			const days = evaluatePerson(person, counted, { ...regulation, now })
			const { notices, ...discipline } = disciplineOf(days, year, rules)
			if (notices.length === 0) continue
			const proofs = given.get(employee.id) ?? []
			told.push({
				...discipline,
				...{ employee: employee.id, name: employee.name, unitName: employee.unit.name },
				notices: notices.map((notice) => {
					const proof = proofOfNotice(notice, proofs, days)
					return proof === undefined ? notice : { ...notice, given: proof.given }
				}),
				...(from > dates.from && { countedFrom: from }),
			})
		}
		await new Promise((turn) => setImmediate(turn))
	}
	return told.sort((a, b) => b.totalDays - a.totalDays)
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
	for (const { employee = "", from: reachedOn, content, enteredBy: by } of entries.filter(counts)) {
		if (content.kind !== "noticeGiven") continue
		const { because, days, to, how } = content
		const proof = { reachedOn, because, days, given: { to, how, by } }
		given.set(employee, [...(given.get(employee) ?? []), proof])
	}
	return given
}
