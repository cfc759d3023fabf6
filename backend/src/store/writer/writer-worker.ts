// The thread that owns one file: opens it, runs what it is sent in that order, and answers each.
import { chmodSync, mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { parentPort, workerData } from "node:worker_threads"
import Database from "better-sqlite3"
import { explainDamage } from "../damage.ts"
import { makeDurable } from "../durable.ts"
import { keptStatements } from "../kept-statements.ts"
import type { Answer, Ask, WriterOrder } from "./writer-messages.ts"

const order: WriterOrder = workerData
const answer = (what: Answer) => parentPort?.postMessage(what)

try {
	serve(open(order))
	answer({ kind: "done" })
} catch (cause) {
	answer(failed(cause))
}

function open({ file, busyTimeoutMs }: WriterOrder): Database.Database {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
	const database = new Database(file, { timeout: busyTimeoutMs })
	chmodSync(file, 0o600)
	makeDurable(database)
	return database
}

function serve(database: Database.Database): void {
	const prepare = keptStatements(database)
	parentPort?.on("message", (ask: Ask) => {
		try {
			answer(ask === "close" ? close() : run(ask))
		} catch (cause) {
			answer(failed(cause))
		}
	})

	function run({ sql, parameters }: Exclude<Ask, "close">): Answer {
		const statement = prepare(sql)
		if (statement.reader) return { kind: "rows", rows: statement.all(parameters) }
		return { kind: "changed", ...statement.run(parameters) }
	}

	/** Without its port the thread has nothing to wait for and ends. */
	function close(): Answer {
		parentPort?.unref()
		database.close()
		return { kind: "done" }
	}
}

function failed(cause: unknown): Answer {
	const error = explainDamage(order.file, cause)
	// An error that crosses between threads keeps its class only if it is the language's, and no code.
	const code = error instanceof Database.SqliteError ? error.code : undefined
	return { kind: "failed", error, code }
}
