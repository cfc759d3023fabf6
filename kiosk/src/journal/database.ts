// Opening the kiosk's file: write-ahead log, every commit synced, schema brought up to date.
import { chmodSync, closeSync, existsSync, openSync, readSync } from "node:fs"
import { dirname } from "node:path"
import Database from "better-sqlite3"
import { keepLog } from "./kept-log.ts"
import { makeFolder } from "./make-folder.ts"
import { isDamage } from "./storage-fault.ts"

/** Each step brings the file from its index to the next version, in one transaction. */
const migrations: readonly string[] = [
	`CREATE TABLE journal (
		id INTEGER PRIMARY KEY,
		name TEXT NOT NULL UNIQUE,
		public_key BLOB NOT NULL,
		private_key BLOB NOT NULL,
		paper TEXT,
		succeeds TEXT,
		base_n INTEGER NOT NULL DEFAULT 0,
		base_hash TEXT NOT NULL,
		closed INTEGER NOT NULL DEFAULT 0
	) STRICT;
	CREATE TABLE record (
		journal INTEGER NOT NULL REFERENCES journal (id),
		n INTEGER NOT NULL,
		bytes BLOB NOT NULL,
		hash BLOB NOT NULL,
		PRIMARY KEY (journal, n)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE boot (number INTEGER PRIMARY KEY, boot_id TEXT NOT NULL UNIQUE) STRICT;
	CREATE TABLE alive (id INTEGER PRIMARY KEY CHECK (id = 1), wall INTEGER NOT NULL) STRICT;
	CREATE TABLE people_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT;
	CREATE TABLE person (tag TEXT PRIMARY KEY, credential TEXT NOT NULL, name TEXT NOT NULL) STRICT;`,
	// Where a closed journal ends: what lies behind could not be proven when it was closed.
	`ALTER TABLE journal ADD COLUMN end_n INTEGER;
	ALTER TABLE journal ADD COLUMN end_hash TEXT;`,
	// Whose finger a sensor's slot is for, by the office.
	`CREATE TABLE finger (
		reader TEXT NOT NULL,
		slot INTEGER NOT NULL,
		credential TEXT NOT NULL,
		name TEXT NOT NULL,
		PRIMARY KEY (reader, slot)
	) STRICT;`,
	// Whose finger was put into a sensor's slot, here.
	`CREATE TABLE enrolled_finger (
		reader TEXT NOT NULL,
		slot INTEGER NOT NULL,
		credential TEXT NOT NULL,
		PRIMARY KEY (reader, slot)
	) STRICT;`,
	// How far each terminal's log was taken, which of its punches are recorded, and what is history.
	`CREATE TABLE terminal_log (
		source TEXT PRIMARY KEY,
		count INTEGER NOT NULL,
		last_key TEXT NOT NULL,
		pulled_at INTEGER NOT NULL
	) STRICT;
	CREATE TABLE terminal_punch (
		serial TEXT NOT NULL,
		key TEXT NOT NULL,
		PRIMARY KEY (serial, key)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE terminal_start (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;`,
	// How far each terminal's clock was off, for what it pushes before that is known again.
	`CREATE TABLE terminal_clock (
		place TEXT PRIMARY KEY,
		offset_ms REAL NOT NULL,
		error_ms REAL NOT NULL,
		at INTEGER NOT NULL
	) STRICT;`,
	// Which sources the journals speak of, and whether as being there.
	`CREATE TABLE told_source (name TEXT PRIMARY KEY, is_there INTEGER NOT NULL) STRICT;`,
]

/**
 * Opens the file, made private to its owner: it holds the kiosk's key.
 * @throws Error when the file is of a newer release, or commits would not be synced.
 */
export function openDatabase(file: string): Database.Database {
	makeFolder(dirname(file), "HADIR_KIOSK_DATA")
	// Whoever opens it: SQLite would cut what it cannot read, before anybody has looked at it.
	keepLog(file)
	const database = new Database(file)
	chmodSync(file, 0o600)
	return prepareDatabase(database)
}

/** The same on a database that is open already; closes it when it cannot be used. */
export function prepareDatabase(database: Database.Database): Database.Database {
	try {
		database.pragma("journal_mode = WAL")
		// The driver falls back to NORMAL when it opens a file that is in WAL mode already.
		database.pragma("synchronous = FULL")
		if (database.pragma("synchronous", { simple: true }) !== 2) {
			throw new Error(
				`${database.name}: commits are not synced to disk, so no tap may be confirmed`,
			)
		}
		migrate(database, database.name)
		return database
	} catch (cause) {
		database.close()
		throw cause
	}
}

/**
 * Whether the tables are not those of the file's version: a bit of the schema or of the version
 * flipped. Asked only of a file that did not open, so a whole one is never set aside over it.
 */
export function isShapeDamaged(file: string): boolean {
	if (!existsSync(file)) return false
	try {
		const database = new Database(file, { readonly: true })
		try {
			const version = versionOf(database)
			const isKnown = version <= migrations.length
			const expected = shapeOfVersion(isKnown ? version : migrations.length)
			// A newer release has tables of its own: with ours, the number alone is wrong.
			return (shapeOf(database) === expected) !== isKnown
		} finally {
			database.close()
		}
	} catch (cause) {
		return isDamage(cause) || isUnreadableSql(cause)
	}
}

/**
 * Whether SQLite would open the file to read only. Database file format, 1.3.3: a write version above
 * 2 (byte 18) is of a format this library does not write; none of ours ever had one.
 */
export function isReadOnlyFormat(file: string): boolean {
	if (!existsSync(file)) return false
	const opened = openSync(file, "r")
	try {
		const head = Buffer.alloc(20)
		return readSync(opened, head) === head.length && (head[18] ?? 0) > 2
	} finally {
		closeSync(opened)
	}
}

/** What a schema that no longer parses, or a file of no known format, is answered with. */
const isUnreadableSql = (cause: unknown): boolean =>
	cause instanceof Database.SqliteError && cause.code === "SQLITE_ERROR"

function shapeOfVersion(version: number): string {
	const fresh = new Database(":memory:")
	try {
		for (const step of migrations.slice(0, version)) fresh.exec(step)
		return shapeOf(fresh)
	} finally {
		fresh.close()
	}
}

/** Names, kinds and references of all columns: the text of the schema depends on the SQLite that wrote it. */
function shapeOf(database: Database.Database): string {
	const columns: unknown = database
		.prepare(
			`SELECT entry.name, col.name, col.type, col.pk
			FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS col
			UNION ALL
			SELECT entry.name, key."from", key."table", key."to"
			FROM sqlite_schema AS entry, pragma_foreign_key_list(entry.name) AS key
			ORDER BY 1, 2, 3, 4`,
		)
		.raw()
		.all()
	return JSON.stringify(columns)
}

const versionOf = (database: Database.Database): number =>
	Number(database.pragma("user_version", { simple: true }))

function migrate(database: Database.Database, file: string): void {
	const version = versionOf(database)
	if (version > migrations.length) {
		throw new Error(`${file} was written by a newer release; install that release again`)
	}
	for (const [index, step] of [...migrations.entries()].slice(version)) {
		database.transaction(() => {
			database.exec(step)
			database.pragma(`user_version = ${index + 1}`)
		})()
	}
}
