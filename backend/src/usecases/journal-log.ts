// The log as ingest and the projector see it. Each method is one whole transaction.
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import type { Append, LogView } from "@hadir/shared/journal/log.ts"

/** As admitted; what people decided since stands in office.db. */
export type JournalState = "active" | "disputed"

export type AdmittedJournal = {
	readonly name: Hash
	readonly kiosk: string
	/** 32 raw bytes, base64url. */
	readonly publicKey: string
	readonly state: JournalState
}

/** One kiosk never speaks for another. */
export const mayDeliver = (journal: AdmittedJournal, kiosk: string): boolean =>
	journal.kiosk === kiosk

export type Swap = "done" | "lost"

/** Lines of one stored batch, with the chain's hash before the first of them. */
export type StoredLines = {
	readonly journal: Hash
	readonly chain: Hash
	readonly from: number
	readonly prev: Hash
	readonly lines: readonly Buffer[]
	readonly receivedAt: number
}

export type ChainState = {
	readonly journal: Hash
	readonly kiosk: string
	readonly state: JournalState
	readonly chain: Hash
	readonly isFirst: boolean
	/** UTC ms at which the office admitted the journal. */
	readonly admittedAt: number
	readonly head: Checkpoint
	/** Where the chain's records begin: the root, a branch's parent, what was dropped, or nothing. */
	readonly start: Checkpoint | undefined
	/** Number up to which its oldest months were dropped; 0: none. */
	readonly droppedThrough: number
}

type RealAppend = Exclude<Append, { readonly kind: "nothing" }>

export interface JournalLog {
	journal(name: Hash): Promise<AdmittedJournal | undefined>
	/** Admits a key with its first chain; an admitted one is left as it is. */
	admit(journal: AdmittedJournal, root: Hash, atMs: number): Promise<void>
	view(name: Hash, shown: readonly Checkpoint[]): Promise<LogView>
	/** Appends by compare-and-swap of the head in the same transaction. */
	appendBatch(
		batch: { journal: Hash; from: number; hashes: readonly Hash[]; prev: Hash; message: Buffer },
		order: RealAppend,
		atMs: number,
	): Promise<Swap>
	appendHole(
		anchor: { journal: Hash; n: number; hash: Hash; message: Buffer },
		order: RealAppend,
		atMs: number,
	): Promise<Swap>
	/** Keeps a heartbeat; a lower time never replaces a higher. */
	noteHeartbeat(
		beat: { journal: Hash; time: number; n: number; hash: Hash; message: Buffer },
		atMs: number,
	): Promise<void>
	/** @returns by how many ms the office's clock was ahead when it heard the latest heartbeat; 0: not */
	forgetFutureBeats(now: number): Promise<number>
	/**
	 * Drops the oldest batches of a chain, received before that time and ending no later than that number,
	 * and keeps the hash they led to.
	 * @returns how many records
	 */
	dropOldest(
		at: { journal: Hash; chain: Hash },
		limits: { receivedBefore: number; through: number },
		atMs: number,
	): Promise<number>
	/** Keeps at most a few messages a journal. */
	quarantine(kept: { journal: Hash; why: string; message: Buffer }, atMs: number): Promise<void>
}

/** What the projector reads; it never writes the log. */
export interface JournalReader {
	chains(): Promise<readonly ChainState[]>
	/** Batches of a chain that hold records after n, in order. */
	linesAfter(
		at: { journal: Hash; chain: Hash; n: number },
		limit: number,
	): Promise<readonly StoredLines[]>
	/** Whether the chain holds this hash at this number. */
	holds(journal: Hash, chain: Hash, point: Checkpoint): Promise<boolean>
	heartbeats(): Promise<readonly { journal: Hash; time: number; receivedAt: number }[]>
}
