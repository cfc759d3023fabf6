// How office.db came to its present form, step by step.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"
import { createIndexes, createTables, type Tables } from "./create-tables.ts"
import { decisions } from "./decisions-migration.ts"
import { entries } from "./entries-migration.ts"
import { paperExports } from "./exports-migration.ts"
import { imports } from "./imports-migration.ts"
import { payRuns } from "./pay-runs-migration.ts"
import { service } from "./service-migration.ts"
import { staffNames } from "./staff-migration.ts"

/** As the first release made them. */
const firstTables: Tables = {
	setting: { key: ["name"], columns: { name: "text", value: "text" } },
	unit: { key: ["id"], columns: { id: "text", name: "text", position: "integer" } },
	employee: {
		key: ["id"],
		columns: {
			id: "text",
			nip: "text",
			name: "text",
			short_name: "text",
			unit: "text",
			grade: "text",
			schedule: "text",
			employed_from: "text?",
			employed_until: "text?",
		},
	},
	credential: {
		key: ["id"],
		columns: { id: "text", kind: "text", uid: "text", created_at: "integer" },
	},
	assignment: {
		key: ["credential", "from_at"],
		columns: { credential: "text", employee: "text", from_at: "integer", until_at: "integer?" },
	},
	kiosk: {
		key: ["code"],
		columns: {
			code: "text",
			unit: "text",
			place: "text",
			zone: "text",
			public_key: "text?",
			password_hash: "text?",
			tag_secret: "text?",
			tag_secret_id: "text?",
			registered_at: "integer?",
		},
	},
	guest: { key: ["kiosk", "employee"], columns: { kiosk: "text", employee: "text" } },
	registration_code: {
		key: ["hash"],
		columns: { hash: "text", kiosk: "text", expires_at: "integer", used_at: "integer?" },
	},
	staff: {
		key: ["id"],
		columns: {
			id: "text",
			username: "text",
			name: "text",
			role: "text",
			unit: "text?",
			password_hash: "text",
			created_at: "integer",
		},
	},
	session: {
		key: ["hash"],
		columns: {
			hash: "text",
			staff: "text",
			csrf: "text",
			created_at: "integer",
			seen_at: "integer",
		},
	},
	one_time_link: {
		key: ["hash"],
		columns: { hash: "text", purpose: "text", expires_at: "integer", used_at: "integer?" },
	},
	punch: {
		key: ["record"],
		columns: {
			record: "text",
			journal: "text",
			kiosk: "text",
			n: "integer",
			at: "integer",
			q: "integer",
			err: "integer",
			reader: "text",
			answer: "text",
			credential: "text?",
			tag: "text?",
			sealed: "text?",
			employee: "text?",
			work_date: "text",
			received_at: "integer",
		},
	},
	unread: {
		key: ["record"],
		columns: { record: "text", journal: "text", n: "integer", bytes: "blob" },
	},
	cursor: {
		key: ["journal", "chain"],
		columns: { journal: "text", chain: "text", n: "integer", hash: "text" },
	},
}

const firstIndexes = [
	{ table: "employee", columns: ["nip"], isUnique: true },
	{ table: "employee", columns: ["unit"], isUnique: false },
	{ table: "credential", columns: ["kind", "uid"], isUnique: true },
	{ table: "staff", columns: ["username"], isUnique: true },
	{ table: "punch", columns: ["employee", "work_date"], isUnique: false },
	{ table: "punch", columns: ["work_date", "at"], isUnique: false },
	{ table: "punch", columns: ["credential"], isUnique: false },
] as const

const first: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, firstTables)
		await createIndexes(db, firstIndexes)
	},
}

const fingers: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			finger_slot: {
				key: ["kiosk", "reader", "slot"],
				columns: {
					kiosk: "text",
					reader: "text",
					slot: "integer",
					credential: "text",
					given_at: "integer",
				},
			},
		})
		await createIndexes(db, [
			{ table: "finger_slot", columns: ["credential", "kiosk", "reader"], isUnique: true },
		])
	},
}

const terminals: Migration = {
	async up(db: Kysely<unknown>) {
		for (const column of ["terminal", "terminal_key"]) {
			await db.schema.alterTable("punch").addColumn(column, "text").execute()
		}
		await createIndexes(db, [
			{ table: "punch", columns: ["terminal", "terminal_key"], isUnique: false },
		])
	},
}

const cards: Migration = {
	async up(db: Kysely<unknown>) {
		await createTables(db, {
			card_look: {
				key: ["credential"],
				columns: { credential: "text", given_on: "text", confirmed_at: "integer?" },
			},
		})
	},
}

const firstPunches: Migration = {
	async up(db: Kysely<unknown>) {
		await createIndexes(db, [{ table: "punch", columns: ["kiosk", "work_date"], isUnique: false }])
	},
}

/** Entries of a span of dates are found without reading those that ended before it. */
const lastingEntries: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.alterTable("entry")
			.addColumn("lasting", "bigint", (column) => column.notNull().defaultTo(1))
			.execute()
		await createIndexes(db, [
			{ table: "entry", columns: ["lasting", "from_date"], isUnique: false },
			{ table: "entry", columns: ["employee", "lasting", "from_date"], isUnique: false },
		])
		await db.schema.dropIndex("entry_by_employee_from_date").execute()
	},
}

export const officeMigrations = {
	"001-office": first,
	"002-service": service,
	"003-staff": staffNames,
	"004-decisions": decisions,
	"005-fingers": fingers,
	"006-terminals": terminals,
	"007-cards": cards,
	"008-entries": entries,
	"009-imports": imports,
	"010-first-punches": firstPunches,
	"011-lasting-entries": lastingEntries,
	"012-pay-runs": payRuns,
	"013-exports": paperExports,
}
