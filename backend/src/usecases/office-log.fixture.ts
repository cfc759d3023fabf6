// An office's ingest on real SQLite files, and a kiosk whose every message is written by hand.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { type HeadMessage, headMessage } from "@hadir/shared/wire/head.ts"
import { openJson } from "@hadir/shared/wire/json-message.ts"
import type { Kysely } from "kysely"
import { openStores, type Stores } from "../office-files.ts"
import { AlarmStore } from "../store/alarm-store.ts"
import { EntryStore } from "../store/entry-store.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import type { JournalSchema } from "../store/journal-schema.ts"
import type { OfficeSchema } from "../store/office-schema.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { RegistryStore } from "../store/registry-store.ts"
import { ServiceStore } from "../store/service-store.ts"
import { JournalVerdictStore } from "../store/verdict-store.ts"
import { atMs, code, HandKiosk } from "./hand-kiosk.fixture.ts"
import { hearHeartbeat } from "./hear-heartbeat.ts"
import type { JournalLog } from "./journal-log.ts"
import { KioskNewsBoard } from "./kiosk-news.ts"
import { ProjectJournal } from "./project-journal.ts"
import { RecordJournal } from "./record-journal.ts"

const pair = () => makeKeyPair("ed25519")
const rawText = (keys: ReturnType<typeof pair>) => toBase64Url(rawPublicKey(keys.publicKey))

type OfficeKeyPairs = {
	readonly signing: ReturnType<typeof pair>
	readonly sealing: ReturnType<typeof pair>
}

export class OfficeLog {
	readonly folder: string
	readonly keys: ReturnType<typeof pair>
	readonly sealing: ReturnType<typeof pair>
	readonly answers: { kiosk: string; bytes: Buffer }[] = []
	readonly notes: { event: string; why?: unknown; state?: unknown }[] = []
	readonly news = new KioskNewsBoard()
	readonly heardKiosks: string[] = []
	appended = 0
	prunable = 0
	now = atMs
	readonly #stores: Stores

	private constructor(stores: Stores, folder: string, keys: OfficeKeyPairs) {
		this.keys = keys.signing
		this.sealing = keys.sealing
		this.folder = folder
		this.#stores = stores
	}

	static async open(
		keys: OfficeKeyPairs = { signing: pair(), sealing: makeKeyPair("x25519") },
	): Promise<OfficeLog> {
		const folder = mkdtempSync(join(tmpdir(), "hadir-office-"))
		return new OfficeLog(await openStores(folder), folder, keys)
	}

	/** The same office on the files that lie in its folder now. */
	static async reopen({ folder, keys: signing, sealing }: OfficeLog): Promise<OfficeLog> {
		return new OfficeLog(await openStores(folder), folder, { signing, sealing })
	}

	async close(): Promise<void> {
		const { reader, log, office } = this.#stores
		for (const store of [reader, log, office]) await store.destroy()
		rmSync(this.folder, { recursive: true })
	}

	get log(): Kysely<JournalSchema> {
		return this.#stores.log
	}
	get office(): Kysely<OfficeSchema> {
		return this.#stores.office
	}
	/** A kiosk stood at each unit for an hour of early 2025, so that its people can be seen since then. */
	async seenSince2025(...units: readonly string[]): Promise<void> {
		const from = Date.UTC(2025, 0, 2)
		const none = { public_key: null, password_hash: null, tag_secret: null, tag_secret_id: null }
		const rows = units.map((unit) => ({
			...{ code: `LAMA${unit}`, unit, place: "Lobi lama", zone: "Asia/Makassar", ...none },
			...{ registered_at: from, retired_at: from + 3_600_000 },
		}))
		await this.office.insertInto("kiosk").values(rows).execute()
	}

	/** The log for those who only read. */
	get reading(): Kysely<JournalSchema> {
		return this.#stores.reader
	}
	get reader(): JournalLogReader {
		return new JournalLogReader(this.#stores.reader)
	}
	get registry(): RegistryStore {
		return new RegistryStore(this.office)
	}
	get book(): EntryStore {
		return new EntryStore(this.office)
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

	/** @param pause what it waits for between two slices */
	projector(pause: () => Promise<void> = async () => undefined): ProjectJournal {
		const { projecting } = this.#stores
		return new ProjectJournal({
			...{ reader: this.reader, now: () => this.now },
			...{ projections: new ProjectionStore(projecting), registry: new RegistryStore(projecting) },
			...{ verdicts: new JournalVerdictStore(projecting), alarms: new AlarmStore(projecting) },
			...{ officeSealKey: this.sealing, zone: "Asia/Makassar", onDirty: () => undefined },
			pause,
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

	/** @param change what its store does otherwise than the real one */
	worker(
		db: Kysely<JournalSchema> = this.log,
		change: (log: JournalLogStore) => Partial<JournalLog> = () => ({}),
	): RecordJournal {
		const log = new JournalLogStore(db)
		return new RecordJournal({
			log: { ...portOf(log), ...change(log) },
			registry: this.registry,
			...{ verdicts: this.verdicts, alarms: this.alarms, news: this.news },
			prunable: async () => this.prunable,
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
		const made = new HandKiosk(this.keys, kiosk)
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

const portOf = (log: JournalLogStore): JournalLog => ({
	journal: (name) => log.journal(name),
	admit: (...args) => log.admit(...args),
	view: (...args) => log.view(...args),
	appendBatch: (...args) => log.appendBatch(...args),
	appendHole: (...args) => log.appendHole(...args),
	noteHeartbeat: (...args) => log.noteHeartbeat(...args),
	forgetFutureBeats: (...args) => log.forgetFutureBeats(...args),
	dropOldest: (...args) => log.dropOldest(...args),
	quarantine: (...args) => log.quarantine(...args),
})
