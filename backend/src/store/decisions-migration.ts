// What people decided is kept when somebody decides otherwise.
import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"
import { createIndexes, createTables, type Tables } from "./create-tables.ts"

const decisionTables: Tables = {
	journal_verdict_before: {
		key: ["journal", "at"],
		columns: { journal: "text", verdict: "text", by: "text", at: "integer", reason: "text" },
	},
	settlement_withdrawal: {
		key: ["id"],
		columns: {
			...{ id: "text", settlement: "text", reason: "text", asked_by: "text", asked_at: "integer" },
			...{ decision: "text?", decided_by: "text?", decided_at: "integer?" },
		},
	},
}

export const decisions: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, decisionTables)
		// Withdrawn before anybody was asked why.
		await sql`INSERT INTO settlement_withdrawal
			SELECT id, id, '', withdrawn_by, withdrawn_at, 'approved', withdrawn_by, withdrawn_at
			FROM settlement WHERE withdrawn_at IS NOT NULL`.execute(db)
		const columns = ["settlement"]
		await createIndexes(db, [{ table: "settlement_withdrawal", columns, isUnique: false }])
	},
}
