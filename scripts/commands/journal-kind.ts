import Database from "better-sqlite3"
import { z } from "zod"

/** Whose journal a file is, by its tables; `unreadable`: damaged so far in front, or no database. */
export type JournalKind = "office" | "kiosk" | "neither" | "unreadable"

const named = z.array(z.object({ name: z.string() }))

/** @throws Error with a sentence when the file cannot be opened */
export function journalKind(file: string): JournalKind {
	try {
		const database = new Database(file, { readonly: true, fileMustExist: true })
		try {
			const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
			const tables = new Set(named.parse(rows).map(({ name }) => name))
			if (tables.has("batch") && tables.has("chain")) return "office"
			return tables.has("journal") && tables.has("record") ? "kiosk" : "neither"
		} finally {
			database.close()
		}
	} catch (cause) {
		const isOpen =
			!(cause instanceof Database.SqliteError) || !/CANTOPEN|AUTH|PERM/.test(cause.code)
		if (isOpen) return "unreadable"
		throw new Error(`${file} cannot be opened: may this user read it?`, { cause })
	}
}
