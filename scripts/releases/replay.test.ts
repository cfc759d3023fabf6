// What each release wrote is read for ever: its kiosk's messages by today's office, its kiosk's file and
// its office's heads by today's kiosk.
import { createPrivateKey, createPublicKey } from "node:crypto"
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { OfficeLog } from "@hadir/backend/usecases/office-log.fixture.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { PeopleFile } from "@hadir/kiosk/journal/people-file.ts"
import { systemTimers } from "@hadir/kiosk/status/system-timers.ts"
import type { ConnectionEvents } from "@hadir/kiosk/usecases/ports.ts"
import { SendJournal } from "@hadir/kiosk/usecases/send-journal.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { describe, expect, test } from "vitest"
import { z } from "zod"

const fixture = z.object({
	kiosk: z.string(),
	publicKey: z.string(),
	at: z.number(),
	nonce: z.string(),
	journal: z.string(),
	records: z.number(),
	office: z.string(),
	sealing: z.string(),
	hello: z.base64(),
	batches: z.array(z.base64()),
	heartbeat: z.base64(),
	heads: z.array(z.base64()),
	card: z.string(),
})
const folder = import.meta.dirname
const releases = readdirSync(folder).flatMap((file) => /^(.*)\.json$/.exec(file)?.[1] ?? [])
const read = (release: string) =>
	fixture.parse(JSON.parse(readFileSync(join(folder, `${release}.json`), "utf8")))
const bytes = (text: string) => Buffer.from(text, "base64")
const pairOf = (pem: string) => {
	const privateKey = createPrivateKey(pem)
	return { privateKey, publicKey: createPublicKey(privateKey) }
}

test("there is a release to replay", () => {
	expect(releases).toContain("0.1.0")
})

describe.each(releases)("release %s", (release) => {
	const made = read(release)

	test("its kiosk's hello, batches and heartbeat are taken by today's office", async () => {
		const office = await OfficeLog.open({
			signing: pairOf(made.office),
			sealing: pairOf(made.sealing),
		})
		try {
			await office.enrol(made.kiosk)
			await office.office.updateTable("kiosk").set({ public_key: made.publicKey }).execute()
			await office.office
				.insertInto("credential")
				.values({ id: "CREDENTIAL000009", kind: "iso14443a", uid: made.card, created_at: 0 })
				.execute()
			office.now = made.at + 100_000
			const ingest = office.worker()
			await ingest.hello(made.kiosk, bytes(made.hello))
			for (const batch of made.batches) await ingest.batch(made.kiosk, bytes(batch))
			await office.hear(made.kiosk, bytes(made.heartbeat))
			expect(await office.numbers()).toEqual(Array.from({ length: made.records }, (_, i) => i + 1))
			const projector = office.projector()
			projector.wake()
			await projector.settle()
			const punches = await office.office
				.selectFrom("punch")
				.select(["n", "at", "basis", "credential", "answer", "dispute"])
				.orderBy("n")
				.execute()
			const punch = { basis: "measured", dispute: null }
			const second = (s: number) => made.at + s * 1000
			expect(punches).toEqual([
				{ ...punch, n: 4, at: second(10), credential: "CREDENTIAL000001", answer: "recorded" },
				{ ...punch, n: 5, at: second(20), credential: "CREDENTIAL000001", answer: "repeat" },
				{ ...punch, n: 6, at: second(30), credential: "CREDENTIAL000009", answer: "unknown" },
				{ ...punch, n: 11, at: second(80), credential: "CREDENTIAL000002", answer: "recorded" },
			])
			expect(await office.office.selectFrom("unread").selectAll().execute()).toEqual([])
			const beats = await office.log.selectFrom("heartbeat").select("n").execute()
			expect(beats).toEqual([{ n: made.records }])
			expect(await office.service.events(made.kiosk, 0)).toHaveLength(3)
		} finally {
			await office.close()
		}
	})

	test("its kiosk's file opens, and its office's heads are obeyed by today's kiosk", () => {
		const place = mkdtempSync(join(tmpdir(), "hadir-release-"))
		const file = join(place, "journal.db")
		copyFileSync(join(folder, `${release}.kiosk.db`), file)
		const database = openDatabase(file)
		try {
			const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
			expect(journal.names()).toEqual([made.journal])
			const sent: string[] = []
			let events: ConnectionEvents | undefined
			const uplink = new SendJournal({
				...{ journal, people: new PeopleFile(database), timers: systemTimers, release },
				clock: {
					read: () => ({ boot: 1, mono: 95_000, wall: made.at, q: 3, err: 10 }),
					hear: () => undefined,
				},
				connect: (given) => {
					events = given
					return { publish: () => undefined, close: () => undefined }
				},
				officeKey: pairOf(made.office).publicKey,
				...{ sources: () => [], health: () => ({}), makeNonce: () => made.nonce, chance: () => 0 },
				...{ onChange: () => undefined, log: () => undefined },
				onSucceeded: () => undefined,
				onRefused: () => undefined,
				firstRecord: () => {
					throw new Error("nothing forks here")
				},
			})
			uplink.start()
			events?.onReady({ publish: (kind) => void sent.push(kind), close: () => undefined })
			const [none, some, all] = made.heads.map(bytes)
			events?.onMessage("head", none ?? Buffer.of())
			expect(sent).toEqual(["hello", "batch"])
			// The head's time was written down, and is the one record the office lacks in the end.
			events?.onMessage("head", some ?? Buffer.of())
			events?.onMessage("head", all ?? Buffer.of())
			expect(uplink.unsent()).toBe(1)
			expect(
				journal.append({ k: "boot", boot: 2, mono: 1, wall: made.at, q: 3, err: 1, release }),
			).toMatchObject({
				value: { n: made.records + 2 },
			})
			uplink.stop()
		} finally {
			database.close()
			rmSync(place, { recursive: true, force: true })
		}
	})
})
