// Ingest and projector on real SQLite files with real keys: promise 2 at the office's door.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Hash, journalName, nextHash, rootHash } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import { type HeadMessage, headMessage } from "@hadir/shared/wire/head.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"
import type { Kysely } from "kysely"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { type JournalSchema, journalMigrations } from "../store/journal-schema.ts"
import { type OfficeSchema, officeMigrations } from "../store/office-schema.ts"
import { openStore } from "../store/open-store.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { RegistryStore } from "../store/registry-store.ts"
import { ProjectJournal } from "./project-journal.ts"
import { RecordJournal } from "./record-journal.ts"

const office = makeKeyPair("ed25519")
const sealing = makeKeyPair("x25519")
const nonce = (letter: string) => letter.repeat(22)

let folder: string
let logDb: Kysely<JournalSchema>
let officeDb: Kysely<OfficeSchema>
let heads: HeadMessage[]
let recording: RecordJournal
let projector: ProjectJournal
let notes: string[]

const makeRecording = () =>
	new RecordJournal({
		log: new JournalLogStore(logDb),
		registry: new RegistryStore(officeDb),
		officeKey: office,
		now: () => 1_795_476_494_000,
		note: (event) => notes.push(event),
		answer: (_, bytes) => {
			const head = openJson("head", bytes, headMessage, () => office.publicKey)
			if (head.ok) heads.push(head.value)
		},
		onAppended: () => undefined,
	})

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-ingest-"))
	logDb = await openStore<JournalSchema>(join(folder, "journal.db"), journalMigrations)
	officeDb = await openStore<OfficeSchema>(join(folder, "office.db"), officeMigrations)
	heads = []
	notes = []
	recording = makeRecording()
	projector = new ProjectJournal({
		reader: new JournalLogReader(logDb),
		projections: new ProjectionStore(officeDb),
		registry: new RegistryStore(officeDb),
		officeSealKey: sealing,
		zone: "Asia/Makassar",
		note: (event) => notes.push(event),
		onDirty: () => undefined,
	})
})

afterEach(async () => {
	await logDb.destroy()
	await officeDb.destroy()
	rmSync(folder, { recursive: true, force: true })
})

/** A kiosk's half, as far as these tests need one. */
class Kiosk {
	readonly keys = makeKeyPair("ed25519")
	readonly code: string
	readonly name = journalName(this.keys.publicKey)
	readonly paper: string
	lines: Buffer[] = []
	hashes: Hash[] = [rootHash(this.keys.publicKey)]

	constructor(code = "K7M4QX") {
		this.code = code
		const publicKey = toBase64Url(rawPublicKey(this.keys.publicKey))
		this.paper = signPaper(
			{ kiosk: code, place: "Lobi", publicKey, tagSecretId: "1" },
			office.privateKey,
		)
	}

	tap(count = 1): this {
		for (let i = 0; i < count; i++) {
			const n = this.lines.length + 1
			this.keep(
				encodeRecord(n, {
					k: "punch",
					boot: 1,
					mono: n * 1000,
					wall: 1_795_476_494_000 + n * 1000,
					q: 3,
					err: 10,
					reader: "card-1",
					answer: "recorded",
					credential: "AAAAAAAAAAAAAAAA",
				}),
			)
		}
		return this
	}

	keep(line: Buffer): void {
		this.hashes.push(nextHash(this.hashAt(this.lines.length), line))
		this.lines.push(line)
	}

	hashAt(n: number): Hash {
		return this.hashes[n] ?? ""
	}

	hello(letter = "A"): Buffer {
		const last = { n: this.lines.length, hash: this.hashAt(this.lines.length) }
		const locator = [last.n, 0].map((n) => [n, this.hashAt(n)])
		const journals = [{ paper: this.paper, last, oldest: 1, locator }]
		const rest = {
			boot: 1,
			mono: 1,
			wall: 1,
			peopleVersion: 0,
			versions: { release: "t", journal: 1 },
		}
		return sealJson(
			"hello",
			{ nonce: nonce(letter), journal: this.name, journals, ...rest },
			this.keys.privateKey,
		)
	}

	batch(from: number, through: number, letter = "A", key = this.keys.privateKey): Buffer {
		const lines = this.lines.slice(from - 1, through)
		return sealBatch(
			{ journal: this.name, nonce: nonce(letter), from, prev: this.hashAt(from - 1), lines },
			key,
		)
	}

	signed(purpose: "anchor" | "heartbeat", message: object): Buffer {
		return sealJson(purpose, { journal: this.name, ...message }, this.keys.privateKey)
	}
}

const storedRecords = async (): Promise<number> => {
	const rows = await logDb.selectFrom("batch").select("count").execute()
	return rows.reduce((sum, { count }) => sum + count, 0)
}

async function admitted(taps: number): Promise<Kiosk> {
	const kiosk = new Kiosk().tap(taps)
	await recording.hello(kiosk.code, kiosk.hello())
	return kiosk
}

describe("hello", () => {
	test("a paper of this office admits the key; the head answers its nonce", async () => {
		const kiosk = await admitted(3)
		expect(heads).toMatchObject([
			{ nonce: nonce("A"), journal: kiosk.name, n: 0, meets: 0, second: false, prunable: 0 },
		])
	})

	test("a key the office does not know as the kiosk's is disputed until a person has looked", async () => {
		await admitted(1)
		expect(await logDb.selectFrom("journal").select("state").execute()).toEqual([
			{ state: "disputed" },
		])
	})

	test("another kiosk's paper, a forged one, or a hello signed by another key admit nobody", async () => {
		const kiosk = new Kiosk().tap()
		await recording.hello("B2C3D4", kiosk.hello())
		const forger = makeKeyPair("ed25519")
		const publicKey = toBase64Url(rawPublicKey(kiosk.keys.publicKey))
		const forged = signPaper(
			{ kiosk: kiosk.code, place: "L", publicKey, tagSecretId: "1" },
			forger.privateKey,
		)
		Object.assign(kiosk, { paper: forged })
		await recording.hello(kiosk.code, kiosk.hello())
		expect(heads).toEqual([])
		expect(await logDb.selectFrom("journal").selectAll().execute()).toEqual([])
	})
})

describe("batches", () => {
	test("appended, told, and each record once however often it comes", async () => {
		const kiosk = await admitted(5)
		await recording.batch(kiosk.code, kiosk.batch(1, 3))
		await recording.batch(kiosk.code, kiosk.batch(1, 3, "B"))
		await recording.batch(kiosk.code, kiosk.batch(2, 5, "C"))
		expect(heads.map(({ n, meets }) => [n, meets])).toEqual([
			[0, 0],
			[3, 3],
			[3, 3],
			[5, 5],
		])
		expect(heads.at(-1)).toMatchObject({ hash: kiosk.hashAt(5), nonce: nonce("C") })
		expect(await storedRecords()).toBe(5)
	})

	test("whose prev nobody holds is not appended; the head is told all the same", async () => {
		const kiosk = await admitted(5)
		await recording.batch(kiosk.code, kiosk.batch(4, 5))
		expect(heads.at(-1)).toMatchObject({ n: 0, meets: -1 })
		expect(await storedRecords()).toBe(0)
	})

	test("a fork opens a chain and says so", async () => {
		const kiosk = await admitted(4)
		await recording.batch(kiosk.code, kiosk.batch(1, 4))
		const lines = kiosk.lines.slice(0, 2)
		const hashes = kiosk.hashes.slice(0, 3)
		Object.assign(kiosk, { lines, hashes })
		kiosk.keep(Buffer.from('{"v":9}'))
		await recording.batch(kiosk.code, kiosk.batch(3, 3, "B"))
		expect(heads.at(-1)).toMatchObject({ n: 3, hash: kiosk.hashAt(3), second: true })
		expect(notes).toContain("journal.branch")
		expect(await logDb.selectFrom("chain").select("name").execute()).toHaveLength(2)
	})

	test("of a stranger, of another kiosk, or altered in any byte, move no head", async () => {
		const kiosk = await admitted(2)
		const good = kiosk.batch(1, 2)
		await recording.batch("B2C3D4", good)
		await recording.batch(kiosk.code, kiosk.batch(1, 2, "A", makeKeyPair("ed25519").privateKey))
		for (let at = 0; at < good.length; at += 3) {
			const altered = Buffer.from(good)
			altered[at] = (altered[at] ?? 0) ^ 0x01
			await recording.batch(kiosk.code, altered)
		}
		expect(await storedRecords()).toBe(0)
		await recording.batch(kiosk.code, good)
		expect(await storedRecords()).toBe(2)
	})

	test("two workers on one log: each record once", async () => {
		const kiosk = await admitted(20)
		const workers = [recording, makeRecording()]
		const sent = Array.from({ length: 10 }, (_, index) => kiosk.batch(index * 2 + 1, index * 2 + 2))
		for (const message of sent) {
			await Promise.all(workers.map((worker) => worker.batch(kiosk.code, message)))
		}
		expect(await storedRecords()).toBe(20)
		expect(await logDb.selectFrom("chain").select("n").execute()).toEqual([{ n: 20 }])
	})
})

describe("anchors and heartbeats", () => {
	test("an anchor after the very head names a hole, once", async () => {
		const kiosk = await admitted(9)
		const anchor = {
			nonce: nonce("B"),
			after: { n: 0, hash: kiosk.hashAt(0) },
			n: 6,
			hash: kiosk.hashAt(6),
		}
		await recording.anchor(kiosk.code, kiosk.signed("anchor", anchor))
		await recording.anchor(kiosk.code, kiosk.signed("anchor", anchor))
		await recording.batch(kiosk.code, kiosk.batch(7, 9))
		expect(heads.at(-1)).toMatchObject({ n: 9, hash: kiosk.hashAt(9), second: false })
		expect(await logDb.selectFrom("hole").select(["from_n", "through_n"]).execute()).toEqual([
			{ from_n: 1, through_n: 6 },
		])
	})

	test("a heartbeat counts only while the log holds what it names, and time never goes back", async () => {
		const kiosk = await admitted(2)
		const beat = (time: number, n: number) =>
			recording.heartbeat(
				kiosk.code,
				kiosk.signed("heartbeat", {
					journals: [{ id: kiosk.name, n, hash: kiosk.hashAt(n) }],
					time,
					sources: [],
				}),
			)
		const times = async () =>
			(await logDb.selectFrom("heartbeat").select("time").execute()).map(({ time }) => time)
		await beat(100, 2)
		expect(await times()).toEqual([])
		await recording.batch(kiosk.code, kiosk.batch(1, 2))
		await beat(200, 2)
		await beat(150, 2)
		expect(await times()).toEqual([200])
	})
})

describe("the projector", () => {
	const punches = () => officeDb.selectFrom("punch").select(["record", "n"]).orderBy("n").execute()
	const project = async () => {
		projector.wake()
		await projector.settle()
	}

	test("one row a punch, and what it cannot read is listed, not lost", async () => {
		const kiosk = await admitted(2)
		kiosk.keep(Buffer.from('{"v":2,"k":"later"}'))
		kiosk.tap()
		await recording.batch(kiosk.code, kiosk.batch(1, 2))
		await project()
		await recording.batch(kiosk.code, kiosk.batch(3, 4))
		await project()
		await project()
		expect((await punches()).map(({ record }) => record)).toEqual(
			[1, 2, 4].map((n) => kiosk.hashAt(n)),
		)
		expect(await officeDb.selectFrom("unread").select("n").execute()).toEqual([{ n: 3 }])
	})

	test("a log that no longer holds the cursor is projected anew", async () => {
		const kiosk = await admitted(3)
		await recording.batch(kiosk.code, kiosk.batch(1, 3))
		await project()
		await logDb.deleteFrom("batch").execute()
		await logDb
			.updateTable("chain")
			.set({ n: 0, hash: kiosk.hashAt(0) })
			.execute()
		await recording.batch(kiosk.code, kiosk.batch(1, 2))
		await project()
		expect(await punches()).toHaveLength(2)
		expect(notes).toContain("projector.rebuild")
	})
})
