// Imports come into office.db: who brought which file, and what it did to the lists.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import { createTables } from "./create-tables.ts"

export const imports: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			import_batch: {
				key: ["id"],
				columns: {
					...{ id: "text", kind: "text", file: "text" },
					...{ entered_by: "text", entered_as: "text", entered_at: "integer" },
					...{ fresh: "integer", changed: "integer", known: "integer", refused: "integer" },
					...{ undone_by: "text?", undone_at: "integer?", undone_reason: "text?" },
				},
			},
			import_change: {
				key: ["batch", "n"],
				columns: { batch: "text", n: "integer", content: "text" },
			},
		})
	},
}
