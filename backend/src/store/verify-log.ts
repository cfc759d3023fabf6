// Recomputes every chain of the office's log from the bytes as received, and checks each signature.
import type { KeyObject } from "node:crypto"
import {
	type Checkpoint,
	type Hash,
	hashAfterLine,
	journalName,
	rootHash,
} from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { anchorMessage } from "@hadir/shared/wire/anchor.ts"
import { readBatch } from "@hadir/shared/wire/batch.ts"
import { openJson } from "@hadir/shared/wire/json-message.ts"
import { isSignedBy, openEnvelope } from "@hadir/shared/wire/signed.ts"
import type { Kysely } from "kysely"
import { isDamage } from "./damage.ts"
import type { JournalSchema } from "./journal-schema.ts"
import { type ChainName, lostChains } from "./lost-chains.ts"
import { openReader } from "./open-store.ts"

export type VerifiedChain = {
	readonly journal: Hash
	readonly chain: Hash
	/** Whose journal it is; absent where the row that says so is gone. */
	readonly kiosk?: string
	readonly records: number
	/** Where the chain stands. */
	readonly head: Checkpoint
	/** Where a branch left another chain; absent for the first, and where that is not known. */
	readonly parent?: Checkpoint
	/** Months that left the log: the hash kept in their place, and how many records they had. */
	readonly dropped?: Checkpoint & { readonly records: number }
	/** Spans the kiosk itself named as gone, and when the office was told (UTC ms). */
	readonly holes: readonly NamedHole[]
	/** The first place where it does not hold; absent when all does. */
	readonly brokenAt?: { readonly n: number; readonly why: string }
}

export type NamedHole = { readonly from: number; readonly through: number; readonly toldAt: number }

/** A point that a journal's stored bytes prove. */
export type ProvenPoint = Checkpoint & { readonly journal: Hash; readonly chain: Hash }

type Wish = {
	/** Of all journals when none is named. */
	readonly journal?: Hash
	/** Told of each record in the order of its chain, up to where that holds. */
	readonly onProven?: (point: ProvenPoint) => void
}

/** @throws Error with a sentence when its tables cannot be read */
export async function verifyLog(file: string, wish: Wish = {}): Promise<VerifiedChain[]> {
	const db = openReader<JournalSchema>(file)
	try {
		return await verifyChains(db, wish)
	} finally {
		await db.destroy()
	}
}

/** The same on a log that is open already. */
export async function verifyChains(
	db: Kysely<JournalSchema>,
	{ journal, onProven = () => undefined }: Wish = {},
): Promise<VerifiedChain[]> {
	const every = selectChains(db)
	const chains = await (journal === undefined
		? every
		: every.where("chain.journal", "=", journal)
	).execute()
	const verified: VerifiedChain[] = []
	for (const chain of chains) {
		const holes = await db
			.selectFrom("hole")
			.selectAll()
			.where("journal", "=", chain.journal)
			.where("chain", "=", chain.name)
			.orderBy("from_n")
			.execute()
		// Read as they are verified: a year of a city does not fit into memory.
		const batches = db
			.selectFrom("batch")
			.selectAll()
			.where("journal", "=", chain.journal)
			.where("chain", "=", chain.name)
			.orderBy("from_n")
			.stream(batchesAtOnce)
		verified.push(await new ChainProof({ ...chain, batches, holes }, onProven).run())
	}
	const lost = await lostChains(db, verified, journal)
	return [...verified, ...lost.map(withoutRow)]
}

const withoutRow = (name: ChainName): VerifiedChain => ({
	...{ ...name, records: 0, head: { n: 0, hash: "" }, holes: [] },
	brokenAt: { n: 0, why: "the row that says where it ends is gone" },
})

const selectChains = (db: Kysely<JournalSchema>) =>
	db
		.selectFrom("chain")
		// A chain whose journal's row is gone is told, not left out.
		.leftJoin("journal", "journal.name", "chain.journal")
		.leftJoin("dropped", (join) =>
			join.onRef("dropped.journal", "=", "chain.journal").onRef("dropped.chain", "=", "chain.name"),
		)
		.select(["dropped.through_n", "dropped.hash as dropped_hash"])
		.select("dropped.records as dropped_records")
		.selectAll("chain")
		.select(["journal.public_key", "journal.kiosk"])
		.orderBy("chain.journal")

const batchesAtOnce = 100

type ChainRows = JournalSchema["chain"] & {
	readonly public_key: string | null
	readonly kiosk: string | null
	readonly through_n: number | null
	readonly dropped_hash: string | null
	readonly dropped_records: number | null
	readonly batches: AsyncIterable<BatchRow>
	readonly holes: readonly HoleRow[]
}
type BatchRow = JournalSchema["batch"]
type HoleRow = JournalSchema["hole"]

/** One chain on its way from where it begins to its head. */
class ChainProof {
	readonly #rows: ChainRows
	readonly #onProven: (point: ProvenPoint) => void
	#at: Checkpoint
	#records = 0

	constructor(rows: ChainRows, onProven: (point: ProvenPoint) => void) {
		this.#rows = rows
		this.#onProven = onProven
		this.#at = startOf(rows)
	}

	async run(): Promise<VerifiedChain> {
		const brokenAt = await this.#brokenAt()
		const { journal, name: chain, n, hash, parent_n, parent_hash, holes } = this.#rows
		const { through_n, dropped_hash, dropped_records, kiosk } = this.#rows
		const isBranch = parent_n !== null && parent_hash !== null
		const isDropped = through_n !== null && dropped_hash !== null
		const dropped = { n: through_n ?? 0, hash: dropped_hash ?? "", records: dropped_records ?? 0 }
		return {
			...{ journal, chain, records: this.#records, head: { n, hash } },
			...(kiosk !== null && { kiosk }),
			...(isBranch && { parent: { n: parent_n, hash: parent_hash } }),
			...(isDropped && { dropped }),
			holes: holes.map(({ from_n: from, through_n: through, received_at: toldAt }) => ({
				...{ from, through, toldAt },
			})),
			...(brokenAt && { brokenAt }),
		}
	}

	async #brokenAt(): Promise<VerifiedChain["brokenAt"]> {
		const { public_key } = this.#rows
		if (public_key === null) return { n: 0, why: "the row that has its key is gone" }
		const key = keyOf(public_key)
		if (key === undefined || journalName(key) !== this.#rows.journal)
			return { n: 0, why: "the journal is not named by its key" }
		if (this.#rows.is_first === 1 && this.#rows.name !== rootHash(key))
			return { n: 0, why: "the root is not the key's" }
		try {
			for await (const row of this.#rows.batches) {
				const { from_n: from } = row
				if (from > this.#at.n + 1) this.#crossHole(key)
				if (from !== this.#at.n + 1 || row.prev !== this.#at.hash)
					return { n: this.#at.n + 1, why: "records are missing" }
				const why = this.#passBatch(row, key)
				if (why !== undefined) return { n: from, why }
			}
		} catch (cause) {
			if (!isDamage(cause)) throw cause
			return { n: this.#at.n + 1, why: "the file is damaged there" }
		}
		this.#crossHole(key)
		if (this.#at.n < this.#rows.n) {
			const why = `records until ${this.#rows.n} are missing or cannot be reached`
			return { n: this.#at.n + 1, why }
		}
		return this.#at.n === this.#rows.n && this.#at.hash === this.#rows.hash
			? undefined
			: { n: this.#at.n + 1, why: "the head is not the last record" }
	}

	/** Goes on behind a hole that begins here, if the kiosk's own word on it is kept. */
	#crossHole(key: KeyObject): void {
		const hole = this.#rows.holes.find(({ from_n }) => from_n === this.#at.n + 1)
		if (hole === undefined || !isNamedByKiosk(hole, key)) return
		this.#at = { n: hole.through_n, hash: hole.hash }
		this.#prove(this.#at)
	}

	/** @returns why it does not hold; undefined when it does */
	#passBatch(row: BatchRow, key: KeyObject): string | undefined {
		const envelope = Buffer.isBuffer(row.message) ? openEnvelope(row.message) : undefined
		if (!envelope?.ok || !isSignedBy({ purpose: "batch", ...envelope.value }, key))
			return "the batch's signature does not hold"
		const batch = readBatch(envelope.value.body)
		if (!batch.ok) return batch.fault.message
		const hashes = hashesAfter(row.prev, batch.value.lines.slice(row.skip))
		if (hashes?.at(-1) !== row.last || hashes.length !== row.count)
			return "the lines do not lead to the stored hash"
		for (const [index, hash] of hashes.entries()) this.#prove({ n: row.from_n + index, hash })
		this.#at = { n: row.from_n + row.count - 1, hash: row.last }
		this.#records += row.count
		return undefined
	}

	#prove(point: Checkpoint): void {
		this.#onProven({ ...point, journal: this.#rows.journal, chain: this.#rows.name })
	}
}

function startOf(rows: ChainRows): Checkpoint {
	if (rows.through_n !== null && rows.dropped_hash !== null)
		return { n: rows.through_n, hash: rows.dropped_hash }
	return rows.is_first === 1
		? { n: 0, hash: rows.name }
		: { n: rows.parent_n ?? 0, hash: rows.parent_hash ?? "" }
}

function keyOf(text: string): KeyObject | undefined {
	try {
		return publicKeyFromRaw("ed25519", fromBase64Url(text))
	} catch {
		return undefined
	}
}

function isNamedByKiosk(hole: HoleRow, key: KeyObject): boolean {
	const anchor = Buffer.isBuffer(hole.message)
		? openJson("anchor", hole.message, anchorMessage, () => key)
		: undefined
	if (!anchor?.ok) return false
	const { journal, n, hash } = anchor.value
	return journal === hole.journal && n === hole.through_n && hash === hole.hash
}

/** The chain's hash after each line; undefined when one names none. */
function hashesAfter(prev: Hash, lines: readonly Buffer[]): Hash[] | undefined {
	const hashes: Hash[] = []
	for (const line of lines) {
		const hash = hashAfterLine(hashes.at(-1) ?? prev, line)
		if (hash === undefined) return undefined
		hashes.push(hash)
	}
	return hashes
}
