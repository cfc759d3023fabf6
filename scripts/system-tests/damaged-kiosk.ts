// A kiosk's file for tests that damage it, with its log of writes, as a power cut leaves it: one journal
// that is whole at the office, and one of which the office has some.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { code } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { carryCommand } from "@hadir/kiosk/cli/carry-journal.ts"
import { writeEnrolment } from "@hadir/kiosk/enrolment/enrolment-file.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { type CarriedMessage, carriedMessages } from "@hadir/kiosk/usecases/carry-journal.ts"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { type KeyPair, makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"
import type Database from "better-sqlite3"
import { z } from "zod"

export const pageSize = 4_096
export const oldRecords = 120
export const newRecords = 400
/** The last of them lie in the log of writes alone, in part or whole. */
const inLogFrom = 340
/** So many of the second journal the office has; no batch ends there. */
export const delivered = 110

const stamp = { boot: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const punch = (mono: number): RecordContent => ({
	...{ k: "punch", ...stamp, mono, reader: "card-1", answer: "recorded" },
	credential: "AAAAAAAAAAAAAAAA",
})

export type Files = { readonly main: Buffer; readonly log: Buffer }
type Known = {
	readonly journal: Hash
	readonly n: number
	readonly bytes: Buffer
	readonly row: Buffer
}

const spans = z.array(z.object({ from: z.number(), to: z.number() }))
const account = z.object({
	file: z.string(),
	kiosk: z.literal(code),
	journals: z.array(
		z.object({
			...{ journal: z.string(), delivered: spans, missing: spans, unproven: spans },
			closedAt: z.number().optional(),
		}),
	),
	lost: z.array(z.object({ journal: z.string(), records: z.number(), why: z.string() })),
})
export type Account = z.infer<typeof account>

const recordRow = z.object({
	...{ name: z.string(), journal: z.number(), n: z.number() },
	...{ bytes: z.instanceof(Buffer), hash: z.instanceof(Buffer) },
})
const keyRow = z.object({
	...{ name: z.string(), private_key: z.instanceof(Buffer) },
	...{ paper: z.string().nullable(), succeeds: z.string().nullable() },
})

const derOf = ({ privateKey }: KeyPair): Buffer =>
	privateKey.export({ type: "pkcs8", format: "der" })

export class DamagedKiosk {
	readonly folder = mkdtempSync(join(tmpdir(), "hadir-kiosk-"))
	readonly stick = mkdtempSync(join(tmpdir(), "hadir-stick-"))
	readonly file = join(this.folder, "journal.db.damaged-1")
	/** What the office was sent before. */
	readonly sent: CarriedMessage[] = []
	readonly whole: Files
	readonly records: readonly Known[]
	/** The row of each journal, as it lies in a page. */
	readonly keys: ReadonlyMap<Hash, Buffer>
	/** The first journal's public key, 32 bytes, base64url, and its paper. */
	readonly firstKey: string
	readonly paper: string
	/** As they lie in the file. */
	readonly privateKeys: readonly [Buffer, Buffer]

	/** @param office its signing key; the first journal has its paper, the second follows the first */
	constructor(office: KeyPair) {
		const keys = [makeKeyPair("ed25519"), makeKeyPair("ed25519")] as const
		this.firstKey = toBase64Url(rawPublicKey(keys[0].publicKey))
		const content = { kiosk: code, place: "Lobi", publicKey: this.firstKey, tagSecretId: "s1" }
		const paper = signPaper(content, office.privateKey)
		this.paper = paper
		this.privateKeys = [derOf(keys[0]), derOf(keys[1])]
		const officeKey = toBase64Url(rawPublicKey(office.publicKey))
		const enrolment = {
			...{ kiosk: code, place: "Lobi", unit: "Dinas", zone: "Asia/Makassar", paper },
			...{ officeKey, officeSealKey: officeKey, tagSecret: officeKey },
			mqtt: { host: "127.0.0.1", port: 1, password: "" },
		}
		writeEnrolment(this.folder, enrolment, 0)
		const database = openDatabase(join(this.folder, "journal.db"))
		this.#fill(database, [...keys], paper)
		const file = join(this.folder, "journal.db")
		this.whole = { main: readFileSync(file), log: readFileSync(`${file}-wal`) }
		this.records = this.#recordsIn(database)
		this.keys = this.#keysIn(database)
		database.close()
		// The kiosk has begun a new file by the time a damaged one is carried.
		for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true })
	}

	#fill(database: Database.Database, keys: KeyPair[], paper: string): void {
		const makeKeys = () => keys.shift() ?? makeKeyPair("ed25519")
		const journal = new JournalFile(database, makeKeys)
		journal.keepPaper(journal.names()[0] ?? "", paper)
		for (let n = 1; n <= oldRecords; n++) journal.append(punch(n))
		journal.succeed({ k: "boot", ...stamp, mono: 1, release: "0.1.0" })
		const now = stamp.wall
		for (let n = 2; n <= newRecords; n++) {
			if (n === inLogFrom) {
				journal.foldLog()
				database.pragma("wal_autocheckpoint = 0")
			}
			journal.append(punch(n))
			if (n !== delivered) continue
			const makeNonce = () => Buffer.alloc(16).toString("base64url")
			const messages = carriedMessages({ journal, release: "0.1.0", now, makeNonce })
			this.sent.push(...[...messages].filter(({ kind }) => kind !== "heartbeat"))
		}
	}

	#recordsIn(database: Database.Database): Known[] {
		const rows = database
			.prepare(
				"SELECT name, journal, n, bytes, hash FROM record JOIN journal ON journal.id = record.journal",
			)
			.all()
		return z
			.array(recordRow)
			.parse(rows)
			.map(({ name, journal, n, bytes, hash }) => {
				// Length of the header, types of four columns; journal 1 and record 1 are types of their own.
				const before = 6 + (journal === 1 ? 0 : 1) + (n === 1 ? 0 : n < 128 ? 1 : 2)
				const content = Buffer.concat([bytes, hash])
				return { journal: name, n, bytes, row: this.#found(content, before, 0) }
			})
	}

	#keysIn(database: Database.Database): Map<Hash, Buffer> {
		const rows = z.array(keyRow).parse(database.prepare("SELECT * FROM journal").all())
		return new Map(
			rows.map(({ name, private_key, paper, succeeds }) => {
				const texts = Buffer.from(`${paper ?? ""}${succeeds ?? ""}`)
				// Types of eleven columns take up to 17 bytes, the row's number and length 3 more.
				const row = this.#found(Buffer.concat([private_key, texts]), 20 + 64 + 32, 64)
				return [name, row]
			}),
		)
	}

	#found(content: Buffer, before: number, after: number): Buffer {
		for (const image of [this.whole.log, this.whole.main]) {
			const at = image.indexOf(content)
			if (at >= 0) return image.subarray(at - before, at + content.length + after)
		}
		throw new Error("the whole file lacks a row")
	}

	damage(change: (files: Files) => Partial<Files>): Files {
		const copy = { main: Buffer.from(this.whole.main), log: Buffer.from(this.whole.log) }
		const files = { ...copy, ...change(copy) }
		writeFileSync(this.file, files.main)
		if (files.log.length === 0) rmSync(`${this.file}-wal`, { force: true })
		else writeFileSync(`${this.file}-wal`, files.log)
		return files
	}

	/** Runs the command as the technician does. @throws what it ends with, when it fails */
	async carry(from = this.file): Promise<Account> {
		let printed = ""
		const { log } = console
		console.log = (text: string) => {
			printed += text
		}
		try {
			const command = carryCommand(() => this.folder, "0.1.0")
			command.exitOverride().configureOutput({ writeErr: () => undefined })
			await command.parseAsync([this.stick, "--from", from, "--json"], { from: "user" })
		} finally {
			console.log = log
		}
		return account.parse(JSON.parse(printed))
	}

	remove(): void {
		for (const folder of [this.folder, this.stick]) rmSync(folder, { recursive: true })
	}
}
