import type { Kysely, Selectable, Transaction } from "kysely"
import { actorRoles } from "../domain/entries/entry.ts"
import { importKinds } from "../domain/imports/import-rows.ts"
import { registryChange } from "../domain/imports/registry-change.ts"
import type {
	ImportBatch,
	ImportLedger,
	StepOrder,
	UndoneRegistry,
} from "../usecases/imports/import-ledger.ts"
import { insertEntries, insertSteps } from "./entry-store.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { insertPayFacts, withdrawBatch } from "./pay-fact-store.ts"
import { raisePeopleVersion } from "./people-version.ts"
import { applyChange } from "./registry-changes.ts"
import { undoChange } from "./undo-changes.ts"

/** Rows written at once: SQLite allows 32,766 values in a statement. */
const rowsAtOnce = 1_000

/** Imports in office.db: each is one transaction. */
export class ImportStore implements ImportLedger {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async apply(
		batch: ImportBatch,
		{ entries, changes, facts }: Parameters<ImportLedger["apply"]>[1],
	): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx.insertInto("import_batch").values(rowOf(batch)).execute()
			for (const change of changes) await applyChange(tx, change, batch.enteredAt)
			const rows = changes.map((change, n) => ({
				...{ batch: batch.id, n, content: JSON.stringify(change) },
			}))
			for (let from = 0; from < rows.length; from += rowsAtOnce) {
				await tx
					.insertInto("import_change")
					.values(rows.slice(from, from + rowsAtOnce))
					.execute()
			}
			await insertEntries(tx, entries)
			await insertPayFacts(tx, facts)
			if (changes.length > 0) await raisePeopleVersion(tx)
		})
	}

	async batches(most: number): Promise<readonly ImportBatch[]> {
		const rows = await this.#db
			.selectFrom("import_batch")
			.selectAll()
			.orderBy("entered_at", "desc")
			.orderBy("id")
			.limit(most)
			.execute()
		return rows.map(batchOf)
	}

	async batch(id: string): Promise<ImportBatch | undefined> {
		const row = await this.#db
			.selectFrom("import_batch")
			.selectAll()
			.where("id", "=", id)
			.executeTakeFirst()
		return row === undefined ? undefined : batchOf(row)
	}

	async undo(undo: Parameters<ImportLedger["undo"]>[0]): Promise<UndoneRegistry | undefined> {
		const { batch, by, at, reason, steps } = undo
		const done = this.#db.transaction().execute(async (tx) => {
			if (await isOvertaken(tx, steps)) return undefined
			const marked = await tx
				.updateTable("import_batch")
				.set({ undone_by: by, undone_at: at, undone_reason: reason })
				.where("id", "=", batch)
				.where("undone_at", "is", null)
				.executeTakeFirst()
			if (Number(marked.numUpdatedRows) === 0) return undefined
			if ((await insertSteps(tx, steps)) !== steps.length) throw new Overtaken()
			return undoAll(tx, undo)
		})
		return done.catch((cause: unknown) => {
			if (cause instanceof Overtaken) return undefined
			throw cause
		})
	}
}

/** Thrown within a transaction, so that what it has marked already is rolled back. */
class Overtaken extends Error {}

/** Whether somebody else has decided over one of the entries meanwhile. */
async function isOvertaken(
	tx: Transaction<OfficeSchema>,
	steps: readonly StepOrder[],
): Promise<boolean> {
	for (let from = 0; from < steps.length; from += rowsAtOnce) {
		const some = steps.slice(from, from + rowsAtOnce)
		const ids = some.map(({ entry }) => entry)
		const { taken } = await tx
			.selectFrom("entry_step")
			.select(({ fn }) => fn.countAll<number>().as("taken"))
			.where("entry", "in", ids)
			.executeTakeFirstOrThrow()
		if (Number(taken) !== some.reduce((sum, { given }) => sum + given, 0)) return true
	}
	return false
}

async function undoAll(
	tx: Transaction<OfficeSchema>,
	{ batch, lastDay, cardsEnd, ...word }: Parameters<ImportLedger["undo"]>[0],
): Promise<UndoneRegistry> {
	const rows = await tx
		.selectFrom("import_change")
		.select("content")
		.where("batch", "=", batch)
		.orderBy("n", "desc")
		.execute()
	const counts = { removed: 0, restored: 0, ended: 0 }
	const left: string[] = []
	for (const { content } of rows) {
		const change = registryChange.parse(JSON.parse(content))
		const done = await undoChange(tx, change, { batch, lastDay, cardsEnd })
		if ("left" in done) left.push(done.left)
		else counts[done.did]++
	}
	if (rows.length > 0) await raisePeopleVersion(tx)
	return { ...counts, left, facts: await withdrawBatch(tx, batch, word) }
}

const rowOf = ({ counts, undone: _, ...batch }: ImportBatch): OfficeSchema["import_batch"] => ({
	...{ id: batch.id, kind: batch.kind, file: batch.file, ...counts },
	entered_by: batch.enteredBy,
	entered_as: batch.enteredAs,
	entered_at: batch.enteredAt,
	...{ undone_by: null, undone_at: null, undone_reason: null },
})

function batchOf(row: Selectable<OfficeSchema["import_batch"]>): ImportBatch {
	const kind = importKinds.find((known) => known === row.kind)
	const enteredAs = actorRoles.find((known) => known === row.entered_as)
	if (kind === undefined || enteredAs === undefined) {
		throw new Error(`office.db holds an import of unknown kind "${row.kind}"`)
	}
	const { id, file, fresh, changed, known, refused } = row
	return {
		...{ id, kind, file, enteredAs, enteredBy: row.entered_by, enteredAt: row.entered_at },
		counts: { fresh, changed, known, refused },
		...(row.undone_at !== null && {
			undone: { by: row.undone_by ?? "", at: row.undone_at, reason: row.undone_reason ?? "" },
		}),
	}
}
