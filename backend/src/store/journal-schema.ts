// journal.db: what kiosks sent, as sent. Only ingest writes it.
import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"

export type JournalSchema = {
	journal: {
		name: string
		kiosk: string
		public_key: string
		/** As admitted: `active`, or `disputed` until a person has looked. */
		state: string
		admitted_at: number
	}
	chain: {
		journal: string
		name: string
		is_first: number
		parent_n: number | null
		parent_hash: string | null
		n: number
		hash: string
		opened_at: number
	}
	batch: {
		journal: string
		chain: string
		from_n: number
		count: number
		/** The chain's hash before the first and after the last line that was appended. */
		prev: string
		last: string
		/** Lines at the front of `message` that the log held already. */
		skip: number
		/** The whole batch as received, signature first. */
		message: Buffer
		received_at: number
	}
	hole: {
		journal: string
		chain: string
		from_n: number
		through_n: number
		hash: string
		message: Buffer
		received_at: number
	}
	heartbeat: {
		journal: string
		time: number
		n: number
		hash: string
		message: Buffer
		received_at: number
	}
	/** Where a chain begins since its oldest months were dropped. */
	dropped: {
		journal: string
		chain: string
		through_n: number
		hash: string
		/** Records dropped so far. */
		records: number
		dropped_at: number
	}
	quarantine: { id?: number; journal: string; why: string; message: Buffer; received_at: number }
}

const first: Migration = {
	async up(db: Kysely<unknown>) {
		await createChains(db)
		await createBatches(db)
		await createSigns(db)
	},
}

async function createChains(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("journal")
		.addColumn("name", "text", (c) => c.primaryKey())
		.addColumn("kiosk", "text", (c) => c.notNull())
		.addColumn("public_key", "text", (c) => c.notNull())
		.addColumn("state", "text", (c) => c.notNull())
		.addColumn("admitted_at", "bigint", (c) => c.notNull())
		.execute()
	await db.schema
		.createTable("chain")
		.addColumn("journal", "text", (c) => c.notNull().references("journal.name"))
		.addColumn("name", "text", (c) => c.notNull())
		.addColumn("is_first", "integer", (c) => c.notNull())
		.addColumn("parent_n", "bigint")
		.addColumn("parent_hash", "text")
		.addColumn("n", "bigint", (c) => c.notNull())
		.addColumn("hash", "text", (c) => c.notNull())
		.addColumn("opened_at", "bigint", (c) => c.notNull())
		.addPrimaryKeyConstraint("chain_key", ["journal", "name"])
		.execute()
}

async function createBatches(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("batch")
		.addColumn("journal", "text", (c) => c.notNull())
		.addColumn("chain", "text", (c) => c.notNull())
		.addColumn("from_n", "bigint", (c) => c.notNull())
		.addColumn("count", "integer", (c) => c.notNull())
		.addColumn("prev", "text", (c) => c.notNull())
		.addColumn("last", "text", (c) => c.notNull())
		.addColumn("skip", "integer", (c) => c.notNull())
		.addColumn("message", "blob", (c) => c.notNull())
		.addColumn("received_at", "bigint", (c) => c.notNull())
		.addPrimaryKeyConstraint("batch_key", ["journal", "chain", "from_n"])
		.execute()
	await db.schema
		.createIndex("batch_by_number")
		.on("batch")
		.columns(["journal", "from_n"])
		.execute()
	await db.schema
		.createTable("hole")
		.addColumn("journal", "text", (c) => c.notNull())
		.addColumn("chain", "text", (c) => c.notNull())
		.addColumn("from_n", "bigint", (c) => c.notNull())
		.addColumn("through_n", "bigint", (c) => c.notNull())
		.addColumn("hash", "text", (c) => c.notNull())
		.addColumn("message", "blob", (c) => c.notNull())
		.addColumn("received_at", "bigint", (c) => c.notNull())
		.addPrimaryKeyConstraint("hole_key", ["journal", "chain", "from_n"])
		.execute()
}

/** What was heard beside the records: signs of life, and what could not be verified. */
async function createSigns(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("heartbeat")
		.addColumn("journal", "text", (c) => c.primaryKey())
		.addColumn("time", "bigint", (c) => c.notNull())
		.addColumn("n", "bigint", (c) => c.notNull())
		.addColumn("hash", "text", (c) => c.notNull())
		.addColumn("message", "blob", (c) => c.notNull())
		.addColumn("received_at", "bigint", (c) => c.notNull())
		.execute()
	await db.schema
		.createTable("quarantine")
		.addColumn("id", "integer", (c) => c.primaryKey().autoIncrement())
		.addColumn("journal", "text", (c) => c.notNull())
		.addColumn("why", "text", (c) => c.notNull())
		.addColumn("message", "blob", (c) => c.notNull())
		.addColumn("received_at", "bigint", (c) => c.notNull())
		.execute()
}

const retention: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable("dropped")
			.addColumn("journal", "text", (c) => c.notNull())
			.addColumn("chain", "text", (c) => c.notNull())
			.addColumn("through_n", "bigint", (c) => c.notNull())
			.addColumn("hash", "text", (c) => c.notNull())
			.addColumn("records", "bigint", (c) => c.notNull())
			.addColumn("dropped_at", "bigint", (c) => c.notNull())
			.addPrimaryKeyConstraint("dropped_key", ["journal", "chain"])
			.execute()
	},
}

export const journalMigrations = { "001-journal": first, "002-retention": retention }
