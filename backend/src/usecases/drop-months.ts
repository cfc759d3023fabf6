// Retention: whole months leave the log once everything of them is worked in; what they led to stays.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { JournalLog, JournalReader } from "./journal-log.ts"
import type { Log, Now } from "./ports.ts"
import type { Projections } from "./projections.ts"

type Parts = {
	readonly log: JournalLog
	readonly reader: JournalReader
	readonly projections: Projections
	readonly now: Now
	readonly note: Log
}

/** Months that may still be decided over, or be asked for by the inspectorate, stay. */
export const leastKeptMs = 365 * 86_400_000

/** @param before UTC ms; batches received earlier go */
export async function dropMonths(
	{ log, reader, projections, now, note }: Parts,
	before: number,
): Promise<Result<{ records: number }, Fault<"too-young">>> {
	if (now() - before < leastKeptMs) {
		return fail("too-young", "Only months that ended more than a year ago may be dropped.")
	}
	let records = 0
	for (const { journal, chain } of await reader.chains()) {
		// What is not worked in yet would be gone for good.
		const cursor = await projections.cursor(journal, chain)
		if (cursor === undefined) continue
		const limits = { receivedBefore: before, through: cursor.n }
		records += await log.dropOldest({ journal, chain }, limits, now())
	}
	note("journal.dropped", { records, before })
	return succeed({ records })
}
