// What to say and do where SQLite finds one of the office's files damaged.
import { dirname, join } from "node:path"
import Database from "better-sqlite3"
import type { SqliteDatabase } from "kysely"

/** The file no longer is what was written. */
export const isDamage = (cause: unknown): cause is Error & { readonly code: string } =>
	cause instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(cause.code)

/** Damage as a sentence with the file and the ways out, under SQLite's own code; anything else as it is. */
export function explainDamage(file: string, cause: unknown): unknown {
	if (!isDamage(cause)) return cause
	const log = join(dirname(file), "journal.db")
	return new Database.SqliteError(
		`${file} is damaged (${cause.message}). Restore the last backup: hadir restore <set>. Or look closer first, at what the log still proves: hadir journal verify ${log}`,
		cause.code,
	)
}

/** What Kysely needs of a database, on which damage is told with its file. */
export function explainedDatabase(database: Database.Database): SqliteDatabase {
	const explained = <Value>(work: () => Value): Value => {
		try {
			return work()
		} catch (cause) {
			throw explainDamage(database.name, cause)
		}
	}
	return {
		close: () => void database.close(),
		prepare: (sql) => {
			const statement = explained(() => database.prepare<unknown[]>(sql))
			return {
				reader: statement.reader,
				all: (parameters) => explained(() => statement.all(parameters)),
				run: (parameters) => explained(() => statement.run(parameters)),
				iterate: (parameters) => explainedRows(database.name, statement.iterate(parameters)),
			}
		},
	}
}

function* explainedRows(file: string, rows: IterableIterator<unknown>): IterableIterator<unknown> {
	try {
		yield* rows
	} catch (cause) {
		throw explainDamage(file, cause)
	}
}
