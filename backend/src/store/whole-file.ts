import Database from "better-sqlite3"
import { isDamage } from "./damage.ts"

/**
 * Whether SQLite finds every page of an office's file in its place. What a chain proves may be whole while
 * it does not.
 */
export function isFileWhole(file: string): boolean {
	try {
		const database = new Database(file, { readonly: true, fileMustExist: true })
		try {
			return database.pragma("quick_check(1)", { simple: true }) === "ok"
		} finally {
			database.close()
		}
	} catch (cause) {
		if (isDamage(cause)) return false
		throw cause
	}
}
