// The kiosk's journals in SQLite: append-only records, each with the chain's hash beside it.
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import {
	type Checkpoint,
	type Hash,
	journalName,
	nextHash,
	rootHash,
} from "@hadir/shared/journal/chain.ts"
import { type KeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { makeLocator, type OwnJournal } from "@hadir/shared/journal/locator.ts"
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { type Result, succeed } from "@hadir/shared/result.ts"
import { maxBatchBytes } from "@hadir/shared/wire/batch.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import { signatureOf } from "@hadir/shared/wire/signed.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import type { JournalFault, JournalStore } from "../usecases/ports.ts"
import { faultOf } from "./storage-fault.ts"

const journalRow = z.object({
	id: z.number(),
	name: z.string(),
	public_key: z.instanceof(Buffer),
	private_key: z.instanceof(Buffer),
	paper: z.string().nullable(),
	succeeds: z.string().nullable(),
	base_n: z.number(),
	base_hash: z.string(),
})
type JournalRow = z.infer<typeof journalRow>
const recordRow = z.object({
	n: z.number(),
	bytes: z.instanceof(Buffer),
	hash: z.instanceof(Buffer),
})

export class JournalFile implements JournalStore {
	readonly #database: Database.Database
	readonly #makeKeys: () => KeyPair
	#journals: JournalRow[] = []
	#last: Checkpoint = { n: 0, hash: "" }
	readonly #insert: Database.Statement
	readonly #select: Database.Statement

	constructor(database: Database.Database, makeKeys: () => KeyPair) {
		this.#database = database
		this.#makeKeys = makeKeys
		this.#insert = database.prepare(
			"INSERT INTO record (journal, n, bytes, hash) VALUES (?, ?, ?, ?)",
		)
		this.#select = database.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? AND n = ?")
		this.#load()
		if (this.#journals.length === 0) this.#begin(undefined)
	}

	append(content: RecordContent): Result<Checkpoint, JournalFault> {
		const n = this.#last.n + 1
		const bytes = encodeRecord(n, content)
		const hash = nextHash(this.#last.hash, bytes)
		try {
			this.#insert.run(this.#current().id, n, bytes, Buffer.from(hash, "hex"))
		} catch (cause) {
			return { ok: false, fault: faultOf(cause) }
		}
		this.#last = { n, hash }
		return succeed(this.#last)
	}

	get last(): Checkpoint {
		return this.#last
	}

	names(): readonly Hash[] {
		return this.#journals.map((journal) => journal.name)
	}

	own(name: Hash): OwnJournal {
		const journal = this.#journal(name)
		return {
			last: this.#lastOf(journal),
			oldest: journal.base_n + 1,
			hashAt: (n) => this.#verifiedHash(journal, n),
		}
	}

	show(name: Hash): ShownJournal {
		const journal = this.#journal(name)
		const own = this.own(name)
		return {
			...(journal.paper === null ? {} : { paper: journal.paper }),
			...(journal.succeeds === null ? {} : { succeeds: JSON.parse(journal.succeeds) }),
			last: own.last,
			oldest: own.oldest,
			locator: makeLocator(own),
		}
	}

	lines(name: Hash, range: { readonly from: number; readonly through: number }): Buffer[] {
		const journal = this.#journal(name)
		const lines: Buffer[] = []
		let size = 0
		for (let n = range.from; n <= range.through; n++) {
			const record = this.#record(journal, n)
			if (record === undefined) break
			size += record.bytes.length + 1
			if (size > maxBatchBytes) break
			lines.push(record.bytes)
		}
		return lines
	}

	keyOf(name: Hash): KeyObject {
		const { private_key } = this.#journal(name)
		return createPrivateKey({ key: private_key, format: "der", type: "pkcs8" })
	}

	publicKeyOf(name: Hash): KeyObject {
		return createPublicKey(this.keyOf(name))
	}

	keepPaper(name: Hash, paper: string): void {
		this.#database.prepare("UPDATE journal SET paper = ? WHERE name = ?").run(paper, name)
		this.#load()
	}

	succeed(): void {
		this.#begin(this.#current())
	}

	#begin(closing: JournalRow | undefined): void {
		const keys = this.#makeKeys()
		const raw = rawPublicKey(keys.publicKey)
		// A journal that never got a paper of its own cannot vouch; the last one that did does.
		const papered = this.#journals.find(({ paper }) => paper !== null)
		const succeeds =
			papered?.paper == null
				? null
				: JSON.stringify({
						paper: papered.paper,
						publicKey: toBase64Url(raw),
						signature: signatureOf("succession", raw, this.keyOf(papered.name)),
					})
		this.#database.transaction(() => {
			if (closing !== undefined) {
				this.#database.prepare("UPDATE journal SET closed = 1 WHERE id = ?").run(closing.id)
			}
			this.#database
				.prepare(
					`INSERT INTO journal (name, public_key, private_key, succeeds, base_hash)
					VALUES (?, ?, ?, ?, ?)`,
				)
				.run(
					journalName(keys.publicKey),
					raw,
					keys.privateKey.export({ type: "pkcs8", format: "der" }),
					succeeds,
					rootHash(keys.publicKey),
				)
		})()
		this.#load()
	}

	#load(): void {
		this.#journals = z
			.array(journalRow)
			.parse(this.#database.prepare("SELECT * FROM journal ORDER BY id DESC").all())
		const current = this.#journals[0]
		if (current !== undefined) this.#last = this.#lastOf(current)
	}

	#current(): JournalRow {
		const [current] = this.#journals
		if (current === undefined) throw new Error("a kiosk always has a journal")
		return current
	}

	#journal(name: Hash): JournalRow {
		const found = this.#journals.find((journal) => journal.name === name)
		if (found === undefined) throw new Error(`there is no journal ${name} here`)
		return found
	}

	#lastOf(journal: JournalRow): Checkpoint {
		const row: unknown = this.#database
			.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? ORDER BY n DESC LIMIT 1")
			.get(journal.id)
		if (row === undefined) return { n: journal.base_n, hash: journal.base_hash }
		const { n, hash } = recordRow.parse(row)
		return { n, hash: hash.toString("hex") }
	}

	#record(journal: JournalRow, n: number): z.infer<typeof recordRow> | undefined {
		const row: unknown = this.#select.get(journal.id, n)
		return row === undefined ? undefined : recordRow.parse(row)
	}

	#storedHash(journal: JournalRow, n: number): Hash | undefined {
		if (n === journal.base_n) return journal.base_hash
		return this.#record(journal, n)?.hash.toString("hex")
	}

	/** The stored hash, if the record before it and its own bytes still give it. */
	#verifiedHash(journal: JournalRow, n: number): Hash | undefined {
		if (n === journal.base_n) return journal.base_hash
		const before = this.#storedHash(journal, n - 1)
		const record = this.#record(journal, n)
		if (before === undefined || record === undefined) return undefined
		const stored = record.hash.toString("hex")
		return nextHash(before, record.bytes) === stored ? stored : undefined
	}
}
