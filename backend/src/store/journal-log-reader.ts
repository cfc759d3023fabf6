import { type Checkpoint, type Hash, hashAfterLine } from "@hadir/shared/journal/chain.ts"
import { splitLines } from "@hadir/shared/wire/batch.ts"
import type { Kysely } from "kysely"
import type {
	ChainState,
	JournalReader,
	JournalState,
	StoredLines,
} from "../usecases/journal-log.ts"
import type { JournalSchema } from "./journal-schema.ts"

const newline = 0x0a

/** Reads journal.db. Hashes are recomputed from the stored bytes, never looked up record by record. */
export class JournalLogReader implements JournalReader {
	readonly #db: Kysely<JournalSchema>

	constructor(db: Kysely<JournalSchema>) {
		this.#db = db
	}

	async chains(): Promise<readonly ChainState[]> {
		return (await this.#selectChains().execute()).map(chainOf)
	}

	async chainsOf(journal: Hash): Promise<readonly ChainState[]> {
		return (await this.#selectChains().where("chain.journal", "=", journal).execute()).map(chainOf)
	}

	#selectChains() {
		return this.#db
			.selectFrom("chain")
			.innerJoin("journal", "journal.name", "chain.journal")
			.leftJoin("dropped", (join) =>
				join
					.onRef("dropped.journal", "=", "chain.journal")
					.onRef("dropped.chain", "=", "chain.name"),
			)
			.select(["dropped.through_n", "dropped.hash as dropped_hash"])
			.select([
				"chain.journal",
				"chain.name",
				"chain.is_first",
				"chain.parent_n",
				"chain.parent_hash",
				"chain.n",
				"chain.hash",
				"journal.kiosk",
				"journal.state",
				"journal.admitted_at",
			])
			.orderBy("chain.is_first", "desc")
			.orderBy("chain.opened_at")
	}

	/** The chain that holds this hash at this number; undefined when none does. */
	async holderOf(
		journal: Hash,
		chains: readonly ChainState[],
		point: Checkpoint,
	): Promise<Hash | undefined> {
		const lookup = this.lookup(journal, chains)
		return lookup.holderOf(point)
	}

	/**
	 * Answers for many points of one journal: points of one stored batch cost its hashing once, and a
	 * message shows up to 65 of them.
	 */
	lookup(journal: Hash, chains: readonly ChainState[]) {
		const hashes = new Map<string, ReadonlyMap<number, Hash>>()
		const hashOn = async (chain: Hash, n: number): Promise<Hash | undefined> => {
			const known = hashes.get(chain)?.get(n)
			if (known !== undefined) return known
			const row = n === 0 ? undefined : await this.#batchAt(journal, chain, n)
			// Once the first months are dropped, the root proves nothing any more.
			const isWhole = chains.some((one) => one.chain === chain && one.droppedThrough === 0)
			if (row === undefined && n === 0) return isWhole ? chain : undefined
			if (row === undefined) return this.#holeAt(journal, chain, n)
			const stored = linesOf(row)
			const numbered = this.hashesOf(stored).map(
				({ hash }, index) => [stored.from + index, hash] as const,
			)
			hashes.set(chain, new Map(numbered))
			return hashes.get(chain)?.get(n)
		}
		const first = chains.find(({ isFirst }) => isFirst)
		return {
			holderOf: async (point: Checkpoint): Promise<Hash | undefined> => {
				for (const { chain, head, start, isFirst, droppedThrough } of chains) {
					// What a kiosk has just made lies beyond every head: nothing to look up.
					if (point.n > head.n) continue
					if (head.n === point.n && head.hash === point.hash) return chain
					const isOwnStart = isFirst || droppedThrough > 0
					if (isOwnStart && start?.n === point.n && start.hash === point.hash) return chain
					// A branch has no root of its own.
					if (point.n === 0 && !isFirst) continue
					if ((await hashOn(chain, point.n)) === point.hash) return chain
				}
				return undefined
			},
			/** Whether the first chain has a hash of its own at this number. */
			firstHas: async (n: number): Promise<boolean> =>
				first !== undefined && n <= first.head.n && (await hashOn(first.chain, n)) !== undefined,
		}
	}

	async #holeAt(journal: Hash, chain: Hash, n: number): Promise<Hash | undefined> {
		const hole = await this.#db
			.selectFrom("hole")
			.select("hash")
			.where("journal", "=", journal)
			.where("chain", "=", chain)
			.where("through_n", "=", n)
			.executeTakeFirst()
		return hole?.hash
	}

	/** The stored batch of a chain that has this number. */
	async #batchAt(journal: Hash, chain: Hash, n: number): Promise<BatchRow | undefined> {
		const row = await this.#db
			.selectFrom("batch")
			.selectAll()
			.where("journal", "=", journal)
			.where("chain", "=", chain)
			.where("from_n", "<=", n)
			.orderBy("from_n", "desc")
			.limit(1)
			.executeTakeFirst()
		return row !== undefined && n < row.from_n + row.count ? row : undefined
	}

	async holds(journal: Hash, chain: Hash, point: Checkpoint): Promise<boolean> {
		if (point.n === 0) return point.hash === chain
		const row = await this.#batchAt(journal, chain, point.n)
		if (row !== undefined) return hashAt(linesOf(row), point.n) === point.hash
		if ((await this.#holeAt(journal, chain, point.n)) === point.hash) return true
		const [own] = (await this.chainsOf(journal)).filter((one) => one.chain === chain)
		return own?.droppedThrough === point.n && own.start?.hash === point.hash
	}

	async linesAfter(
		at: { journal: Hash; chain: Hash; n: number },
		limit: number,
	): Promise<readonly StoredLines[]> {
		const rows = await this.#db
			.selectFrom("batch")
			.selectAll()
			.where("journal", "=", at.journal)
			.where("chain", "=", at.chain)
			.where("from_n", ">", at.n)
			.orderBy("from_n")
			.limit(limit)
			.execute()
		return rows.map(linesOf)
	}

	/** Each line of a stored batch with the chain's hash after it. */
	hashesOf(stored: StoredLines): { hash: Hash; line: Buffer }[] {
		let hash: Hash = stored.prev
		return stored.lines.map((line) => {
			hash = hashAfterLine(hash, line) ?? hash
			return { hash, line }
		})
	}

	async heartbeats(): Promise<readonly { journal: Hash; time: number; receivedAt: number }[]> {
		const rows = await this.#db
			.selectFrom("heartbeat")
			.select(["journal", "time", "received_at"])
			.execute()
		return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: received_at }))
	}
}

type BatchRow = JournalSchema["batch"]

/** The appended lines of a stored batch: after signature and header, without the skipped ones. */
function linesOf(row: BatchRow): StoredLines {
	const afterSignature = row.message.indexOf(newline) + 1
	const body = row.message.subarray(row.message.indexOf(newline, afterSignature) + 1)
	return {
		journal: row.journal,
		chain: row.chain,
		from: row.from_n,
		prev: row.prev,
		lines: splitLines(body).slice(row.skip),
		receivedAt: row.received_at,
	}
}

function hashAt(stored: StoredLines, n: number): Hash | undefined {
	let hash: Hash | undefined = stored.prev
	for (const line of stored.lines.slice(0, n - stored.from + 1)) {
		hash = hash === undefined ? undefined : hashAfterLine(hash, line)
	}
	return hash
}

type ChainRow = {
	journal: string
	kiosk: string
	state: string
	admitted_at: number
	through_n: number | null
	dropped_hash: string | null
	name: string
	is_first: number
	parent_n: number | null
	parent_hash: string | null
	n: number
	hash: string
}

function chainOf(row: ChainRow): ChainState {
	const isFirst = row.is_first === 1
	const parent =
		row.parent_n === null || row.parent_hash === null
			? undefined
			: { n: row.parent_n, hash: row.parent_hash }
	const base =
		row.through_n === null || row.dropped_hash === null
			? undefined
			: { n: row.through_n, hash: row.dropped_hash }
	return {
		journal: row.journal,
		kiosk: row.kiosk,
		state: stateOf(row.state),
		chain: row.name,
		isFirst,
		admittedAt: row.admitted_at,
		head: { n: row.n, hash: row.hash },
		// The first chain is named by the journal's root.
		start: base ?? (isFirst ? { n: 0, hash: row.name } : parent),
		droppedThrough: base?.n ?? 0,
	}
}

/** An unknown word in the file is read as the most careful state. */
export const stateOf = (text: string): JournalState => (text === "active" ? "active" : "disputed")
