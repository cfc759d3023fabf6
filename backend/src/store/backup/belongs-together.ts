// Whether an office's two files are of one office and one moment: office.db knows nothing its log does not hold.
import { join } from "node:path"
import type { Kysely } from "kysely"
import { JournalLogReader } from "../journal-log-reader.ts"
import type { JournalSchema } from "../journal-schema.ts"
import { keptKey } from "../kept-key.ts"
import type { OfficeSchema } from "../office-schema.ts"
import { openReader } from "../open-store.ts"

/**
 * @param folder of the set
 * @throws Error with a sentence when a punch was worked in that the set's log does not hold
 */
export async function proveTogether(folder: string): Promise<void> {
	const stores = openBoth(folder)
	try {
		const missing = await firstMissing(stores)
		if (missing !== undefined) {
			throw new Error(
				`${folder}: office.db has worked in record ${missing.n} of journal ${missing.journal}, and journal.db does not hold it: the two files are not of one backup.`,
			)
		}
	} finally {
		await closeBoth(stores)
	}
}

export type Both = {
	readonly office: Kysely<OfficeSchema>
	readonly log: Kysely<JournalSchema>
}

export const openBoth = (folder: string): Both => ({
	office: openReader<OfficeSchema>(join(folder, "office.db")),
	log: openReader<JournalSchema>(join(folder, "journal.db")),
})

export async function closeBoth({ office, log }: Both): Promise<void> {
	await office.destroy()
	await log.destroy()
}

/** The first record that was worked in and is not in the log; undefined: all are. */
export async function firstMissing({
	office,
	log,
}: Both): Promise<{ readonly journal: string; readonly n: number } | undefined> {
	const reader = new JournalLogReader(log)
	for (const { journal, chain, n, hash } of await office
		.selectFrom("cursor")
		.selectAll()
		.execute()) {
		if (!(await reader.holds(journal, chain, { n, hash }))) return { journal, n }
	}
	return undefined
}

/** The key that the office of this folder signs with, as its facts note it; undefined: they are of an older release. */
export async function keyNotedIn(folder: string): Promise<string | undefined> {
	const stores = openBoth(folder)
	try {
		return await keptKey(stores.office)
	} finally {
		await closeBoth(stores)
	}
}
