// The kiosk's journals in SQLite: append-only records, each with the chain's hash beside it.
import { createPublicKey, type KeyObject } from "node:crypto"
import {
	type Checkpoint,
	type Hash,
	journalName,
	nextHash,
	rootHash,
} from "@hadir/shared/journal/chain.ts"
import type { SentLine } from "@hadir/shared/journal/damage.ts"
import { type KeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { makeLocator, type OwnJournal } from "@hadir/shared/journal/locator.ts"
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { type Result, succeed } from "@hadir/shared/result.ts"
import { maxBatchRecords } from "@hadir/shared/wire/batch.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import { signatureOf } from "@hadir/shared/wire/signed.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import type { ClockReading, JournalFault, JournalStore } from "../usecases/ports.ts"
import { faultIn } from "./storage-fault.ts"
import { type JournalRow, journalRow, StoredChain } from "./stored-chain.ts"

/** Once the disk was full its log is kept this short: a log of a thousand pages would eat the ballast. */
const tightLogPages = 16

/** Records of a journal that no longer prove themselves, named in its successor. */
export type LostRecords = { readonly journal: Hash; readonly from: number; readonly to: number }

export class JournalFile implements JournalStore {
	readonly #database: Database.Database
	readonly #makeKeys: () => KeyPair
	readonly #makeRoom: () => boolean
	/** Newest first; the first is written to. */
	#chains: StoredChain[] = []
	readonly #insert: Database.Statement

	/** @param makeRoom the disk is full: gives back what was held for that; says whether it did */
	constructor(
		database: Database.Database,
		makeKeys: () => KeyPair,
		makeRoom: () => boolean = () => false,
	) {
		this.#database = database
		this.#makeKeys = makeKeys
		this.#makeRoom = makeRoom
		this.#insert = database.prepare(
			"INSERT INTO record (journal, n, bytes, hash) VALUES (?, ?, ?, ?)",
		)
		this.#load()
		if (this.#chains.length === 0) {
			this.#begin()
			this.#load()
		}
	}

	append(content: RecordContent): Result<Checkpoint, JournalFault> {
		return this.#write([content], (insert) => insert())
	}

	appendTogether(
		contents: readonly RecordContent[],
		alongside: () => void,
	): Result<Checkpoint, JournalFault> {
		return this.#write(contents, (insert) =>
			this.#database.transaction(() => {
				insert()
				alongside()
			})(),
		)
	}

	/** The chain is taken to be longer only once all of it is on disk. */
	#write(
		contents: readonly RecordContent[],
		commit: (insert: () => void) => void,
	): Result<Checkpoint, JournalFault> {
		const current = this.#current()
		let last = current.last
		const rows = contents.map((content) => {
			const bytes = encodeRecord(last.n + 1, content)
			last = { n: last.n + 1, hash: nextHash(last.hash, bytes) }
			return { ...last, bytes }
		})
		const insert = () =>
			commit(() => {
				for (const { n, hash, bytes } of rows) {
					this.#insert.run(current.row.id, n, bytes, Buffer.from(hash, "hex"))
				}
			})
		let fault = faultIn(insert)
		// The log of writes holds room of its own; after that something else must give way.
		for (const giveWay of [() => true, this.#makeRoom]) {
			if (fault?.code !== "full" || !giveWay()) continue
			this.foldLog()
			this.#database.pragma(`wal_autocheckpoint = ${tightLogPages}`)
			fault = faultIn(insert)
		}
		if (fault !== undefined) return { ok: false, fault }
		current.extend(last)
		return succeed(current.last)
	}

	get last(): Checkpoint {
		return this.#current().last
	}

	/** Journals that can speak for themselves: those whose key is whole. */
	names(): readonly Hash[] {
		return this.#chains.filter(({ key }) => key !== undefined).map(({ row }) => row.name)
	}

	own(name: Hash): OwnJournal {
		const chain = this.#chain(name)
		return { last: chain.last, oldest: chain.oldest, hashAt: (n) => chain.hashAt(n) }
	}

	show(name: Hash): ShownJournal {
		const { row } = this.#chain(name)
		const own = this.own(name)
		return {
			...(row.paper === null ? {} : { paper: row.paper }),
			...(row.succeeds === null ? {} : { succeeds: JSON.parse(row.succeeds) }),
			last: own.last,
			oldest: own.oldest,
			locator: makeLocator(own),
		}
	}

	linesAfter(name: Hash, after: Checkpoint): SentLine[] {
		return this.#chain(name).linesAfter(after, maxBatchRecords)
	}

	/** The bytes of one record as stored; undefined when there is none. */
	bytesAt(name: Hash, n: number): Buffer | undefined {
		return this.#chain(name).bytesAt(n)
	}

	adopt(name: Hash, head: Checkpoint): boolean {
		return this.#chain(name).adopt(head)
	}

	drop(name: Hash, through: number): number {
		return this.#chain(name).drop(through)
	}

	keyOf(name: Hash): KeyObject {
		const { key } = this.#chain(name)
		if (key === undefined) throw new Error(`the key of journal ${name} is damaged`)
		return key
	}

	publicKeyOf(name: Hash): KeyObject {
		return createPublicKey(this.keyOf(name))
	}

	keepPaper(name: Hash, paper: string): JournalFault | undefined {
		return faultIn(() => {
			this.#database.prepare("UPDATE journal SET paper = ? WHERE name = ?").run(paper, name)
			this.#chain(name).row.paper = paper
		})
	}

	succeed(first: RecordContent): JournalFault | undefined {
		return faultIn(() => this.#replace(this.#current().last, first))
	}

	/**
	 * Folds the write-ahead log back into the file and frees its room, as far as there is any. Done
	 * between taps, no tap has to wait for it.
	 */
	foldLog(): void {
		faultIn(() => this.#database.pragma("wal_checkpoint(TRUNCATE)"))
	}

	/**
	 * To be called once after opening: a journal whose newest record does not prove itself closes at
	 * the last that does, and its successor's first record names the rest.
	 * @param unprovenThrough highest number that was seen and could not be taken back, see `takeBack`
	 */
	closeIfDamaged(stamp: ClockReading, unprovenThrough = 0): LostRecords | undefined {
		const current = this.#current()
		const end = this.newestProven()
		const to = Math.max(current.last.n, unprovenThrough)
		if (end.n === to) return undefined
		const lost = { journal: current.row.name, from: end.n + 1, to }
		this.#replace(end, { k: "lost", ...stamp, ...lost })
		return lost
	}

	/**
	 * To be called once after opening: older journals whose key is damaged can be shown to nobody, so the
	 * current one names their records. The office holds some of them, perhaps all; only it knows which.
	 */
	nameUnsendable(stamp: ClockReading): readonly LostRecords[] {
		const mute = this.#chains
			.slice(1)
			.filter(({ key, last, base }) => key === undefined && last.n > base.n)
		return mute.map(({ row, base, last }) => {
			const lost = { journal: row.name, from: base.n + 1, to: last.n }
			this.#database.transaction(() => {
				this.#end(row, base)
				const { row: to, last: before } = this.#current()
				const n = before.n + 1
				const bytes = encodeRecord(n, { k: "lost", ...stamp, ...lost })
				const hash = nextHash(before.hash, bytes)
				this.#insert.run(to.id, n, bytes, Buffer.from(hash, "hex"))
			})()
			this.#load()
			return lost
		})
	}

	/**
	 * The last record of the current journal that can still be sent: without its key, none.
	 * @throws the driver's error when the file cannot give its records any more
	 */
	newestProven(): Checkpoint {
		const current = this.#current()
		return current.key === undefined ? current.base : current.newestProven()
	}

	/** Closing the old journal, the new key and its first record are one transaction. */
	#replace(end: Checkpoint, first: RecordContent): void {
		const closing = this.#current().row
		this.#database.transaction(() => {
			this.#end(closing, end)
			const { id, root } = this.#begin()
			const bytes = encodeRecord(1, first)
			this.#insert.run(id, 1, bytes, Buffer.from(nextHash(root, bytes), "hex"))
		})()
		this.#load()
	}

	/** Nothing after that record is ever sent. */
	#end({ id }: JournalRow, end: Checkpoint): void {
		this.#database
			.prepare("UPDATE journal SET closed = 1, end_n = ?, end_hash = ? WHERE id = ?")
			.run(end.n, end.hash, id)
	}

	#begin(): { id: number | bigint; root: Hash } {
		const keys = this.#makeKeys()
		const raw = rawPublicKey(keys.publicKey)
		const root = rootHash(keys.publicKey)
		// A journal that never got a paper of its own cannot vouch; the last one that did does.
		const papered = this.#chains.find(({ row, key }) => row.paper !== null && key !== undefined)
		const succeeds =
			papered?.key === undefined
				? null
				: JSON.stringify({
						paper: papered.row.paper,
						publicKey: toBase64Url(raw),
						signature: signatureOf("succession", raw, papered.key),
					})
		const { lastInsertRowid } = this.#database
			.prepare(
				`INSERT INTO journal (name, public_key, private_key, succeeds, base_hash)
				VALUES (?, ?, ?, ?, ?)`,
			)
			.run(
				journalName(keys.publicKey),
				raw,
				keys.privateKey.export({ type: "pkcs8", format: "der" }),
				succeeds,
				root,
			)
		return { id: lastInsertRowid, root }
	}

	#load(): void {
		this.#chains = z
			.array(journalRow)
			.parse(this.#database.prepare("SELECT * FROM journal ORDER BY id DESC").all())
			.map((row) => new StoredChain(this.#database, row))
	}

	#current(): StoredChain {
		const [current] = this.#chains
		if (current === undefined) throw new Error("a kiosk always has a journal")
		return current
	}

	#chain(name: Hash): StoredChain {
		const found = this.#chains.find(({ row }) => row.name === name)
		if (found === undefined) throw new Error(`there is no journal ${name} here`)
		return found
	}
}
