// Heads that were signed earlier, against the log as it is: each chain is proven up to the shown head.
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import type { SignedHeads } from "@hadir/shared/wire/signed-heads.ts"
import type { Kysely } from "kysely"
import { leastKeptMs } from "../usecases/drop-months.ts"
import type { JournalSchema } from "./journal-schema.ts"
import { type ProvenPoint, type VerifiedChain, verifyChains } from "./verify-log.ts"

type ShownHead = SignedHeads["heads"][number]

/** What became of a head: all below it is proven, left the log as months do, or is not there. */
export type Standing =
	| {
			readonly state: "held"
			/** Records up to here left the log against a kept hash; 0: none. */
			readonly droppedThrough: number
			/** Spans the kiosk had named as gone before the head was signed. */
			readonly holes: readonly Span[]
	  }
	/** The head itself left the log with its month, so nothing here can prove it any more. */
	| { readonly state: "dropped"; readonly through: number }
	| { readonly state: "gone"; readonly why: string }

type Span = { readonly from: number; readonly through: number }

export async function proveHeads(
	db: Kysely<JournalSchema>,
	{ heads, at }: SignedHeads,
	/** UTC ms. */
	now: number,
): Promise<readonly { readonly shown: ShownHead; readonly standing: Standing }[]> {
	const proven = await provenAt(db, heads)
	return heads.map((shown) => ({
		shown,
		standing: standingOf(shown.head, { ...proven.of(shown.journal), signedAt: at, now }),
	}))
}

type Proven = {
	readonly chains: readonly VerifiedChain[]
	/** The chain whose bytes prove this point. */
	holder(point: Checkpoint): VerifiedChain | undefined
	readonly signedAt: number
	readonly now: number
}

/** Proves the whole log once and keeps what is asked for: heads, and where branches left. */
async function provenAt(db: Kysely<JournalSchema>, heads: readonly ShownHead[]) {
	const parents = await db.selectFrom("chain").select(["journal", "parent_n"]).execute()
	const wanted = new Set([
		...heads.map(({ journal, head }) => placeOf(journal, head.n)),
		...parents.map(({ journal, parent_n }) => placeOf(journal, parent_n ?? 0)),
	])
	const points = new Map<string, Hash>()
	const keep = ({ journal, chain, ...point }: ProvenPoint) => {
		if (wanted.has(placeOf(journal, point.n))) points.set(pointOf(journal, point), chain)
	}
	const verified = await verifyChains(db, { onProven: keep })
	return {
		of: (journal: Hash) => {
			const chains = verified.filter((one) => one.journal === journal)
			const holder = (point: Checkpoint) => {
				// The first chain is named by its root, which needs no record.
				const name = point.n === 0 ? point.hash : points.get(pointOf(journal, point))
				return chains.find(({ chain }) => chain === name)
			}
			return { chains, holder }
		},
	}
}

const placeOf = (journal: Hash, n: number): string => `${journal} ${n}`
const pointOf = (journal: Hash, { n, hash }: Checkpoint): string => `${placeOf(journal, n)} ${hash}`

function standingOf(head: Checkpoint, proven: Proven): Standing {
	const { chains, holder, signedAt, now } = proven
	const held = holder(head)
	if (held !== undefined) {
		const holes = held.holes.filter(({ through }) => through <= head.n)
		const since = holes.find(({ toldAt }) => toldAt > signedAt)
		if (since !== undefined) return gone(`no longer holds records ${spanText(since)}`)
		const own = { state: "held", droppedThrough: held.dropped?.n ?? 0, holes } as const
		// A branch begins where it left another chain: what lies below is proven there.
		const isBranch = held.parent !== undefined && held.dropped === undefined
		if (!isBranch || held.parent.n === 0) return own
		const below = standingOf(held.parent, proven)
		if (below.state === "gone") return below
		return below.state === "held"
			? { ...own, droppedThrough: below.droppedThrough, holes: [...below.holes, ...holes] }
			: { ...own, droppedThrough: held.parent.n }
	}
	if (chains.some(({ dropped }) => dropped?.n === head.n && dropped.hash === head.hash))
		return { state: "held", droppedThrough: head.n, holes: [] }
	const through = Math.max(0, ...chains.map(({ dropped }) => dropped?.n ?? 0))
	// Nobody signs for what left: whoever can write the file can say of any record that it did.
	if (head.n < through && now - signedAt < leastKeptMs) {
		return gone(`says that records until ${through} left with their month, which none does so soon`)
	}
	if (head.n < through) return { state: "dropped", through }
	const broken = chains.find(({ brokenAt }) => brokenAt !== undefined && brokenAt.n <= head.n)
	return broken?.brokenAt === undefined
		? gone(`no longer holds record ${head.n}`)
		: gone(`does not hold at ${broken.brokenAt.n} (${broken.brokenAt.why})`)
}

const gone = (why: string): Standing => ({ state: "gone", why })

export const spanText = ({ from, through }: Span): string =>
	from === through ? `${from}` : `${from} to ${through}`
