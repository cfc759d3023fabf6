// One journal's chain as it lies on the disk: what is proven, what is sent, what may be dropped.
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import { type Checkpoint, type Hash, journalName } from "@hadir/shared/journal/chain.ts"
import {
	isConfirmedBy,
	lineToSend,
	provenHash,
	type SentLine,
	type StoredRecord,
} from "@hadir/shared/journal/damage.ts"
import { maxBatchBytes } from "@hadir/shared/wire/batch.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import { faultIn, isDamage } from "./storage-fault.ts"

export const journalRow = z.object({
	id: z.number(),
	name: z.string(),
	public_key: z.instanceof(Buffer),
	private_key: z.instanceof(Buffer),
	paper: z.string().nullable(),
	succeeds: z.string().nullable(),
	base_n: z.number(),
	base_hash: z.string(),
	closed: z.number(),
	end_n: z.number().nullable(),
	end_hash: z.string().nullable(),
})
export type JournalRow = z.infer<typeof journalRow>

const recordRow = z.object({
	n: z.number(),
	bytes: z.instanceof(Buffer),
	hash: z.instanceof(Buffer),
})

/** Most records dropped in one transaction: a tap never waits for more. */
const maxDropped = 500

export class StoredChain {
	readonly row: JournalRow
	/** Undefined when it no longer names the journal: one flipped bit makes every batch a forgery. */
	readonly key: KeyObject | undefined
	readonly #database: Database.Database
	readonly #select: Database.Statement
	/** Held in memory once known: the newest record has no successor that could prove it. */
	#last: Checkpoint

	constructor(database: Database.Database, row: JournalRow) {
		this.row = row
		this.key = wholeKey(row)
		this.#database = database
		this.#select = database.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? AND n = ?")
		this.#last =
			row.end_n !== null && row.end_hash !== null
				? { n: row.end_n, hash: row.end_hash }
				: this.#newest()
	}

	get last(): Checkpoint {
		return this.#last
	}

	/** A record was committed after the last one. */
	extend(last: Checkpoint): void {
		this.#last = last
	}

	/** What the oldest record follows: the root, or the last record dropped. */
	get base(): Checkpoint {
		return { n: this.row.base_n, hash: this.row.base_hash }
	}

	get oldest(): number {
		return this.row.base_n + 1
	}

	/** The chain's hash at n, from oldest - 1 to last; undefined where nothing proves it. */
	hashAt(n: number): Hash | undefined {
		const { base_n, base_hash } = this.row
		if (n === base_n) return base_hash
		if (n === this.#last.n) return this.#last.hash
		if (n < base_n || n > this.#last.n) return undefined
		const before = n - 1 === base_n ? base_hash : this.record(n - 1)?.hash
		return provenHash(before, this.record(n), this.record(n + 1))
	}

	/** The newest number whose record its own bytes and the hash before it prove. */
	newestProven(): Checkpoint {
		const { base_n, base_hash, id } = this.row
		const numbers = this.#database
			.prepare("SELECT n FROM record WHERE journal = ? AND n > ? ORDER BY n DESC")
			.pluck()
		for (const number of numbers.iterate(id, base_n)) {
			const n = Number(number)
			const before = n - 1 === base_n ? base_hash : this.#onDisk(n - 1)?.hash
			const hash = provenHash(before, this.#onDisk(n), undefined)
			if (hash !== undefined) return { n, hash }
		}
		return { n: base_n, hash: base_hash }
	}

	/** Lines that follow a proven hash, as many as fit one batch. */
	linesAfter(after: Checkpoint, limit: number): SentLine[] {
		const lines: SentLine[] = []
		let size = 0
		let { hash } = after
		const through = Math.min(this.#last.n, after.n + limit)
		for (let n = after.n + 1; n <= through; n++) {
			const sent = lineToSend(hash, this.record(n), this.record(n + 1))
			size += sent.line.length + 1
			if (size > maxBatchBytes) break
			lines.push(sent)
			hash = sent.hash
		}
		return trimUnproven(lines)
	}

	/**
	 * The office told a head at a number whose record proves nothing here: it is ours only if the next
	 * record follows from it, and then it replaces what the disk holds.
	 */
	adopt(head: Checkpoint): boolean {
		if (head.n <= this.row.base_n || head.n >= this.#last.n) return false
		if (this.hashAt(head.n) !== undefined) return false
		if (!isConfirmedBy(head.hash, this.record(head.n + 1))) return false
		const restore = this.#database.prepare(
			`INSERT INTO record (journal, n, bytes, hash) VALUES (?, ?, x'', ?)
			ON CONFLICT (journal, n) DO UPDATE SET hash = excluded.hash`,
		)
		// What the disk refuses now is told by the next head too.
		const hash = Buffer.from(head.hash, "hex")
		return faultIn(() => restore.run(this.row.id, head.n, hash)) === undefined
	}

	/**
	 * Drops records from the oldest on, a slice at a time, and keeps the hash they led to.
	 * @returns how many
	 */
	drop(through: number): number {
		const { base_n, base_hash, id } = this.row
		const until = Math.min(through, this.#last.n, base_n + maxDropped)
		let hash = base_hash
		for (let n = base_n + 1; n <= until; n++) {
			hash = lineToSend(hash, this.record(n), this.record(n + 1)).hash
		}
		if (until <= base_n) return 0
		this.#database.transaction(() => {
			this.#database.prepare("DELETE FROM record WHERE journal = ? AND n <= ?").run(id, until)
			this.#database
				.prepare("UPDATE journal SET base_n = ?, base_hash = ? WHERE id = ?")
				.run(until, hash, id)
		})()
		this.row.base_n = until
		this.row.base_hash = hash
		return until - base_n
	}

	/** As stored; the newest one's hash is the one that was chained on, whatever became of the disk. */
	record(n: number): StoredRecord | undefined {
		if (n > this.#last.n) return undefined
		const record = this.#onDisk(n)
		if (record === undefined || n < this.#last.n) return record
		return { bytes: record.bytes, hash: this.#last.hash }
	}

	bytesAt(n: number): Buffer | undefined {
		return this.#onDisk(n)?.bytes
	}

	/** A row that the file can no longer give counts as gone. */
	#onDisk(n: number): { bytes: Buffer; hash: Hash } | undefined {
		const row = recordRow.safeParse(readOrGone(() => this.#select.get(this.row.id, n)))
		return row.success ? { bytes: row.data.bytes, hash: row.data.hash.toString("hex") } : undefined
	}

	/** The highest number on the disk, proven or not. */
	#newest(): Checkpoint {
		const row: unknown = this.#database
			.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? ORDER BY n DESC LIMIT 1")
			.get(this.row.id)
		if (row === undefined) return { n: this.row.base_n, hash: this.row.base_hash }
		const { n, hash } = recordRow.parse(row)
		return { n, hash: hash.toString("hex") }
	}
}

/** The key of a row; undefined when it no longer names the row's journal. */
export function wholeKey(row: JournalRow): KeyObject | undefined {
	try {
		const key = createPrivateKey({ key: row.private_key, format: "der", type: "pkcs8" })
		return journalName(createPublicKey(key)) === row.name ? key : undefined
	} catch {
		return undefined
	}
}

function readOrGone(read: () => unknown): unknown {
	try {
		return read()
	} catch (cause) {
		if (isDamage(cause)) return undefined
		throw cause
	}
}

/** A batch ends where the kiosk can prove the hash it will be told back, unless damage is all it has. */
function trimUnproven(lines: SentLine[]): SentLine[] {
	const whole = lines.findLastIndex(({ kind }) => kind !== "damaged")
	return whole < 0 ? lines : lines.slice(0, whole + 1)
}
