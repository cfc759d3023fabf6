// What the journal says of readers and terminals when the settings change from one start to the next, on a real file.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import { pino } from "pino"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { readKioskConfig } from "./config.ts"
import { Sources } from "./sources.ts"
import { NetworkTime } from "./status/network-time.ts"
import { systemTimers } from "./status/system-timers.ts"
import { openStorage } from "./storage.ts"
import { TakePunch } from "./usecases/take-punch.ts"

const seal = makeKeyPair("x25519").publicKey
const secret = Buffer.alloc(32, 7)
/** Nobody listens there. */
const card = "pn532=tcp:127.0.0.1:1"
const finger = "zfm=tcp:127.0.0.1:2"

let folder: string
let isDiskFull: boolean
let logged: object[]

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-sources-"))
	isDiskFull = false
	logged = []
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Starts it, waits until each has said something, and stops it. @returns what its journal says of them by then */
async function run(readers: string, before: readonly string[] = []): Promise<string[]> {
	const config = readKioskConfig({
		...{ HADIR_KIOSK_DATA: folder, HADIR_KIOSK_READERS: readers },
		HADIR_KIOSK_BALLAST_MIB: "0",
	})
	if (!config.ok) throw new Error(config.fault.message)
	const networkTime = new NetworkTime(systemTimers)
	const quiet = pino({ level: "silent" })
	const storage = openStorage({
		...{ config: config.value, networkTime, logger: quiet, makeRoom: () => false },
	})
	const { journal, people, clock, database } = storage
	const append = (content: RecordContent) => !isDiskFull && journal.append(content).ok
	for (const reader of before) append({ k: "reader", ...clock.read(), reader, state: "ready" })
	const log = (event: string, facts?: object) => void logged.push({ event, ...facts })
	const sources = new Sources(config.value, {
		...{ storage, append, log, warn: log, registeredAt: 0 },
		enrolment: {
			...{ tagSecret: toBase64Url(secret), zone: "Asia/Jakarta" },
			officeSealKey: toBase64Url(rawPublicKey(seal)),
		},
		takePunch: new TakePunch({
			...{ journal, people, clock, answers: [], tagSecret: secret, officeSealKey: seal },
			...{ makeSealPair: () => makeKeyPair("x25519"), isOffline: () => false },
		}),
		...{ onKept: () => undefined, onFault: () => undefined, onChange: () => undefined },
	})
	await sources.start()
	await vi.waitFor(() => {
		for (const { state } of sources.slots) expect(state.kind).toBe("absent")
	})
	await sources.stop()
	const rows = database.prepare("SELECT bytes FROM record ORDER BY n").pluck().all()
	storage.close()
	return rows.flatMap((bytes) => {
		const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
		if (!read?.ok || read.value.k !== "reader") return []
		return [`${read.value.reader} ${read.value.state} ${read.value.reason ?? ""}`.trimEnd()]
	})
}

test("a reader that is set no more is taken back once, and comes back when it is set again", async () => {
	const both = ["card-1 absent refused", "finger-1 absent refused"]
	expect(new Set(await run(`${card} ${finger}`))).toEqual(new Set(both))
	const [removed, ...then] = (await run(card)).slice(2)
	expect([removed, ...then]).toEqual(["finger-1 absent removed", "card-1 absent refused"])
	expect(logged).toContainEqual({ event: "source.removed", source: "finger-1" })
	expect((await run(card)).slice(4)).toEqual(["card-1 absent refused"])
	expect(await run(`${card} ${finger}`)).toHaveLength(7)
	expect((await run("")).slice(7)).toEqual(["card-1 absent removed", "finger-1 absent removed"])
})

test("a file of a release that kept no account of them is read for them", async () => {
	const said = await run(card, ["card-1", "terminal-1", "card-2"])
	expect(said.slice(3)).toEqual([
		...["terminal-1 absent removed", "card-2 absent removed"],
		"card-1 absent refused",
	])
})

test("what the disk refused is said at the next start, whoever kept account of it", async () => {
	await run(card, ["terminal-1"])
	isDiskFull = true
	await run("")
	isDiskFull = false
	expect((await run("")).slice(3)).toEqual(["card-1 absent removed"])
})

test("a release that kept no account, and a disk that is full at the first start of this one", async () => {
	await run("", ["terminal-1"])
	const database = new Database(join(folder, "journal.db"))
	database.exec("DELETE FROM told_source; DELETE FROM record WHERE n = 2")
	database.close()
	isDiskFull = true
	await run(card)
	isDiskFull = false
	expect((await run(card)).slice(1)).toEqual(["terminal-1 absent removed", "card-1 absent refused"])
})
