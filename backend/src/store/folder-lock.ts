// One office a folder: two would judge the same heads, and a restore would pull the files from under one.
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import Database from "better-sqlite3"

/**
 * Holds the folder until the returned function is called or the process ends, however it ends.
 * @throws Error when another process holds it
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const lock = new Database(join(folder, "lock"), { timeout: 0 })
	try {
		lock.pragma("locking_mode = EXCLUSIVE")
		lock.exec("BEGIN EXCLUSIVE")
		return () => lock.close()
	} catch (cause) {
		lock.close()
		throw new Error(
			`Another Hadir process works on ${folder}. Stop it first, or use another folder.`,
			{ cause },
		)
	}
}
