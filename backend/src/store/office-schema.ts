// office.db: the facts people enter, and the projections of the log.
import type { CreateTableBuilder, Kysely } from "kysely"
import type { Migration } from "kysely/migration"

export type OfficeSchema = {
	setting: { name: string; value: string }
	unit: { id: string; name: string; position: number }
	employee: {
		id: string
		nip: string
		name: string
		/** Without titles, for kiosk screens. */
		short_name: string
		unit: string
		grade: string
		schedule: string
		employed_from: string | null
		employed_until: string | null
	}
	credential: { id: string; kind: string; uid: string; created_at: number }
	/** Dated: who carried the credential when. */
	assignment: { credential: string; employee: string; from_at: number; until_at: number | null }
	kiosk: {
		code: string
		unit: string
		place: string
		zone: string
		public_key: string | null
		password_hash: string | null
		tag_secret: string | null
		tag_secret_id: string | null
		registered_at: number | null
	}
	guest: { kiosk: string; employee: string }
	registration_code: { hash: string; kiosk: string; expires_at: number; used_at: number | null }
	staff: {
		id: string
		username: string
		name: string
		role: string
		/** OPD the person is confined to; none for administrators. */
		unit: string | null
		password_hash: string
		created_at: number
	}
	session: { hash: string; staff: string; csrf: string; created_at: number; seen_at: number }
	one_time_link: { hash: string; purpose: string; expires_at: number; used_at: number | null }
	/** Projection: one row a punch record, named by its hash. */
	punch: {
		record: string
		journal: string
		kiosk: string
		n: number
		at: number
		q: number
		err: number
		reader: string
		answer: string
		credential: string | null
		tag: string | null
		sealed: string | null
		employee: string | null
		work_date: string
		received_at: number
	}
	/** Projection: records this release could not read, for a newer one to project. */
	unread: { record: string; journal: string; n: number; bytes: Buffer }
	cursor: { journal: string; chain: string; n: number; hash: string }
}

type Columns = Readonly<Record<string, "text" | "text?" | "integer" | "integer?" | "blob">>

const tables: Readonly<Record<keyof OfficeSchema, { key: readonly string[]; columns: Columns }>> = {
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

const indexes = [
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
		for (const [name, { key, columns }] of Object.entries(tables)) {
			let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
			for (const [column, kind] of Object.entries(columns)) {
				const type = kind.startsWith("text") ? "text" : kind === "blob" ? "blob" : "bigint"
				table = table.addColumn(column, type, (c) => (kind.endsWith("?") ? c : c.notNull()))
			}
			await table.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute()
		}
		for (const { table, columns, isUnique } of indexes) {
			const index = db.schema
				.createIndex(`${table}_by_${columns.join("_")}`)
				.on(table)
				.columns([...columns])
			await (isUnique ? index.unique() : index).execute()
		}
	},
}

export const officeMigrations = { "001-office": first }
