// The uplink over time, the clock turned by hand: a real journal file and real signatures, no wire.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { openEnvelope } from "@hadir/shared/wire/signed.ts"
import type { UpwardKind } from "@hadir/shared/wire/topic.ts"
import type Database from "better-sqlite3"
import sinon from "sinon"
import { afterEach, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { PeopleFile } from "../journal/people-file.ts"
import { systemTimers } from "../status/system-timers.ts"
import type { Connection, ConnectionEvents } from "./ports.ts"
import { SendJournal } from "./send-journal.ts"

const minuteMs = 60_000
const begin = 1_795_476_494_000
const office = makeKeyPair("ed25519")
let folder: string
let database: Database.Database
let journal: JournalFile
let clock: sinon.SinonFakeTimers
let uplink: SendJournal
let chance: number
let tries: { events: ConnectionEvents; atMs: number }[]
let logged: string[]
let sent: { kind: UpwardKind; atMs: number; bytes: Buffer }[]

const mono = () => clock.now - begin
const wire: Connection = {
	publish: (kind, bytes) => void sent.push({ kind, atMs: mono(), bytes: Buffer.from(bytes) }),
	close: () => undefined,
}
const timesOf = (kind: UpwardKind) =>
	sent.filter((message) => message.kind === kind).map(({ atMs }) => atMs)

/** The office answers the newest hello: it holds everything up to the journal's last record. */
function answer(
	change: Partial<Record<"prunable" | "n" | "meets", number>> &
		Partial<Record<"hash" | "paper", string>> & { readonly second?: boolean } = {},
): void {
	const hello = sent.findLast(({ kind }) => kind === "hello")
	const envelope = openEnvelope(hello?.bytes ?? Buffer.alloc(0))
	const body = envelope.ok ? parseJson(envelope.value.body) : undefined
	const { nonce } = z.object({ nonce: z.string() }).parse(body)
	const { n, hash } = journal.last
	const head = {
		...{ nonce, journal: journal.names()[0], n, hash, meets: n, second: false },
		...{ prunable: 0, time: clock.now, peopleVersion: 0 },
		...change,
	}
	tries.at(-1)?.events.onMessage("head", sealJson("head", head, office.privateKey))
}

const stamp = () => ({ boot: 1, mono: mono(), wall: clock.now, q: 3, err: 10 }) as const

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-uplink-"))
	database = openDatabase(join(folder, "journal.db"))
	journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	clock = sinon.useFakeTimers({ now: begin })
	chance = 0
	tries = []
	sent = []
	logged = []
	let nonces = 0
	uplink = new SendJournal({
		journal,
		people: new PeopleFile(database),
		clock: {
			read: () => ({ boot: 1, mono: mono(), wall: clock.now, q: 3, err: 10 }),
			hear: () => undefined,
		},
		connect: (events) => {
			tries.push({ events, atMs: mono() })
			return wire
		},
		officeKey: office.publicKey,
		release: "test",
		sources: () => [],
		health: () => ({ freePercent: 7, fault: "full" }),
		makeNonce: () => `${++nonces}`.padStart(22, "A"),
		chance: () => chance,
		onChange: () => undefined,
		timers: systemTimers,
		onSucceeded: () => undefined,
		onRefused: () => undefined,
		firstRecord: () => ({
			k: "boot",
			boot: 1,
			mono: mono(),
			wall: clock.now,
			q: 3,
			err: 10,
			release: "test",
		}),
		log: (event) => logged.push(event),
	})
	uplink.start()
})
afterEach(() => {
	uplink.stop()
	clock.restore()
	database.close()
	rmSync(folder, { recursive: true, force: true })
})

test("an office that does not answer is greeted again after 10, 20, 40, ... s", () => {
	tries[0]?.events.onReady(wire)
	clock.tick(5 * minuteMs)
	expect(timesOf("hello")).toEqual([0, 10_000, 30_000, 70_000, 150_000])
	expect(uplink.state).toBe("offline")
})

test("an office that answers is greeted every 5 minutes; it hears a beat once it holds all, and each minute", () => {
	tries[0]?.events.onReady(wire)
	answer()
	expect(uplink.state).toBe("connected")
	// The record of the office's time goes up at once; its head makes the journal drained.
	expect(timesOf("batch")).toEqual([0])
	answer()
	sent = []
	clock.tick(5 * minuteMs)
	expect(timesOf("hello")).toEqual([5 * minuteMs])
	const minutes = [1, 2, 3, 4, 5].map((minute) => minute * minuteMs)
	expect(timesOf("heartbeat")).toEqual([2_000, ...minutes])
})

test("records may go only as far as the newest head on the kiosk's own chain and its backups allow", () => {
	const [name = ""] = journal.names()
	for (let n = 0; n < 9; n++) {
		journal.append({ k: "boot", ...stamp(), release: "test" })
	}
	tries[0]?.events.onReady(wire)
	expect(uplink.prunable(name)).toBe(0)
	answer({ prunable: 4 })
	expect(uplink.prunable(name)).toBe(4)
	answer({ prunable: 99 })
	expect(uplink.prunable(name), "never beyond the head").toBe(journal.last.n)
	answer({ prunable: 4, hash: "ab".repeat(32) })
	expect(uplink.prunable(name), "a head of another chain takes it back").toBe(0)
})

test("a lost connection is made again after up to 1, 2, 4 s, and never later than 5 min", () => {
	chance = 1
	let waitedMs = 0
	for (const waitMs of [1_000, 2_000, 4_000, 8_000]) {
		tries.at(-1)?.events.onClosed("lost")
		clock.tick(waitMs - 1)
		const before = tries.length
		clock.tick(1)
		waitedMs += waitMs
		expect(tries).toHaveLength(before + 1)
		expect(tries.at(-1)?.atMs).toBe(waitedMs)
	}
	for (let lost = 0; lost < 20; lost++) {
		tries.at(-1)?.events.onClosed("lost")
		clock.tick(5 * minuteMs)
	}
	expect(tries).toHaveLength(25)
})

test("a connection that is made after the stop is closed, and nothing is said on it", () => {
	let closed = 0
	uplink.stop()
	database.close()
	tries[0]?.events.onReady({ ...wire, close: () => void closed++ })
	clock.tick(10 * minuteMs)
	expect([sent, closed]).toEqual([[], 1])
	database = openDatabase(join(folder, "journal.db"))
})

test("nothing is said while there is no connection, and nothing after the stop", () => {
	clock.tick(10 * minuteMs)
	expect(sent).toEqual([])
	tries[0]?.events.onReady(wire)
	answer()
	uplink.stop()
	sent = []
	clock.tick(10 * minuteMs)
	expect(sent).toEqual([])
})

test("an office that answers, stores nothing and hangs up is asked less and less often", () => {
	chance = 1
	uplink.start()
	const root = journal.own(journal.names()[0] ?? "").hashAt(0) ?? ""
	/** Cuts the line and says how long until the next try. */
	const waitAfterCut = (): number => {
		const cutAt = mono()
		const before = tries.length
		tries.at(-1)?.events.onClosed("cut")
		while (tries.length === before) clock.tick(500)
		return mono() - cutAt
	}
	const talk = (head: Parameters<typeof answer>[0]) => {
		tries.at(-1)?.events.onReady(wire)
		answer(head)
		return waitAfterCut()
	}
	const nothing = { n: 0, hash: root, meets: 0 }
	journal.append({ k: "boot", ...stamp(), release: "0.1.0" })
	expect([talk(nothing), talk(nothing), talk(nothing)]).toEqual([1_000, 2_000, 4_000])
	expect(talk({}), "what progressed is asked again soon").toBe(1_000)
})

test("two machines with one card, each cut off by the other, call less and less often", () => {
	chance = 1
	answerAndCut(2)
	const waits = [answerAndCut(1), answerAndCut(1), answerAndCut(1)]
	expect(waits).toEqual([...waits].sort((one, other) => one - other))
	expect(new Set(waits).size).toBe(3)

	/** Connects, stores all there is, and is cut at once. @returns the wait */
	function answerAndCut(heads: number): number {
		tries.at(-1)?.events.onReady(wire)
		for (let said = 0; said < heads; said++) answer()
		const [cutAt, before] = [mono(), tries.length]
		tries.at(-1)?.events.onClosed("cut")
		while (tries.length === before) clock.tick(500)
		return mono() - cutAt
	}
})

test("a paper, or a journal that begins anew, which the disk refuses ends nothing, and comes with the next head", () => {
	tries[0]?.events.onReady(wire)
	const [name = ""] = journal.names()
	database.exec(`CREATE TRIGGER refusing BEFORE UPDATE ON journal
		BEGIN SELECT RAISE(ABORT, 'no'); END`)
	answer({ paper: "a paper" })
	expect([logged.at(-1), journal.show(name).paper]).toEqual(["journal.paper-not-kept", undefined])
	answer({ second: true })
	expect([logged.at(-1), journal.names()]).toEqual(["journal.not-succeeded", [name]])
	database.exec("DROP TRIGGER refusing")
	answer({ paper: "a paper", second: true })
	expect(journal.show(name).paper).toBe("a paper")
	expect(journal.names()).toHaveLength(2)
})
