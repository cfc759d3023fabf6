// A kiosk's file against the office's log: what both hold, and the first place where they differ.

import { logHashes } from "@hadir/backend/store/log-hashes.ts"
import { kioskHashes } from "@hadir/kiosk/cli/verify-journal.ts"

export type Comparison = {
	readonly journal: string
	/** Records of the kiosk that the office holds with the same hash. */
	readonly same: number
	/** The first record of the kiosk that the office does not hold; absent when it holds all. */
	readonly missingFrom?: number
	/** The first number at which the office holds another record only; absent when there is none. */
	readonly differsAt?: number
}

export async function compareJournals(
	kioskFile: string,
	officeFile: string,
): Promise<Comparison[]> {
	const comparisons: Comparison[] = []
	for (const [journal, records] of kioskHashes(kioskFile)) {
		const held = await logHashes(officeFile, journal)
		const numbers = new Set(held.values())
		let same = 0
		let missingFrom: number | undefined
		let differsAt: number | undefined
		for (const { n, hash } of records) {
			if (held.has(hash)) same++
			else if (numbers.has(n)) differsAt ??= n
			else missingFrom ??= n
		}
		comparisons.push({
			...{ journal, same },
			...(missingFrom === undefined ? {} : { missingFrom }),
			...(differsAt === undefined ? {} : { differsAt }),
		})
	}
	return comparisons
}
