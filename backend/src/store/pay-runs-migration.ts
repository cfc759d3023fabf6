// The pay book and the runs of the allowance come into office.db.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import { createIndexes, createTables } from "./create-tables.ts"

const run = {
	month: "text",
	unit: "text",
	pay_group: "text",
	list: "text",
	budget_year: "integer",
} as const

export const payRuns: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			pay_fact: {
				key: ["id"],
				columns: {
					...{ id: "text", kind: "text", employee: "text?", unit: "text?" },
					...{ from_date: "text", until_date: "text?", content: "text" },
					...{ paper: "text", paper_date: "text" },
					...{ entered_by: "text", entered_as: "text", entered_at: "integer", batch: "text?" },
					...{ withdrawn_by: "text?", withdrawn_at: "integer?", withdrawn_reason: "text?" },
				},
			},
			run: { key: ["id"], columns: { id: "text", ...run } },
			run_step: {
				key: ["run", "n"],
				columns: {
					...{ run: "text", n: "integer", kind: "text", by: "text", role: "text" },
					...{ at: "integer", reason: "text", version: "integer" },
				},
			},
			run_version: {
				key: ["run", "version"],
				columns: {
					...{ run: "text", version: "integer", policy: "text", regulation: "text" },
					...{ engine: "integer", hash: "text", calculated_at: "integer" },
					...{ closed_at: "integer?", reopened_at: "integer?" },
					...{ before_tax: "integer", payable: "integer", people: "integer" },
				},
			},
			run_person: {
				key: ["run", "version", "employee"],
				columns: {
					...{ run: "text", version: "integer", employee: "text", hash: "text" },
					...{ content: "blob", summary: "text", identity: "text" },
				},
			},
			run_decision: {
				key: ["run", "n"],
				columns: {
					...{ run: "text", n: "integer", kind: "text", employee: "text", date: "text?" },
					...{ by: "text", at: "integer", reason: "text" },
				},
			},
			run_settlement: {
				key: ["by_run", "by_version", "source", "employee"],
				columns: {
					...{ by_run: "text", by_version: "integer", source: "text", employee: "text" },
					...{ n: "integer", difference: "text" },
				},
			},
			kept_policy: { key: ["hash"], columns: { hash: "text", content: "blob" } },
		})
		await createIndexes(db, [
			{ table: "pay_fact", columns: ["employee", "from_date"], isUnique: false },
			{ table: "pay_fact", columns: ["batch"], isUnique: false },
			{ table: "run", columns: ["month", "unit"], isUnique: false },
			{ table: "run_person", columns: ["employee"], isUnique: false },
			{ table: "run_settlement", columns: ["source", "employee"], isUnique: false },
		])
	},
}
