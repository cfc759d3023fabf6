// Opening one of the office's files: write-ahead log, every commit synced, schema brought up to date.
import Database from "better-sqlite3"
import { Kysely, SqliteAdapter, SqliteDialect } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import { explainedDatabase, isDamage } from "./damage.ts"
import { makeDurable } from "./durable.ts"
import { keptStatements } from "./kept-statements.ts"
import { Turns } from "./writer/turns.ts"
import { writerDialect } from "./writer/writer-dialect.ts"
import { WriterThread } from "./writer/writer-thread.ts"

export const busyTimeoutMs = 5_000

/** Two ways to one connection in a thread of its own. */
export type Writer<Schema> = {
	/** Who waits for it is a person or a kiosk. Its `destroy` closes the file. */
	readonly urgent: Kysely<Schema>
	/** For work that gives way to them. */
	readonly patient: Kysely<Schema>
}

/** @throws Error when commits would not be synced, or the file is of a newer release. */
export async function openWriter<Schema>(
	file: string,
	migrations: Readonly<Record<string, Migration>>,
): Promise<Writer<Schema>> {
	const thread = await WriterThread.open({ file, busyTimeoutMs })
	const turns = new Turns()
	const urgent = new Kysely<Schema>({
		dialect: writerDialect({ thread, turns, urgency: "urgent" }),
	})
	const patient = new Kysely<Schema>({
		dialect: writerDialect({ thread, turns, urgency: "patient" }),
	})
	try {
		await migrate(urgent, migrations, file)
	} catch (cause) {
		await urgent.destroy()
		throw cause
	}
	return { urgent, patient }
}

/** As `openWriter`, for a file whose askers are all alike. */
export async function openStore<Schema>(
	file: string,
	migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Schema>> {
	return (await openWriter<Schema>(file, migrations)).urgent
}

/** A store on a database that is open already, in this very thread. */
export async function storeOn<Schema>(
	database: Database.Database,
	migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Schema>> {
	makeDurable(database)
	const close = () => void database.close()
	const store = new Kysely<Schema>({
		dialect: new WholeMigrations({ database: { close, prepare: keptStatements(database) } }),
	})
	await migrate(store, migrations, database.name)
	return store
}

/**
 * A second connection that only reads, for those who must not get in the writer's way. Opened by its
 * first query, which fails when the file is not there: what was never asked holds no file open.
 */
export function openReader<Schema>(file: string): Kysely<Schema> {
	const database = async () =>
		explainedDatabase(new Database(file, { readonly: true, timeout: busyTimeoutMs }))
	return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
}

/** As the writer's dialect: a migration is one transaction. */
class WholeMigrations extends SqliteDialect {
	override createAdapter(): SqliteAdapter {
		return new TransactionalDdl()
	}
}

class TransactionalDdl extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true
	}
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
	if (isDamage(error)) throw error
	throw new Error(`${file} could not be brought up to date; was it written by a newer release?`, {
		cause: error,
	})
}
