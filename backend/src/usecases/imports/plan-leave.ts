// Letters of leave, travel and permission, row by row under the rules of the desk: each row that is taken is on
// record for those below it.
import { clockOfMinute } from "@hadir/shared/time/clock.ts"
import type { LetterKind } from "../../domain/attendance/letter-kind.ts"
import type { LeaveRow } from "../../domain/imports/import-rows.ts"
import { letterKindOf } from "../../domain/imports/leave-form.ts"
import { clashOf, type WrittenLetter } from "../../domain/leave/letter-clash.ts"
import { yearOf } from "../../domain/regulation/calendar.ts"
import { type KnownLeave, knownLeaves, leaveDates, serviceOver } from "../known-leave.ts"
import { forbiddenBy, lengthFault, objectionsTo } from "../object-to-letter.ts"
import type { MonthParts } from "../person-month.ts"
import type { Employee } from "../ports.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"

/** So many people's years are held at once; between two lots the office answers others. */
const peopleAtOnce = 100
/** So many things to look at are told by row; all are counted. */
const mostToLookAt = 200

type Asked = {
	readonly row: LeaveRow
	readonly person: Employee
	readonly kind: LetterKind
}

export async function planLeave(
	parts: MonthParts,
	rows: readonly LeaveRow[],
	known: Known,
): Promise<ImportPlan> {
	const draft = new PlanDraft()
	const byPerson = Map.groupBy(askedOf(rows, known, draft), ({ person }) => person)
	const toLookAt: { readonly row: number; readonly words: string }[] = []
	// Unit by unit, for what is read of a unit is read for each lot.
	const people = [...byPerson.keys()].sort((a, b) => (a.unit.id < b.unit.id ? -1 : 1))
	const view = await serviceOver(parts, datesOf([...byPerson.values()].flat()))
	for (let from = 0; from < people.length; from += peopleAtOnce) {
		const some = people.slice(from, from + peopleAtOnce)
		const leaveOf = await knownLeaves(parts, {
			...{ people: some, view },
			dates: datesOf(some.flatMap((person) => byPerson.get(person) ?? [])),
		})
		for (const person of some) {
			const asked = byPerson.get(person) ?? []
			toLookAt.push(...planPerson(parts, leaveOf(person), { asked, draft }))
		}
		await new Promise((turn) => setImmediate(turn))
	}
	const inOrder = toLookAt.sort((a, b) => a.row - b.row)
	for (const { row, words } of inOrder.slice(0, mostToLookAt)) {
		draft.note(`Perlu dilihat, baris ${row}: ${words}`)
	}
	const more = inOrder.length - mostToLookAt
	if (more > 0) draft.note(`Masih ada ${more} hal lain yang perlu dilihat.`)
	return draft.plan
}

/** Rows that name a person and a kind; the others are refused. */
function askedOf(rows: readonly LeaveRow[], known: Known, draft: PlanDraft): readonly Asked[] {
	return rows.flatMap((row) => {
		const person = known.byNip.get(row.nip)
		const kind = letterKindOf(row.kind)
		const tooLong = lengthFault(row)
		if (person === undefined) draft.refuse(row.row, unknownNip(row.nip))
		else if (tooLong !== undefined) draft.refuse(row.row, tooLong)
		else if (kind === undefined) {
			draft.refuse(
				row.row,
				`Jenis "${row.kind}" tidak dikenal. Tulis cuti tahunan, cuti besar, cuti sakit, cuti melahirkan, cuti alasan penting, cuti di luar tanggungan, dinas luar, tugas dalam, diklat, tugas belajar, kerja dari rumah atau izin.`,
			)
		} else return [{ row, person, kind }]
		return []
	})
}

/** Of a file without a row that can be taken. */
const noDate = "2000-01-01"

/** Of letters other than annual leave nobody looks into the years before. */
function datesOf(asked: readonly Asked[]) {
	const firsts = asked.map(({ row, kind }) =>
		kind === "cutiTahunan" ? leaveDates(yearOf(row.from)).from : row.from,
	)
	const lasts = asked.map(({ row, kind }) =>
		kind === "cutiTahunan" ? leaveDates(yearOf(row.from), row.until).through : row.until,
	)
	return { from: firsts.sort()[0] ?? noDate, through: lasts.sort().at(-1) ?? noDate }
}

function planPerson(
	parts: Pick<MonthParts, "now" | "zone">,
	leave: KnownLeave,
	{ asked, draft }: { readonly asked: readonly Asked[]; readonly draft: PlanDraft },
) {
	const toLookAt: { readonly row: number; readonly words: string }[] = []
	const letters: WrittenLetter[] = [...leave.letters]
	for (const { row, person, kind } of asked) {
		const { row: number, nip: _, kind: text, from, until, ...letter } = row
		const wish = { ...letter, kind, from, until }
		if (letters.some((other) => clashOf(wish, other, () => false)?.kind === "same")) {
			draft.knows()
			continue
		}
		const objections = objectionsTo(parts, { ...leave, letters }, wish)
		const forbidden = forbiddenBy(objections)
		if (forbidden !== undefined) {
			draft.refuse(number, forbidden)
			continue
		}
		letters.push({ ...wish, isWaiting: true, isPlanned: true, place: `baris ${number}` })
		toLookAt.push(
			...objections.map(({ sentence, cite }) => ({
				row: number,
				words: `${person.name}: ${sentence} (${cite})`,
			})),
		)
		const content = { kind: "letter" as const, letterKind: kind, ...letter }
		const { part } = letter
		const hours = part && ` ${clockOfMinute(part.from)}-${clockOfMinute(part.until)}`
		draft.take(
			{
				...{ row: number, who: person.name },
				what: `${text} ${from} s.d. ${until}${hours ?? ""}, ${letter.letter}`,
			},
			{ wishes: [{ employee: person.id, from, until, content }] },
		)
	}
	return toLookAt
}
