// A terminal's punch may stand in several journals: pulled live, pulled by another kiosk, brought in a file.
import { sql } from "kysely"
import { isStillDisputed } from "./dispute-condition.ts"

/**
 * Whether a row of `punch` is the one that counts of those that are the same punch: what counts before what is still
 * disputed, then the one whose time is bounded closest, then by record hash. Asked when rows are read, so that it
 * does not depend on which came first, and the next one stands as soon as this one is gone or rejected. The query
 * must have joined `punch_verdict` and `journal_verdict`.
 */
export const isTheOne = () => {
	const isTwinDoubted = sql`(coalesce(said.verdict, '') != 'accepted'
		and ${isStillDisputed("twin", "word")})`
	const isDoubted = sql`(coalesce(punch_verdict.verdict, '') != 'accepted'
		and ${isStillDisputed("punch")})`
	return sql<boolean>`(punch.terminal_key is null or not exists (
		select 1 from punch as twin
		left join punch_verdict as said on said.record = twin.record
		left join journal_verdict as word on word.journal = twin.journal
		where twin.terminal = punch.terminal and twin.terminal_key = punch.terminal_key
			and coalesce(said.verdict, '') != 'rejected'
			and (${isTwinDoubted}, twin.err, twin.record) < (${isDoubted}, punch.err, punch.record)))`
}
