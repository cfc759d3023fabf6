// A terminal's punch may stand in several journals: pulled live, pulled by another kiosk, brought in a file.
import { sql } from "kysely"

/**
 * Whether a row is the one that counts of those that are the same punch: undisputed before disputed, then the one
 * whose time is bounded closest, then by record hash. Asked when rows are read, so that it does not depend on which
 * came first, and the next one stands as soon as this one is gone or rejected.
 */
export const isTheOne = (table: "punch") => {
	const of = (column: string) => sql.ref(`${table}.${column}`)
	return sql<boolean>`(${of("terminal_key")} is null or not exists (
		select 1 from punch as twin
		left join punch_verdict as said on said.record = twin.record
		where twin.terminal = ${of("terminal")} and twin.terminal_key = ${of("terminal_key")}
			and coalesce(said.verdict, '') != 'rejected'
			and (twin.dispute is not null, twin.err, twin.record)
				< (${of("dispute")} is not null, ${of("err")}, ${of("record")})))`
}
