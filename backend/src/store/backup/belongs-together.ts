// Whether both files of a set are of one office and one moment: office.db knows nothing its log does not hold.
import { join } from "node:path"
import { JournalLogReader } from "../journal-log-reader.ts"
import type { JournalSchema } from "../journal-schema.ts"
import type { OfficeSchema } from "../office-schema.ts"
import { openReader } from "../open-store.ts"

/**
 * @param folder of the set
 * @throws Error with a sentence when a punch was worked in that the set's log does not hold
 */
export async function proveTogether(folder: string): Promise<void> {
	const office = openReader<OfficeSchema>(join(folder, "office.db"))
	const log = openReader<JournalSchema>(join(folder, "journal.db"))
	try {
		const reader = new JournalLogReader(log)
		const cursors = await office.selectFrom("cursor").selectAll().execute()
		for (const { journal, chain, n, hash } of cursors) {
			if (await reader.holds(journal, chain, { n, hash })) continue
			throw new Error(
				`${folder}: office.db has worked in record ${n} of journal ${journal}, and journal.db does not hold it: the two files are not of one backup.`,
			)
		}
	} finally {
		await office.destroy()
		await log.destroy()
	}
}
