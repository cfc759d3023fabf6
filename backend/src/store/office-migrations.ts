// How office.db came to its present form, step by step.
import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"
import { type Columns, createIndexes, createTables, type Tables } from "./create-tables.ts"
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

/** Columns every projected record carries of its time. */
const timed: Columns = {
	at: "integer",
	err: "integer",
	basis: "text",
	boot: "integer",
	mono: "integer",
	wall: "integer",
	q: "integer",
	stamped_err: "integer",
}

const serviceTables: Tables = {
	punch: {
		key: ["record"],
		columns: {
			record: "text",
			journal: "text",
			chain: "text",
			kiosk: "text",
			n: "integer",
			...timed,
			reader: "text",
			answer: "text",
			credential: "text?",
			tag: "text?",
			sealed: "text?",
			employee: "text?",
			work_date: "text",
			received_at: "integer",
			dispute: "text?",
		},
	},
	service_event: {
		key: ["record"],
		columns: {
			record: "text",
			journal: "text",
			chain: "text",
			journal_at: "integer",
			kiosk: "text",
			n: "integer",
			...timed,
			kind: "text",
			reader: "text?",
			state: "text?",
			reason: "text?",
			failed: "integer?",
			last_alive: "integer?",
			dispute: "text?",
		},
	},
	clock_mark: {
		key: ["record"],
		columns: {
			record: "text",
			journal: "text",
			chain: "text",
			boot: "integer",
			mono: "integer",
			server: "integer",
			round_trip: "integer",
		},
	},
	missing_span: {
		key: ["id"],
		columns: {
			id: "text",
			journal: "text",
			kiosk: "text",
			cause: "text",
			lost_journal: "text?",
			from_n: "integer",
			through_n: "integer",
			from_at: "integer",
			until_at: "integer",
		},
	},
	punch_verdict: {
		key: ["record"],
		columns: { record: "text", verdict: "text", by: "text", at: "integer", reason: "text" },
	},
	journal_verdict: {
		key: ["journal"],
		columns: { journal: "text", verdict: "text", by: "text", at: "integer", reason: "text" },
	},
	settlement: {
		key: ["id"],
		columns: {
			id: "text",
			kiosk: "text",
			from_at: "integer",
			until_at: "integer",
			cause: "text",
			verdict: "text",
			reason: "text",
			letter: "text",
			proposed_by: "text",
			proposed_at: "integer",
			approved_by: "text?",
			approved_at: "integer?",
			withdrawn_by: "text?",
			withdrawn_at: "integer?",
		},
	},
	alarm: {
		key: ["id"],
		columns: {
			id: "text",
			kind: "text",
			kiosk: "text?",
			subject: "text",
			facts: "text",
			raised_at: "integer",
			seen_by: "text?",
			seen_at: "integer?",
		},
	},
}

const serviceIndexes = [
	{ table: "punch", columns: ["employee", "work_date"], isUnique: false },
	{ table: "punch", columns: ["work_date", "at"], isUnique: false },
	{ table: "punch", columns: ["credential"], isUnique: false },
	{ table: "punch", columns: ["journal", "chain", "boot", "mono"], isUnique: false },
	{ table: "service_event", columns: ["journal", "chain", "boot", "mono"], isUnique: false },
	{ table: "service_event", columns: ["kiosk", "journal_at", "n"], isUnique: false },
	{ table: "clock_mark", columns: ["journal", "chain", "boot", "mono"], isUnique: false },
	{ table: "missing_span", columns: ["kiosk"], isUnique: false },
	{ table: "settlement", columns: ["kiosk"], isUnique: false },
] as const

/** Projections gain columns that only the log can fill: they are dropped and projected again. */
const service: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema.dropTable("punch").execute()
		await createTables(db, serviceTables)
		await createIndexes(db, serviceIndexes)
		await db.schema.alterTable("kiosk").addColumn("retired_at", "bigint").execute()
		await db.schema.alterTable("one_time_link").addColumn("unit", "text").execute()
		await db.schema.alterTable("cursor").addColumn("at", "bigint").execute()
		await sql`DELETE FROM cursor`.execute(db)
		await sql`DELETE FROM unread`.execute(db)
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

export const officeMigrations = {
	"001-office": first,
	"002-service": service,
	"003-staff": staffNames,
	"004-fingers": fingers,
}
