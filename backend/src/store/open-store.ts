// Opening one of the office's files: write-ahead log, every commit synced, schema brought up to date.
import { chmodSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import Database from "better-sqlite3"
import { Kysely, SqliteDialect } from "kysely"
import { type Migration, Migrator } from "kysely/migration"

const maxPrepared = 500
export const busyTimeoutMs = 5_000

/** @throws Error when commits would not be synced, or the file is of a newer release. */
export async function openStore<Schema>(
	file: string,
	migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Schema>> {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
	const database = new Database(file, { timeout: busyTimeoutMs })
	chmodSync(file, 0o600)
	return storeOn(database, migrations)
}

/** The same on a database that is open already. */
export async function storeOn<Schema>(
	database: Database.Database,
	migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Schema>> {
	database.pragma("journal_mode = WAL")
	// The driver falls back to NORMAL when it opens a file that is in WAL mode already.
	database.pragma("synchronous = FULL")
	database.pragma("foreign_keys = ON")
	if (database.pragma("synchronous", { simple: true }) !== 2) {
		throw new Error(
			`${database.name}: commits are not synced to disk, so nothing may be acknowledged`,
		)
	}
	const store = new Kysely<Schema>({ dialect: new SqliteDialect({ database: keeping(database) }) })
	await migrate(store, migrations, database.name)
	return store
}

/**
 * Prepares each statement once: compiling costs more than running most of them. Not for readers that
 * stream, which keep a statement busy.
 */
function keeping(database: Database.Database) {
	const prepared = new Map<string, Database.Statement>()
	return {
		close: () => void database.close(),
		prepare: (sql: string) => {
			const known = prepared.get(sql)
			if (known !== undefined) return known
			const made = database.prepare(sql)
			// Lists of another length are statements of their own: most are never asked again.
			if (prepared.size >= maxPrepared) prepared.clear()
			prepared.set(sql, made)
			return made
		},
	}
}

/** A second connection that only reads, for those who must not get in the writer's way. */
export function openReader<Schema>(file: string): Kysely<Schema> {
	const database = new Database(file, { readonly: true, timeout: busyTimeoutMs })
	return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
}

async function migrate<Schema>(
	store: Kysely<Schema>,
	migrations: Readonly<Record<string, Migration>>,
	file: string,
): Promise<void> {
	const migrator = new Migrator({
		db: store,
		provider: { getMigrations: async () => ({ ...migrations }) },
	})
	const { error } = await migrator.migrateToLatest()
	if (error === undefined) return
	throw new Error(`${file} could not be brought up to date; was it written by a newer release?`, {
		cause: error,
	})
}
