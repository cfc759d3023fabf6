// One office a folder: two would judge the same heads, and a restore would pull the files from under one.
import { join } from "node:path"
import { unusableFolder } from "@hadir/shared/settings.ts"
import Database from "better-sqlite3"
import { makeFolder } from "./make-folder.ts"

/**
 * Holds the folder until the returned function is called or the process ends, however it ends.
 * @throws Error when another process holds it, UnusableSettings when nothing can be kept in it
 */
export function lockFolder(folder: string): () => void {
	makeFolder(folder, "HADIR_DATA")
	const lock = openLock(folder)
	try {
		lock.pragma("locking_mode = EXCLUSIVE")
		lock.exec("BEGIN EXCLUSIVE")
		return () => lock.close()
	} catch (cause) {
		lock.close()
		if (!isHeld(cause)) throw unusableFolder(folder, "HADIR_DATA", cause)
		throw new Error(
			`Another Hadir process works on ${folder}. Stop it first, or use another folder.`,
			{ cause },
		)
	}
}

function openLock(folder: string): Database.Database {
	try {
		return new Database(join(folder, "lock"), { timeout: 0 })
	} catch (cause) {
		throw unusableFolder(folder, "HADIR_DATA", cause)
	}
}

const isHeld = (cause: unknown): boolean =>
	cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_BUSY")
