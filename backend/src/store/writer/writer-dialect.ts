// Kysely over a writer thread: what its SQLite dialect does, with the database on the other side.
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from "kysely"
import type { Turns, Urgency } from "./turns.ts"
import type { Answer } from "./writer-messages.ts"
import { errorOf, type WriterThread } from "./writer-thread.ts"

type Parts = { readonly thread: WriterThread; readonly turns: Turns; readonly urgency: Urgency }

/**
 * Dialects of one thread share its turns. A transaction keeps its turn to the end; a query alone gives
 * it back once it is sent, since the thread answers in order, so that many are under way at once.
 */
export function writerDialect(parts: Parts): Dialect {
	return {
		createDriver: () => writerDriver(parts),
		createAdapter: () => new OwnTurnsAdapter(),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createIntrospector: (db) => new SqliteIntrospector(db),
	}
}

/** Kysely's own mutex knows neither urgency nor a second `Kysely` on the same connection. */
class OwnTurnsAdapter extends SqliteAdapter {
	override get supportsMultipleConnections(): boolean {
		return true
	}

	/** SQLite has it, and a migration that is cut must leave nothing behind. */
	override get supportsTransactionalDdl(): boolean {
		return true
	}
}

function writerDriver(parts: Parts): Driver {
	const { thread, turns } = parts
	const holders = new WeakMap<DatabaseConnection, WriterConnection>()
	const run = async (connection: DatabaseConnection, sql: string): Promise<void> => {
		await connection.executeQuery(CompiledQuery.raw(sql))
	}
	return {
		init: async () => undefined,
		acquireConnection: async () => {
			const connection = new WriterConnection(parts)
			holders.set(connection, connection)
			return connection
		},
		releaseConnection: async (connection) => holders.get(connection)?.letGo(),
		beginTransaction: async (connection) => {
			await holders.get(connection)?.hold()
			await run(connection, "begin")
		},
		commitTransaction: (connection) => run(connection, "commit"),
		// On a full disk SQLite has rolled back by itself: what failed must be told, not that.
		rollbackTransaction: (connection) =>
			run(connection, "rollback").catch((cause: unknown) => {
				if (!/no transaction is active/.test(String(cause))) throw cause
			}),
		/** Waits for its turn as a patient asker does; who comes after it is told that the file is closed. */
		destroy: async () => {
			await turns.take("patient")
			await thread.close().finally(() => turns.give())
		},
	}
}

/** One asker's way to the thread. */
class WriterConnection implements DatabaseConnection {
	readonly #parts: Parts
	#isHeld = false

	constructor(parts: Parts) {
		this.#parts = parts
	}

	async hold(): Promise<void> {
		await this.#parts.turns.take(this.#parts.urgency)
		this.#isHeld = true
	}

	letGo(): void {
		if (!this.#isHeld) return
		this.#isHeld = false
		this.#parts.turns.give()
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const { thread, turns, urgency } = this.#parts
		if (this.#isHeld) return resultOf(await thread.ask(query))
		await turns.take(urgency)
		const asked = thread.ask(query)
		turns.give()
		return resultOf(await asked)
	}

	streamQuery(): never {
		throw new Error("Rows are streamed from a reader of the file, not from its writer.")
	}
}

function resultOf<Row>(answer: Answer): QueryResult<Row> {
	switch (answer.kind) {
		case "failed":
			throw errorOf(answer)
		case "done":
			return { rows: [] }
		case "changed":
			return {
				insertId: BigInt(answer.lastInsertRowid),
				numAffectedRows: BigInt(answer.changes),
				rows: [],
			}
		case "rows":
			for (const row of answer.rows) restoreBuffers(row)
			return { rows: answer.rows }
	}
}

/** Between threads a Buffer becomes a plain array of bytes. */
function restoreBuffers(row: Record<string, unknown>): void {
	for (const column in row) {
		const value = row[column]
		if (value instanceof Uint8Array) {
			row[column] = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
		}
	}
}
