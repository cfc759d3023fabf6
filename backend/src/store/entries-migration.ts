// What people write beside the machines comes into office.db.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import { createIndexes, createTables } from "./create-tables.ts"

export const entries: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			entry: {
				key: ["id"],
				columns: {
					id: "text",
					kind: "text",
					employee: "text?",
					unit: "text?",
					from_date: "text",
					until_date: "text?",
					content: "text",
					entered_by: "text",
					entered_as: "text",
					entered_at: "integer",
					batch: "text?",
				},
			},
			entry_step: {
				key: ["entry", "n"],
				columns: {
					entry: "text",
					n: "integer",
					kind: "text",
					by: "text",
					role: "text",
					at: "integer",
					reason: "text",
				},
			},
		})
		await createIndexes(db, [
			{ table: "entry", columns: ["employee", "from_date"], isUnique: false },
			{ table: "entry", columns: ["kind", "from_date"], isUnique: false },
			{ table: "entry", columns: ["batch"], isUnique: false },
		])
	},
}
