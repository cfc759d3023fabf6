// A kiosk's file against the office's log: what both hold, and the first place where they differ.

import { type VerifiedChain, verifyLog } from "@hadir/backend/store/verify-log.ts"
import { kioskHashes } from "@hadir/kiosk/cli/verify-journal.ts"
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"

export type Comparison = {
	readonly journal: string
	/** As the kiosk's enrolment paper names it. */
	readonly kiosk?: string
	/** Whether the office has a chain of this journal. */
	readonly isKnown: boolean
	/** The highest number this file shows, or stands for since it dropped what lies below. */
	readonly shownThrough: number
	/** Records beyond that which the office holds: the file was cut, or is an old copy. */
	readonly more?: { readonly records: number; readonly from: number; readonly through: number }
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
	for (const [journal, shown] of kioskHashes(kioskFile)) {
		const held = new Map<Hash, number>()
		const chains = await verifyLog(officeFile, {
			journal,
			onProven: ({ hash, n }) => void held.set(hash, n),
		})
		const { kiosk, records, base } = shown
		const shownThrough = records.at(-1)?.n ?? base.n
		comparisons.push({
			...{ journal, ...(kiosk !== undefined && { kiosk }), isKnown: chains.length > 0 },
			...{ shownThrough, ...moreThan(shownThrough, held) },
			...compare(records, { held, chains }),
		})
	}
	return comparisons
}

/** An old copy of a kiosk's file is no fault; one that shows nothing of what is there says nothing. */
export function isHeldWhole(compared: Comparison): boolean {
	const { isKnown, missingFrom, differsAt, officeBrokenAt, same, more } = compared
	const isEmpty = same === 0 && more !== undefined && !compared.dropped && !compared.notComparable
	const isSame = missingFrom === undefined && differsAt === undefined
	return isKnown && isSame && officeBrokenAt === undefined && !isEmpty
}

function moreThan(shownThrough: number, held: ReadonlyMap<Hash, number>): Pick<Comparison, "more"> {
	const beyond = [...new Set(held.values())].filter((n) => n > shownThrough).sort((a, b) => a - b)
	const [from, through] = [beyond[0], beyond.at(-1)]
	if (from === undefined || through === undefined) return {}
	return { more: { records: beyond.length, from, through } }
}

type Office = {
	/** What its bytes prove, over all chains. */
	readonly held: ReadonlyMap<Hash, number>
	readonly chains: readonly VerifiedChain[]
}

type Aside = "dropped" | "notComparable" | "missingFrom" | "differsAt" | "officeBrokenAt"

function compare(
	records: readonly Checkpoint[],
	{ held, chains }: Office,
): Pick<Comparison, "same" | Aside> {
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
