// Exports come into office.db: who took which paper, and the rows of the last one.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import { createTables } from "./create-tables.ts"

export const paperExports: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			export_log: {
				key: ["paper", "n"],
				columns: { paper: "text", n: "integer", by: "text", at: "integer", checksum: "text" },
			},
			export_row: {
				key: ["paper", "row_key"],
				columns: { paper: "text", row_key: "text", place: "integer", cells: "text" },
			},
		})
	},
}
