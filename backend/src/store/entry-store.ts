import { addDays, daysBetween } from "@hadir/shared/time/local-date.ts"
import type { Kysely, Selectable, Transaction } from "kysely"
import { type ActorRole, actorRoles, type Entry, type EntryStep } from "../domain/entries/entry.ts"
import { entryContent } from "../domain/entries/entry-contents.ts"
import type { EntryBook, EntryQuery } from "../usecases/entry-book.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** An entry of at most so many days is sought by the date on which it begins. */
const shortDays = 40

/** Rows written at once: SQLite allows 32,766 values in a statement. */
const rowsAtOnce = 1_000

/** What people wrote, in office.db. */
export class EntryStore implements EntryBook {
	readonly #db: Kysely<OfficeSchema>
	readonly #onUnreadable: (id: string) => void

	/** @param onUnreadable an entry that cannot be read: it counts for nothing, and nobody else's day waits for it */
	constructor(db: Kysely<OfficeSchema>, onUnreadable: (id: string) => void = () => undefined) {
		this.#db = db
		this.#onUnreadable = onUnreadable
	}

	async add(entries: readonly Entry[]): Promise<void> {
		await this.#db.transaction().execute((tx) => insertEntries(tx, entries))
	}

	async step(id: string, given: number, step: EntryStep): Promise<boolean> {
		return this.#db.transaction().execute(async (tx) => {
			const { count } = await tx
				.selectFrom("entry_step")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.where("entry", "=", id)
				.executeTakeFirstOrThrow()
			if (Number(count) !== given) return false
			return (await insertSteps(tx, [{ entry: id, given, step }])) === 1
		})
	}

	async entry(id: string): Promise<Entry | undefined> {
		const rows = await this.#db.selectFrom("entry").selectAll().where("id", "=", id).execute()
		return (await this.#withSteps(rows))[0]
	}

	async batch(id: string): Promise<readonly Entry[]> {
		return this.#withSteps(
			await this.#db.selectFrom("entry").selectAll().where("batch", "=", id).execute(),
		)
	}

	async touching({ people, dates, kinds }: EntryQuery): Promise<readonly Entry[]> {
		const lasting = (flag: 0 | 1) => {
			let query = this.#db
				.selectFrom("entry")
				.selectAll()
				.where("lasting", "=", flag)
				.where("from_date", "<=", dates.through)
				.where(({ eb, or }) =>
					or([eb("until_date", "is", null), eb("until_date", ">=", dates.from)]),
				)
			if (flag === 0) query = query.where("from_date", ">", addDays(dates.from, -shortDays))
			return kinds === undefined ? query : query.where("kind", "in", [...kinds])
		}
		const queries = [lasting(0), lasting(1)].flatMap((query) =>
			people === "everyone"
				? [query]
				: [
						query.where("employee", "is", null),
						...(people.length > 0 ? [query.where("employee", "in", [...people])] : []),
					],
		)
		const rows = (await Promise.all(queries.map((query) => query.execute()))).flat()
		return this.#withSteps(rows.sort(inOrderOfWriting))
	}

	async #withSteps(rows: readonly Selectable<OfficeSchema["entry"]>[]): Promise<readonly Entry[]> {
		const steps = new Map<string, EntryStep[]>()
		for (let from = 0; from < rows.length; from += rowsAtOnce) {
			const ids = rows.slice(from, from + rowsAtOnce).map(({ id }) => id)
			const found = await this.#db
				.selectFrom("entry_step")
				.selectAll()
				.where("entry", "in", ids)
				.orderBy("n")
				.execute()
			for (const row of found) {
				steps.set(row.entry, [...(steps.get(row.entry) ?? []), stepOf(row)])
			}
		}
		return rows.flatMap((row) => this.#readable(row, steps.get(row.id) ?? []))
	}

	#readable(row: Selectable<OfficeSchema["entry"]>, steps: readonly EntryStep[]): Entry[] {
		try {
			return [entryOf(row, steps)]
		} catch {
			this.#onUnreadable(row.id)
			return []
		}
	}
}

/** Entries and the steps they come with, within somebody's transaction. */
export async function insertEntries(
	tx: Transaction<OfficeSchema>,
	entries: readonly Entry[],
): Promise<void> {
	for (let from = 0; from < entries.length; from += rowsAtOnce) {
		const some = entries.slice(from, from + rowsAtOnce)
		await tx.insertInto("entry").values(some.map(rowOf)).execute()
		const steps = some.flatMap(({ id: entry, steps }) =>
			steps.map((step, index) => ({ entry, n: index + 1, ...step })),
		)
		if (steps.length > 0) await tx.insertInto("entry_step").values(steps).execute()
	}
}

/** @returns how many found their place free: two who step at once may both have counted the same before */
export async function insertSteps(
	tx: Transaction<OfficeSchema>,
	steps: readonly { readonly entry: string; readonly given: number; readonly step: EntryStep }[],
): Promise<number> {
	let inserted = 0
	for (let from = 0; from < steps.length; from += rowsAtOnce) {
		const rows = steps
			.slice(from, from + rowsAtOnce)
			.map(({ entry, given, step }) => ({ entry, n: given + 1, ...step }))
		const done = await tx
			.insertInto("entry_step")
			.values(rows)
			.onConflict((conflict) => conflict.columns(["entry", "n"]).doNothing())
			.executeTakeFirst()
		inserted += Number(done.numInsertedOrUpdatedRows ?? 0)
	}
	return inserted
}

type Row = Selectable<OfficeSchema["entry"]>

const inOrderOfWriting = (a: Row, b: Row): number =>
	Number(a.entered_at) - Number(b.entered_at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const isShort = ({ from, until }: Entry): boolean =>
	until !== undefined && daysBetween({ from, to: until }) < shortDays

const rowOf = (entry: Entry): OfficeSchema["entry"] => ({
	id: entry.id,
	kind: entry.content.kind,
	employee: entry.employee ?? null,
	unit: entry.unit ?? null,
	from_date: entry.from,
	until_date: entry.until ?? null,
	content: JSON.stringify(entry.content),
	entered_by: entry.enteredBy,
	entered_as: entry.enteredAs,
	entered_at: entry.enteredAt,
	batch: entry.batch ?? null,
	lasting: isShort(entry) ? 0 : 1,
})

function entryOf(row: Selectable<OfficeSchema["entry"]>, steps: readonly EntryStep[]): Entry {
	return {
		id: row.id,
		employee: row.employee ?? undefined,
		unit: row.unit ?? undefined,
		from: row.from_date,
		until: row.until_date ?? undefined,
		content: entryContent.parse(JSON.parse(row.content)),
		enteredBy: row.entered_by,
		enteredAs: roleOf(row.entered_as),
		// A driver gives 64 bits as text.
		enteredAt: Number(row.entered_at),
		batch: row.batch ?? undefined,
		steps,
	}
}

function stepOf(row: Selectable<OfficeSchema["entry_step"]>): EntryStep {
	const kind = stepKinds.find((known) => known === row.kind)
	if (kind === undefined) throw new Error(`office.db holds a step of unknown kind "${row.kind}"`)
	return { kind, by: row.by, role: roleOf(row.role), at: Number(row.at), reason: row.reason }
}

const stepKinds = ["agreed", "refused", "withdrawn"] as const

function roleOf(text: string): ActorRole {
	const role = actorRoles.find((known) => known === text)
	if (role === undefined) throw new Error(`office.db holds an unknown role "${text}"`)
	return role
}
