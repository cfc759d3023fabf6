// A kiosk's file against the office's log: what both hold, and the first place where they differ.

import { type VerifiedChain, verifyLog } from "@hadir/backend/store/verify-log.ts"
import { kioskHashes } from "@hadir/kiosk/cli/verify-journal.ts"
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"

export type Comparison = {
	readonly journal: string
	/** Records of the kiosk that the office's stored bytes prove, with the same hash. */
	readonly same: number
	/** Records that left the office's log, whose kept hash is the kiosk's own at that number. */
	readonly dropped?: { readonly records: number; readonly through: number }
	/** Records that left it against a hash this file does not reach. */
	readonly notComparable?: { readonly records: number; readonly droppedThrough: number }
	/** The first record of the kiosk that the office does not hold; absent when it holds all. */
	readonly missingFrom?: number
	/** The first number at which the office holds another record only; absent when there is none. */
	readonly differsAt?: number
	/** The first place where the office's own log does not hold; absent when it does. */
	readonly officeBrokenAt?: { readonly n: number; readonly why: string }
}

export async function compareJournals(
	kioskFile: string,
	officeFile: string,
): Promise<Comparison[]> {
	const comparisons: Comparison[] = []
	for (const [journal, records] of kioskHashes(kioskFile)) {
		const held = new Map<Hash, number>()
		const chains = await verifyLog(officeFile, {
			journal,
			onProven: ({ hash, n }) => void held.set(hash, n),
		})
		comparisons.push({ journal, ...compare(records, { held, chains }) })
	}
	return comparisons
}

type Office = {
	/** What its bytes prove, over all chains. */
	readonly held: ReadonlyMap<Hash, number>
	readonly chains: readonly VerifiedChain[]
}

function compare(
	records: readonly Checkpoint[],
	{ held, chains }: Office,
): Omit<Comparison, "journal"> {
	const numbers = new Set(held.values())
	const kept = keptPoints(chains)
	const own = new Map(records.map(({ n, hash }) => [n, hash]))
	// A hash proves all below it, so the highest that fits says enough.
	const provenThrough = highest(kept.filter(({ n, hash }) => own.get(n) === hash))
	const lacking = records.filter(({ hash }) => !held.has(hash)).map(({ n }) => n)
	const dropped = lacking.filter((n) => n <= provenThrough)
	const beyond: number[] = []
	let missingFrom: number | undefined
	let differsAt: number | undefined
	for (const n of lacking.slice(dropped.length)) {
		const above = kept.filter((point) => point.n >= n)
		const unfit = numbers.has(n) ? n : above.find((point) => own.has(point.n))?.n
		if (unfit !== undefined) differsAt ??= unfit
		else if (above.length > 0) beyond.push(n)
		else missingFrom ??= n
	}
	const droppedThrough = highest(kept)
	const officeBrokenAt = chains.find((chain) => chain.brokenAt !== undefined)?.brokenAt
	return {
		same: records.length - lacking.length,
		...(dropped.length > 0 && { dropped: { records: dropped.length, through: provenThrough } }),
		...(beyond.length > 0 && { notComparable: { records: beyond.length, droppedThrough } }),
		...(missingFrom !== undefined && { missingFrom }),
		...(differsAt !== undefined && { differsAt }),
		...(officeBrokenAt && { officeBrokenAt }),
	}
}

/** The hashes kept for months that left, lowest first, and the forks among those months. */
function keptPoints(chains: readonly VerifiedChain[]): readonly Checkpoint[] {
	const dropped = chains.flatMap((chain) => chain.dropped ?? [])
	const forks = chains.flatMap(({ parent }) => parent ?? [])
	const among = forks.filter(({ n }) => n > 0 && n <= highest(dropped))
	return [...dropped, ...among].sort((one, other) => one.n - other.n)
}

const highest = (points: readonly Checkpoint[]): number =>
	points.reduce((high, { n }) => Math.max(high, n), 0)
