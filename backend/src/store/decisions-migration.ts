// What people decided is kept when somebody decides otherwise.
import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"
import { createIndexes, createTables, type Tables } from "./create-tables.ts"

const decisionTables: Tables = {
	journal_verdict_before: {
		key: ["journal", "position"],
		columns: {
			...{ journal: "text", position: "integer", verdict: "text" },
			...{ by: "text", at: "integer", reason: "text" },
		},
	},
	retirement: {
		key: ["kiosk", "from_at"],
		columns: { kiosk: "text", from_at: "integer", until_at: "integer" },
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
		await createIndexes(db, [
			{ table: "settlement_withdrawal", columns: ["settlement"], isUnique: false },
		])
		// One wish at a time, whoever writes: those that were refused do not count.
		await sql`CREATE UNIQUE INDEX settlement_withdrawal_standing ON settlement_withdrawal (settlement)
			WHERE decision IS NULL OR decision = 'approved'`.execute(db)
	},
}
