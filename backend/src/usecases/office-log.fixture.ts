// An office's ingest on real SQLite files, and a kiosk whose every message is written by hand.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Hash, journalName, nextHash, rootHash } from "@hadir/shared/journal/chain.ts"
import { type KeyPair, makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import { type HeadMessage, headMessage } from "@hadir/shared/wire/head.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"
import type { Kysely } from "kysely"
import { AlarmStore } from "../store/alarm-store.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { type JournalSchema, journalMigrations } from "../store/journal-schema.ts"
import { officeMigrations } from "../store/office-migrations.ts"
import type { OfficeSchema } from "../store/office-schema.ts"
import { openStore } from "../store/open-store.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { RegistryStore } from "../store/registry-store.ts"
import { ServiceStore } from "../store/service-store.ts"
import { JournalVerdictStore } from "../store/verdict-store.ts"
import { hearHeartbeat } from "./hear-heartbeat.ts"
import { KioskNewsBoard } from "./kiosk-news.ts"
import { ProjectJournal } from "./project-journal.ts"
import { RecordJournal } from "./record-journal.ts"

export const atMs = Date.UTC(2026, 10, 24, 0, 30)
export const code = "BCDFGH"
const pair = () => makeKeyPair("ed25519")
const rawText = (keys: ReturnType<typeof pair>) => toBase64Url(rawPublicKey(keys.publicKey))

export class OfficeLog {
	readonly folder: string
	readonly keys = pair()
	readonly sealing = makeKeyPair("x25519")
	readonly answers: { kiosk: string; bytes: Buffer }[] = []
	readonly notes: { event: string; why?: unknown; state?: unknown }[] = []
	readonly news = new KioskNewsBoard()
	readonly heardKiosks: string[] = []
	appended = 0
	now = atMs
	readonly log: Kysely<JournalSchema>
	readonly office: Kysely<OfficeSchema>

	private constructor(log: Kysely<JournalSchema>, office: Kysely<OfficeSchema>, folder: string) {
		this.folder = folder
		this.log = log
		this.office = office
	}

	static async open(): Promise<OfficeLog> {
		const folder = mkdtempSync(join(tmpdir(), "hadir-office-"))
		return new OfficeLog(
			await openStore<JournalSchema>(join(folder, "journal.db"), journalMigrations),
			await openStore<OfficeSchema>(join(folder, "office.db"), officeMigrations),
			folder,
		)
	}

	async close(): Promise<void> {
		await this.log.destroy()
		await this.office.destroy()
		rmSync(this.folder, { recursive: true })
	}

	get reader(): JournalLogReader {
		return new JournalLogReader(this.log)
	}
	get registry(): RegistryStore {
		return new RegistryStore(this.office)
	}
	get projections(): ProjectionStore {
		return new ProjectionStore(this.office)
	}

	get alarms(): AlarmStore {
		return new AlarmStore(this.office)
	}
	get service(): ServiceStore {
		return new ServiceStore(this.office)
	}
	get verdicts(): JournalVerdictStore {
		return new JournalVerdictStore(this.office)
	}

	projector(): ProjectJournal {
		return new ProjectJournal({
			...{ reader: this.reader, projections: this.projections, registry: this.registry },
			...{ verdicts: this.verdicts, alarms: this.alarms, now: () => this.now },
			...{ officeSealKey: this.sealing, zone: "Asia/Makassar", onDirty: () => undefined },
			pause: async () => undefined,
			note: (event, facts) => this.notes.push({ event, ...facts }),
		})
	}

	/** A heartbeat as the broker hands it on. */
	hear(kiosk: string, bytes: Buffer): Promise<void> {
		return hearHeartbeat(
			{
				...{ log: new JournalLogStore(this.log), verdicts: this.verdicts, news: this.news },
				now: () => this.now,
				note: (event, facts) => this.notes.push({ event, ...facts }),
				onHeard: (heard) => this.heardKiosks.push(heard),
			},
			kiosk,
			bytes,
		)
	}

	worker(log: Kysely<JournalSchema> = this.log): RecordJournal {
		return new RecordJournal({
			log: new JournalLogStore(log),
			registry: this.registry,
			...{ verdicts: this.verdicts, alarms: this.alarms, news: this.news },
			officeKey: this.keys,
			now: () => this.now,
			note: (event, facts) => this.notes.push({ event, ...facts }),
			answer: (kiosk, bytes) => this.answers.push({ kiosk, bytes }),
			onAppended: () => {
				this.appended++
			},
		})
	}

	/** The newest head, verified as a kiosk verifies it. */
	heard(): HeadMessage {
		const last = this.answers.at(-1)
		const head = openJson(
			"head",
			last?.bytes ?? Buffer.of(),
			headMessage,
			() => this.keys.publicKey,
		)
		if (!head.ok) throw new Error(head.fault.message)
		return head.value
	}

	/** A kiosk with a place on record and a paper, as registration leaves it. */
	async enrol(kiosk = code): Promise<HandKiosk> {
		const made = new HandKiosk(this, kiosk)
		await this.office
			.insertInto("kiosk")
			.values({
				code: kiosk,
				unit: "dinkes",
				place: "Lobi Utama",
				zone: "Asia/Makassar",
				public_key: rawText(made.keys),
				password_hash: null,
				tag_secret: null,
				tag_secret_id: null,
				registered_at: atMs,
				retired_at: null,
			})
			.execute()
		return made
	}

	/** All numbers appended, over every chain. */
	async numbers(): Promise<number[]> {
		const rows = await this.log.selectFrom("batch").select(["from_n", "count"]).execute()
		return rows
			.flatMap((row) => Array.from({ length: row.count }, (_, i) => row.from_n + i))
			.sort((a, b) => a - b)
	}

	async heads(): Promise<unknown[]> {
		return this.log.selectFrom("chain").select(["name", "n", "hash"]).orderBy("name").execute()
	}
}

/** Signs whatever a test wants said. */
export class HandKiosk {
	readonly keys: KeyPair
	readonly office: OfficeLog
	readonly code: string
	readonly lines: Buffer[] = []
	/** The chain's hash after each line; the root first. */
	readonly hashes: Hash[]

	constructor(office: OfficeLog, kiosk: string, keys = pair()) {
		this.office = office
		this.code = kiosk
		this.keys = keys
		this.hashes = [rootHash(this.keys.publicKey)]
	}

	get journal(): Hash {
		return journalName(this.keys.publicKey)
	}

	get paper(): string {
		const content = {
			kiosk: this.code,
			place: "Lobi Utama",
			publicKey: rawText(this.keys),
			tagSecretId: "s1",
		}
		return signPaper(content, this.office.keys.privateKey)
	}

	hashAt(n: number): Hash {
		const hash = this.hashes[n]
		if (hash === undefined) throw new RangeError(`there is no record ${n}`)
		return hash
	}

	record(count: number, credential = "AAAAAAAAAAAAAAAA"): this {
		for (let made = 0; made < count; made++) {
			const n = this.lines.length + 1
			const clock = { boot: 1, mono: n * 1000, wall: atMs + n * 1000, q: 4, err: 10 } as const
			const punch = { k: "punch", ...clock, reader: "r", answer: "recorded", credential } as const
			this.keep(encodeRecord(n, punch))
		}
		return this
	}

	/** Keeps any line, readable or not. */
	keep(line: Buffer): this {
		const hash = line[0] === 0x7e ? line.subarray(1).toString() : undefined
		this.hashes.push(hash ?? nextHash(this.hashAt(this.lines.length), line))
		this.lines.push(line)
		return this
	}

	/** The same key with the records up to n: what a restored card image holds. */
	copyAt(n: number): HandKiosk {
		const copy = new HandKiosk(this.office, this.code, this.keys)
		for (const line of this.lines.slice(0, n)) copy.keep(line)
		return copy
	}

	hello(changes: { paper?: string; signer?: HandKiosk } = {}): Buffer {
		const last = { n: this.lines.length, hash: this.hashAt(this.lines.length) }
		const message = {
			nonce: nonceOf("hello"),
			journal: this.journal,
			journals: [
				{
					paper: changes.paper ?? this.paper,
					last,
					oldest: 1,
					locator: this.hashes.map((hash, n) => [n, hash]).reverse(),
				},
			],
			boot: 1,
			mono: 5,
			wall: atMs,
			peopleVersion: 0,
			versions: { release: "0.1.0", journal: 1 },
		}
		return sealJson("hello", message, (changes.signer ?? this).keys.privateKey)
	}

	batch(from: number, through: number, signer: HandKiosk = this): Buffer {
		const lines = this.lines.slice(from - 1, through)
		const prev = this.hashAt(from - 1)
		const content = {
			journal: this.journal,
			nonce: nonceOf(`${from}-${through}`),
			from,
			prev,
			lines,
		}
		return sealBatch(content, signer.keys.privateKey)
	}

	anchor(after: { n: number; hash: Hash } | null, n: number): Buffer {
		const message = {
			journal: this.journal,
			nonce: nonceOf("anchor"),
			after,
			n,
			hash: this.hashAt(n),
		}
		return sealJson("anchor", message, this.keys.privateKey)
	}

	heartbeat(n: number, time: number, hash = this.hashAt(n)): Buffer {
		const journals = [{ id: this.journal, n, hash }]
		const message = { journal: this.journal, journals, time, sources: [] }
		return sealJson("heartbeat", message, this.keys.privateKey)
	}
}

export const nonceOf = (text: string): string =>
	Buffer.alloc(16, text).toString("base64url").slice(0, 22)
