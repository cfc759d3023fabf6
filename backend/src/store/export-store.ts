import type { Kysely, Transaction } from "kysely"
import { z } from "zod"
import type { ExportBook, ExportRecord, KeptRow } from "../usecases/export-book.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Rows written at once: SQLite allows 32,766 values in a statement. */
const rowsAtOnce = 2_000
const cells = z.array(z.union([z.string(), z.number(), z.null()]))

/** What was exported, in office.db. */
export class ExportStore implements ExportBook {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async last(paper: string): Promise<ExportRecord | undefined> {
		const row = await this.#db
			.selectFrom("export_log")
			.selectAll()
			.where("paper", "=", paper)
			.orderBy("n", "desc")
			.limit(1)
			.executeTakeFirst()
		return row && { ...row, at: Number(row.at) }
	}

	async rows(paper: string): Promise<readonly KeptRow[]> {
		const rows = await this.#db
			.selectFrom("export_row")
			.selectAll()
			.where("paper", "=", paper)
			.orderBy("place")
			.execute()
		return rows.map((row) => ({ key: row.row_key, cells: cells.parse(JSON.parse(row.cells)) }))
	}

	async add(record: ExportRecord, rows: readonly KeptRow[]): Promise<boolean> {
		return this.#db.transaction().execute(async (tx) => {
			const { numInsertedOrUpdatedRows } = await tx
				.insertInto("export_log")
				.values(record)
				.onConflict((conflict) => conflict.columns(["paper", "n"]).doNothing())
				.executeTakeFirst()
			if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false
			await tx.deleteFrom("export_row").where("paper", "=", record.paper).execute()
			const kept = rows.map(({ key, cells }, place) => ({
				...{ paper: record.paper, row_key: key, place, cells: JSON.stringify(cells) },
			}))
			for (let from = 0; from < kept.length; from += rowsAtOnce) {
				await tx
					.insertInto("export_row")
					.values(kept.slice(from, from + rowsAtOnce))
					.execute()
			}
			return true
		})
	}

	async list(limit: number): Promise<readonly ExportRecord[]> {
		const rows = await this.#db
			.selectFrom("export_log")
			.selectAll()
			.orderBy("at", "desc")
			.orderBy("n", "desc")
			.limit(limit)
			.execute()
		return rows.map((row) => ({ ...row, at: Number(row.at) }))
	}
}

/** Rows are keyed by the person, alone or with what follows a space: whoever is forgotten leaves them. */
export async function eraseExports(
	tx: Transaction<OfficeSchema>,
	{ employee }: { readonly employee: string },
): Promise<void> {
	await tx
		.deleteFrom("export_row")
		.where(({ eb, or }) =>
			or([eb("row_key", "=", employee), eb("row_key", "like", `${employee} %`)]),
		)
		.execute()
}
