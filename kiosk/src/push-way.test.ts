// From a terminal that pushes to the kiosk's journal: setting, port, driver, records, and what is known after a restart.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PushingTerminal } from "@hadir/firmware-bridge/emulators/adms/terminal.ts"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDatabase } from "./journal/database.ts"
import { JournalFile } from "./journal/journal-file.ts"
import { PeopleFile } from "./journal/people-file.ts"
import { TerminalFile } from "./journal/terminal-file.ts"
import { terminalsOf } from "./terminal-settings.ts"
import { Terminals } from "./terminals.ts"

const serial = "CGKK204760001"
const sealing = makeKeyPair("x25519")
/** 2026-11-23 at midnight in Jakarta. */
const registered = Date.UTC(2026, 10, 22, 17)
const line = (user: string, time: string) => `${user}\t2026-11-23 ${time}\t0\t1`

let folder: string
let database: Database.Database
let kiosk: Terminals
let terminal: PushingTerminal
let strangers: unknown[]
let pullsAll: unknown[]

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-push-"))
	strangers = []
	pullsAll = []
	await begin()
})
afterEach(async () => {
	await end()
	rmSync(folder, { recursive: true })
})

async function begin(): Promise<void> {
	database = openDatabase(join(folder, "journal.db"))
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const read = terminalsOf(`adms=push:${serial}`)
	if (!read.ok) throw new Error(read.fault.message)
	const now = () => ({ boot: 1, mono: 1_000, wall: Date.now(), q: 4, err: 5 }) as const
	kiosk = new Terminals(
		{ terminals: read.value, pushPort: 0 },
		{
			storage: {
				people: new PeopleFile(database),
				terminals: new TerminalFile(database, journal),
				clock: { read: now, hear: () => undefined },
			},
			enrolment: {
				...{ tagSecret: toBase64Url(Buffer.alloc(32, 7)), zone: "Asia/Jakarta" },
				officeSealKey: toBase64Url(rawPublicKey(sealing.publicKey)),
			},
			registeredAt: registered,
			append: (content) => journal.append(content).ok,
			onFault: () => undefined,
			warn: (event, facts) => void (event === "terminal.stranger" && strangers.push(facts)),
			log: (event, facts = {}) => {
				const { isAll } = facts
				if (event === "terminal.pulled") pullsAll.push(isAll)
			},
			...{ onKept: () => undefined, onChange: () => undefined },
		},
	)
	for (const slot of kiosk.slots) slot.start()
	await kiosk.start()
	terminal = new PushingTerminal(serial, kiosk.pushPort)
}

async function end(): Promise<void> {
	terminal.close()
	for (const slot of kiosk.slots) await slot.stop()
	await kiosk.stop()
	database.close()
}

function punches() {
	const rows = database.prepare("SELECT bytes FROM record ORDER BY n").pluck().all()
	return rows.flatMap((bytes) => {
		const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
		return read?.ok && read.value.k === "punch" ? [read.value] : []
	})
}

test("a pushed punch is on disk when it is acknowledged, once, and what is older than the kiosk is history", async () => {
	await terminal.handshake()
	terminal.punches = ["1001\t2026-11-22 16:00:00\t1\t1", line("1001", "07:28:00")]
	expect((await terminal.upload()).text).toBe("OK: 2\r\n")
	expect(punches()).toHaveLength(1)
	expect(punches()[0]).toMatchObject({
		...{ reader: "terminal-1", answer: "unknown" },
		terminal: { serial, time: Date.UTC(2026, 10, 23, 0, 28) },
	})
	terminal.punches = [line("1001", "07:28:00"), line("1001", "07:28:01")]
	await terminal.upload()
	expect(punches()).toHaveLength(2)
	expect(pullsAll).toEqual([true, true])
})

test("after a restart it is told the stamp it gave, and nothing it sends again is recorded twice", async () => {
	terminal.punches = [line("1001", "07:28:00"), line("1002", "07:29:00")]
	await terminal.upload()
	await end()
	await begin()
	expect((await terminal.handshake()).text).toContain("ATTLOGStamp=3\r\n")
	terminal.punches = [line("1002", "07:29:00"), line("1003", "07:30:00")]
	await terminal.upload()
	expect(punches()).toHaveLength(3)
})

test("a disk that refuses is no acknowledgement", async () => {
	database.exec(`CREATE TRIGGER refusing BEFORE INSERT ON terminal_punch
		BEGIN SELECT RAISE(ABORT, 'no'); END`)
	terminal.punches = [line("1001", "07:28:00")]
	await expect(terminal.upload()).resolves.toMatchObject({ status: 503 })
	expect(terminal.punches).toHaveLength(1)
	expect(punches()).toEqual([])
})

test("a serial that is not set is named in the log", async () => {
	const other = new PushingTerminal("XYZ9", kiosk.pushPort)
	expect((await other.handshake()).status).toBe(403)
	expect(strangers).toEqual([{ serial: "XYZ9", from: "127.0.0.1" }])
	other.close()
})

test("the clock as it was measured serves what is pushed before it is measured again", () => {
	const records = new TerminalFile(
		database,
		new JournalFile(database, () => makeKeyPair("ed25519")),
	)
	const measured = { offsetMs: 30_500, errorMs: 30_500.5, atMs: registered }
	expect(records.measured("here")).toBeUndefined()
	expect(records.noteMeasured("here", measured)).toBeUndefined()
	expect(records.measured("here")).toEqual(measured)
	expect(records.measured("there")).toBeUndefined()
})
