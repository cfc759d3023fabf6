// The one place where people's words on punches and journals decide what counts.
import { sql } from "kysely"

/**
 * Whether a projected row is disputed and nobody has lifted it. The query must have joined
 * `journal_verdict` on the row's journal.
 */
export const isStillDisputed = (table: "punch" | "service_event") => {
	const dispute = sql.ref(`${table}.dispute`)
	return sql<boolean>`(${dispute} is not null
		and not (${dispute} = 'journal' and coalesce(journal_verdict.verdict, '') = 'accepted'))`
}
