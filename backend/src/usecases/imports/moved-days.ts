// Who would move by what is about to be written, and by how much: the same months evaluated without and with it.

import { addMonths, type LocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { compareDays } from "../../domain/attendance/compare-days.ts"
import type { Entry } from "../../domain/entries/entry.ts"
import { touchedByEntry } from "../../domain/entries/touched-dates.ts"
import type { EntryBook, EntryQuery } from "../entry-book.ts"
import { evaluatePeople, MonthNotRegulated, type MonthParts } from "../person-month.ts"
import type { Employee } from "../ports.ts"

/** Evaluated twice each; a preview may take so long, and no longer. */
const mostPersonMonths = 24_000
/** People evaluated at once: between them the office answers others. */
const peopleAtOnce = 200
/** So many people are told by name; all are counted. */
const mostTold = 500

export type MovedDay = {
	readonly date: LocalDate
	/** Codes of the month's grid. */
	readonly before: string
	readonly after: string
	/** Basis points; positive: it would cost more. */
	readonly cutBasisPoints: number
}
export type MovedPerson = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly days: readonly MovedDay[]
	readonly cutBasisPoints: number
}
export type MovedDays = {
	readonly people: number
	readonly days: number
	/** Of them, those whom it costs more, and less. */
	readonly costlier: number
	readonly cheaper: number
	readonly told: readonly MovedPerson[]
	/** Months that were compared; others of the file were too many, or have no policy yet. */
	readonly months: readonly LocalMonth[]
	readonly left: readonly LocalMonth[]
}

export async function movedDays(
	parts: MonthParts,
	entries: readonly Entry[],
	everyone: readonly Employee[],
): Promise<MovedDays> {
	const after = { ...parts, book: bookWith(parts.book, entries) }
	const people = affected(entries, everyone)
	const months: LocalMonth[] = []
	const left: LocalMonth[] = []
	const moved = new Map<string, { readonly employee: Employee; readonly days: MovedDay[] }>()
	for (const month of monthsOf(entries)) {
		const isTooMuch = (months.length + 1) * people.length > mostPersonMonths
		if (isTooMuch && months.length > 0) {
			left.push(month)
			continue
		}
		try {
			for (let from = 0; from < people.length; from += peopleAtOnce) {
				const some = people.slice(from, from + peopleAtOnce)
				const then = await evaluatePeople(parts, some, month)
				const now = await evaluatePeople(after, some, month)
				for (const [index, { employee, days }] of now.entries()) {
					const differences = compareDays(then[index]?.days ?? [], days)
					if (differences.length === 0) continue
					const person = moved.get(employee.id) ?? { employee, days: [] }
					moved.set(employee.id, person)
					person.days.push(
						...differences.map(({ date, before: old, after: day, cutBasisPoints }) => ({
							...{ date, before: old.codes.join(" "), after: day.codes.join(" ") },
							cutBasisPoints,
						})),
					)
				}
			}
			months.push(month)
		} catch (cause) {
			if (!(cause instanceof MonthNotRegulated)) throw cause
			left.push(month)
		}
	}
	return { ...told([...moved.values()]), months, left }
}

function told(
	moved: readonly { readonly employee: Employee; readonly days: readonly MovedDay[] }[],
) {
	const people = moved.map(({ employee: { nip, name, unit }, days }) => ({
		...{ nip, name, unit: unit.name, days },
		cutBasisPoints: days.reduce((sum, day) => sum + day.cutBasisPoints, 0),
	}))
	return {
		people: people.length,
		days: people.reduce((sum, { days }) => sum + days.length, 0),
		costlier: people.filter(({ cutBasisPoints }) => cutBasisPoints > 0).length,
		cheaper: people.filter(({ cutBasisPoints }) => cutBasisPoints < 0).length,
		told: [...people]
			.sort((a, b) => Math.abs(b.cutBasisPoints) - Math.abs(a.cutBasisPoints))
			.slice(0, mostTold),
	}
}

/** Whom the entries name; everyone, where one names nobody. */
function affected(entries: readonly Entry[], everyone: readonly Employee[]): readonly Employee[] {
	if (entries.some(({ employee }) => employee === undefined)) return everyone
	const ids = new Set(entries.map(({ employee }) => employee))
	return everyone.filter(({ id }) => ids.has(id))
}

/** Months that the entries can touch, those within a span too; of what has no end, the first alone. */
function monthsOf(entries: readonly Entry[]): LocalMonth[] {
	const months = new Set<LocalMonth>()
	for (const entry of entries) {
		const { from, until } = touchedByEntry(entry)
		const dates = [from, entry.from, until ?? entry.from].sort()
		const last = (dates.at(-1) ?? entry.from).slice(0, 7)
		let month = (dates[0] ?? entry.from).slice(0, 7)
		for (; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.add(month)
	}
	return [...months].sort()
}

/** The book as it would be. */
function bookWith(book: EntryBook, entries: readonly Entry[]): EntryBook {
	const byPerson = Map.groupBy(entries, ({ employee }) => employee)
	const touches = ({ from, until }: Entry, { dates }: EntryQuery) =>
		from <= dates.through && (until === undefined || until >= dates.from)
	return {
		add: (more) => book.add(more),
		step: (id, given, step) => book.step(id, given, step),
		entry: (id) => book.entry(id),
		batch: (id) => book.batch(id),
		touching: async (query) => {
			const named =
				query.people === "everyone"
					? entries
					: [undefined, ...query.people].flatMap((person) => byPerson.get(person) ?? [])
			const own = named.filter(
				(entry) =>
					touches(entry, query) &&
					(query.kinds === undefined || query.kinds.includes(entry.content.kind)),
			)
			return [...(await book.touching(query)), ...own]
		},
	}
}
