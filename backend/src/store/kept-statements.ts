import type Database from "better-sqlite3"

const maxKept = 500

/** Of what type its rows are, only the asker knows. */
type Kept = Database.Statement<unknown[], never>

/**
 * Prepares each statement once: compiling costs more than running most of them. Not for readers that
 * stream, which keep a statement busy.
 */
export function keptStatements(database: Database.Database): (sql: string) => Kept {
	const prepared = new Map<string, Kept>()
	return (sql) => {
		const known = prepared.get(sql)
		if (known !== undefined) return known
		const made = database.prepare<unknown[], never>(sql)
		// Lists of another length are statements of their own: most are never asked again.
		if (prepared.size >= maxKept) prepared.clear()
		prepared.set(sql, made)
		return made
	}
}
