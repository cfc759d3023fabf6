// What the office does with what a kiosk shows. Pure: the store looks up, these rules decide,
// the store swaps. A lost swap is decided again from the start.
import type { Checkpoint, Hash } from "./chain.ts"

/** A chain of a journal. The first is named by the journal's root, a branch by its first hash. */
export type Chain = {
	readonly name: Hash
	readonly head: Checkpoint
	readonly isFirst: boolean
}

/** What the log holds of one journal, as far as the message at hand asks. */
export type LogView = {
	/** At least the first chain, once the journal is admitted. */
	readonly chains: readonly Chain[]
	/** Name of the chain in which this hash stands at this number; undefined when it is not held. */
	holder(point: Checkpoint): Hash | undefined
	/** Whether the first chain has a record of its own at this number, whatever its hash. */
	firstHas(n: number): boolean
}

/** What the store must do, by compare-and-swap; `skip` lines of the batch are held already. */
export type Append =
	| { readonly kind: "nothing"; readonly because: "held" | "prev-not-held" }
	| {
			readonly kind: "extend"
			readonly chain: Hash
			readonly expected: Checkpoint
			readonly skip: number
	  }
	| {
			readonly kind: "open"
			/** Named by the hash of its first own record, so that two workers cannot open it twice. */
			readonly chain: Hash
			readonly parent: Checkpoint | undefined
			readonly skip: number
	  }

const isSame = (a: Checkpoint, b: Checkpoint): boolean => a.n === b.n && a.hash === b.hash

/**
 * A verified batch: skip its lines up to the last one held anywhere in the journal, append the
 * rest after a head, or as a new chain after a held hash that is not a head.
 */
export function judgeBatch(
	batch: { readonly from: number; readonly prev: Hash; readonly hashes: readonly Hash[] },
	log: LogView,
): Append {
	const points = [
		{ n: batch.from - 1, hash: batch.prev },
		...batch.hashes.map((hash, index) => ({ n: batch.from + index, hash })),
	]
	const skip = points.findLastIndex((point) => log.holder(point) !== undefined)
	const parent = points[skip]
	const first = batch.hashes[skip]
	if (parent === undefined) return { kind: "nothing", because: "prev-not-held" }
	if (first === undefined) return { kind: "nothing", because: "held" }
	const chain = log.chains.find((candidate) => isSame(candidate.head, parent))
	return chain === undefined
		? { kind: "open", chain: first, parent, skip }
		: { kind: "extend", chain: chain.name, expected: parent, skip }
}

/**
 * A verified anchor: a named hole after exactly the head it was told, or, after none, a new
 * chain. One whose hash is held changes nothing; one whose head has moved changes nothing.
 */
export function judgeAnchor(
	anchor: { readonly after: Checkpoint | null; readonly n: number; readonly hash: Hash },
	log: LogView,
): Append {
	const { after } = anchor
	if (log.holder(anchor) !== undefined) return { kind: "nothing", because: "held" }
	if (after === null) return { kind: "open", chain: anchor.hash, parent: undefined, skip: 0 }
	const chain = log.chains.find((candidate) => isSame(candidate.head, after))
	if (chain === undefined || anchor.n <= after.n) {
		return { kind: "nothing", because: "prev-not-held" }
	}
	return { kind: "extend", chain: chain.name, expected: after, skip: 0 }
}

/**
 * A verified anchor from a stick: its kiosk heard no head, so `after` is the last record before the
 * gap that it can prove, the root at least. The chain may have grown into the gap: the hole begins
 * behind its head. A chain that has another hash at that number has forked.
 */
export function judgeCarriedAnchor(
	anchor: { readonly after: Checkpoint | null; readonly n: number; readonly hash: Hash },
	log: LogView,
): Append {
	const { after } = anchor
	if (log.holder(anchor) !== undefined) return { kind: "nothing", because: "held" }
	// A log whose first months were dropped no longer holds the root, which still names its first chain.
	const name = after === null ? undefined : (log.holder(after) ?? after.hash)
	const chain = log.chains.find((candidate) => candidate.name === name)
	if (chain !== undefined && chain.head.n < anchor.n) {
		return { kind: "extend", chain: chain.name, expected: chain.head, skip: 0 }
	}
	return chain !== undefined && log.firstHas(anchor.n)
		? { kind: "open", chain: anchor.hash, parent: undefined, skip: 0 }
		: { kind: "nothing", because: "prev-not-held" }
}

/** A shown hash that is not held, at a number the first chain has, proves a fork. */
export const provesFork = (shown: readonly Checkpoint[], log: LogView): boolean =>
	shown.some((point) => log.holder(point) === undefined && log.firstHas(point.n))

export type Standing = {
	/** Name of the chain with this head. */
	readonly chain: Hash
	readonly head: Checkpoint
	/** Highest number shown whose hash is held; -1: none. */
	readonly meets: number
	readonly second: boolean
}

/** What the head says of the points a message showed; undefined before the journal is admitted. */
export function standingOf(shown: readonly Checkpoint[], log: LogView): Standing | undefined {
	let met: { n: number; chain: Hash } | undefined
	for (const point of shown) {
		if (met !== undefined && point.n <= met.n) continue
		const chain = log.holder(point)
		if (chain !== undefined) met = { n: point.n, chain }
	}
	const named = log.chains.find((c) => (met === undefined ? c.isFirst : c.name === met.chain))
	if (named === undefined) return undefined
	return { chain: named.name, head: named.head, meets: met?.n ?? -1, second: !named.isFirst }
}
