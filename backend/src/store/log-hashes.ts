import type { Hash } from "@hadir/shared/journal/chain.ts"
import { JournalLogReader } from "./journal-log-reader.ts"
import type { JournalSchema } from "./journal-schema.ts"
import { openReader } from "./open-store.ts"

const batchesAtOnce = 200

/** Every record's hash that the log holds of one journal, with its number, over all chains. */
export async function logHashes(file: string, journal: Hash): Promise<ReadonlyMap<Hash, number>> {
	const db = openReader<JournalSchema>(file)
	try {
		const reader = new JournalLogReader(db)
		const hashes = new Map<Hash, number>()
		for (const { chain, start } of await reader.chainsOf(journal)) {
			let n = start?.n ?? 0
			for (;;) {
				const batches = await reader.linesAfter({ journal, chain, n }, batchesAtOnce)
				if (batches.length === 0) break
				for (const batch of batches) {
					for (const [index, { hash }] of reader.hashesOf(batch).entries()) {
						hashes.set(hash, batch.from + index)
					}
					n = batch.from + batch.lines.length - 1
				}
			}
		}
		return hashes
	} finally {
		await db.destroy()
	}
}
