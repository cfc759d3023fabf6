// Recomputes every chain of the office's log from the bytes as received, and checks each signature.
import {
	type Checkpoint,
	type Hash,
	hashAfterLine,
	journalName,
	rootHash,
} from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { readBatch } from "@hadir/shared/wire/batch.ts"
import { isSignedBy, openEnvelope } from "@hadir/shared/wire/signed.ts"
import type { Kysely } from "kysely"
import type { JournalSchema } from "./journal-schema.ts"
import { openReader } from "./open-store.ts"

export type VerifiedChain = {
	readonly journal: Hash
	readonly chain: Hash
	readonly records: number
	/** Where the chain stands. */
	readonly head: Checkpoint
	/** The first place where it does not hold; absent when all does. */
	readonly brokenAt?: { readonly n: number; readonly why: string }
}

export async function verifyLog(file: string): Promise<VerifiedChain[]> {
	const db = openReader<JournalSchema>(file)
	try {
		return await verifyChains(db)
	} finally {
		await db.destroy()
	}
}

/** The same on a log that is open already. */
export async function verifyChains(db: Kysely<JournalSchema>): Promise<VerifiedChain[]> {
	const chains = await db
		.selectFrom("chain")
		.innerJoin("journal", "journal.name", "chain.journal")
		.leftJoin("dropped", (join) =>
			join.onRef("dropped.journal", "=", "chain.journal").onRef("dropped.chain", "=", "chain.name"),
		)
		.select(["dropped.through_n", "dropped.hash as dropped_hash"])
		.selectAll("chain")
		.select("journal.public_key")
		.orderBy("chain.journal")
		.execute()
	const verified: VerifiedChain[] = []
	for (const chain of chains) {
		const holes = await db
			.selectFrom("hole")
			.selectAll()
			.where("journal", "=", chain.journal)
			.where("chain", "=", chain.name)
			.execute()
		// Read as they are verified: a year of a city does not fit into memory.
		const batches = db
			.selectFrom("batch")
			.selectAll()
			.where("journal", "=", chain.journal)
			.where("chain", "=", chain.name)
			.orderBy("from_n")
			.stream(batchesAtOnce)
		verified.push(await verifyChain({ ...chain, batches, holes }))
	}
	return verified
}

const batchesAtOnce = 100

type ChainRows = JournalSchema["chain"] & {
	readonly public_key: string
	readonly through_n: number | null
	readonly dropped_hash: string | null
	readonly batches: AsyncIterable<JournalSchema["batch"]>
	readonly holes: readonly JournalSchema["hole"][]
}

async function verifyChain(rows: ChainRows): Promise<VerifiedChain> {
	const key = publicKeyFromRaw("ed25519", fromBase64Url(rows.public_key))
	const head = { n: rows.n, hash: rows.hash }
	const found = { journal: rows.journal, chain: rows.name, records: 0, head }
	const broken = (n: number, why: string) => ({ ...found, brokenAt: { n, why } })
	if (journalName(key) !== rows.journal) return broken(0, "the journal is not named by its key")
	if (rows.is_first === 1 && rows.name !== rootHash(key))
		return broken(0, "the root is not the key's")
	const isDropped = rows.through_n !== null && rows.dropped_hash !== null
	let at = isDropped
		? { n: rows.through_n ?? 0, hash: rows.dropped_hash ?? "" }
		: rows.is_first === 1
			? { n: 0, hash: rows.name }
			: { n: rows.parent_n ?? 0, hash: rows.parent_hash ?? "" }
	for await (const row of rows.batches) {
		const hole = rows.holes.find(({ from_n }) => from_n === at.n + 1)
		if (hole !== undefined && row.from_n > at.n + 1) at = { n: hole.through_n, hash: hole.hash }
		if (row.from_n !== at.n + 1 || row.prev !== at.hash)
			return broken(at.n + 1, "records are missing")
		const envelope = openEnvelope(row.message)
		if (!envelope.ok || !isSignedBy({ purpose: "batch", ...envelope.value }, key)) {
			return broken(row.from_n, "the batch's signature does not hold")
		}
		const batch = readBatch(envelope.value.body)
		if (!batch.ok) return broken(row.from_n, batch.fault.message)
		let hash: Hash | undefined = row.prev
		for (const line of batch.value.lines.slice(row.skip)) {
			hash = hash === undefined ? undefined : hashAfterLine(hash, line)
		}
		if (hash !== row.last) return broken(row.from_n, "the lines do not lead to the stored hash")
		at = { n: row.from_n + row.count - 1, hash: row.last }
		found.records += row.count
	}
	const last = rows.holes.find(({ from_n }) => from_n === at.n + 1)
	if (last !== undefined) at = { n: last.through_n, hash: last.hash }
	if (at.n !== rows.n || at.hash !== rows.hash)
		return broken(at.n + 1, "the head is not the last record")
	return found
}
