// The one place where people's words on punches and journals decide what counts.
import { sql } from "kysely"

/**
 * Whether a projected row is disputed and nobody has lifted it. The query must have joined
 * `journal_verdict` on the row's journal. @param words the name under which it did
 */
export const isStillDisputed = (
	table: "punch" | "service_event" | "twin",
	words: "journal_verdict" | "word" = "journal_verdict",
) => {
	const dispute = sql.ref(`${table}.dispute`)
	return sql<boolean>`(${dispute} is not null
		and not (${dispute} = 'journal' and coalesce(${sql.ref(`${words}.verdict`)}, '') = 'accepted'))`
}
