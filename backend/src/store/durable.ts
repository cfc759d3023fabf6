import type Database from "better-sqlite3"

/**
 * Write-ahead log, every commit synced, references checked.
 * @throws Error when commits would not be synced
 */
export function makeDurable(database: Database.Database): void {
	database.pragma("journal_mode = WAL")
	// The driver falls back to NORMAL when it opens a file that is in WAL mode already.
	database.pragma("synchronous = FULL")
	database.pragma("foreign_keys = ON")
	// What is erased is written over: whoever is forgotten must not be found in free space.
	database.pragma("secure_delete = ON")
	if (database.pragma("synchronous", { simple: true }) !== 2) {
		throw new Error(
			`${database.name}: commits are not synced to disk, so nothing may be acknowledged`,
		)
	}
}
