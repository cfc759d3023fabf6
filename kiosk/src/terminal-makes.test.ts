// From a punch at terminals of other makes to the kiosk's journal: setting, driver, records, how far it was pulled.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AnvizServer } from "@hadir/firmware-bridge/emulators/anviz/server.ts"
import { EmulatedAnviz, type Stored } from "@hadir/firmware-bridge/emulators/anviz/terminal.ts"
import { EmulatedSoap } from "@hadir/firmware-bridge/emulators/zksoap/terminal.ts"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openDatabase } from "./journal/database.ts"
import { JournalFile } from "./journal/journal-file.ts"
import { PeopleFile } from "./journal/people-file.ts"
import { TerminalFile } from "./journal/terminal-file.ts"
import { terminalsOf } from "./terminal-settings.ts"
import { type TerminalSlot, terminalSlot } from "./terminal-slot.ts"

/** 2026-11-01 at midnight in Jakarta, where the emulators' clocks stand. */
const registered = Date.UTC(2026, 9, 31, 17)

let folder: string
let database: Database.Database
let kiosk: TerminalSlot | undefined
let pulls: { count?: unknown; isAll?: unknown }[]

const noDoor = { port: 0, fault: undefined, admit: () => () => undefined }
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-makes-"))
	database = openDatabase(join(folder, "journal.db"))
	pulls = []
})
afterEach(async () => {
	await kiosk?.slot.stop()
	database.close()
	rmSync(folder, { recursive: true })
})

function begin(setting: string): TerminalSlot {
	const read = terminalsOf(setting)
	const [first] = read.ok ? read.value : []
	if (first === undefined) throw new Error("no terminal is set")
	const now = () => ({ boot: 1, mono: 1_000, wall: Date.now(), q: 4, err: 5 }) as const
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const [people, terminals] = [new PeopleFile(database), new TerminalFile(database, journal)]
	kiosk = terminalSlot(first, {
		storage: { people, terminals, clock: { read: now, hear: () => undefined } },
		enrolment: {
			...{ tagSecret: toBase64Url(Buffer.alloc(32, 7)), zone: "Asia/Jakarta" },
			officeSealKey: toBase64Url(rawPublicKey(makeKeyPair("x25519").publicKey)),
		},
		registeredAt: registered,
		append: (content) => journal.append(content).ok,
		log: (event, facts) => event === "terminal.pulled" && pulls.push({ ...facts }),
		...{
			onFault: () => undefined,
			onKept: () => undefined,
			onChange: () => undefined,
			warn: () => undefined,
			door: noDoor,
		},
	})
	kiosk.slot.start()
	return kiosk
}

function punches() {
	const rows = database.prepare("SELECT bytes FROM record ORDER BY n").pluck().all()
	return rows.flatMap((bytes) => {
		const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
		return read?.ok && read.value.k === "punch" ? [read.value] : []
	})
}

const punch = (day: number): Stored => ({
	id: 1001,
	at: [2026, 11, day, 7, 28, 0],
	backup: 0,
	type: 0,
})
const utc = (day: number) => Date.UTC(2026, 10, day, 0, 28)

test("an Anviz terminal's punches become records; a restart takes only what is new", async () => {
	const terminal = new EmulatedAnviz({ number: 5 })
	const server = new AnvizServer([terminal])
	const port = await server.start()
	terminal.log = [punch(23), punch(24)]
	const setting = `anviz:device=5=tcp:127.0.0.1:${port}`
	const first = begin(setting)
	const before = Date.now()
	await until(() => expect(pulls).toMatchObject([{ count: 2, isAll: true }]))
	expect(first.pulledThrough()).toBeGreaterThanOrEqual(before)
	await first.slot.stop()
	terminal.log.push(punch(25))
	begin(setting)
	await until(() => expect(pulls).toMatchObject([{ count: 2 }, { count: 1, isAll: true }]))
	const serial = terminal.flavour.serial
	expect(punches()).toMatchObject(
		[23, 24, 25].map((day) => ({ reader: "terminal-1", terminal: { serial, time: utc(day) } })),
	)
	await kiosk?.slot.stop()
	await server.stop()
})

test("a terminal's punches by SOAP become records, as far as the pull was begun", async () => {
	const terminal = new EmulatedSoap()
	const port = await terminal.start()
	terminal.log = [{ pin: "1001", at: "2026-11-23 07:28:00", verified: 1, status: 0 }]
	const slot = begin(`zksoap:key=0,serial=CGKK204760001=tcp:127.0.0.1:${port}`)
	expect(slot.pulledThrough()).toBe(registered)
	const before = Date.now()
	await until(() => expect(pulls).toMatchObject([{ count: 1, isAll: true }]))
	expect(slot.pulledThrough()).toBeGreaterThanOrEqual(before)
	expect(punches()).toMatchObject([{ terminal: { serial: "CGKK204760001", time: utc(23) } }])
	await slot.slot.stop()
	await terminal.stop()
})

test("a ZKTeco terminal's punches over UDP become records, heard ones too", async () => {
	const terminal = new EmulatedTerminal({})
	const stored = (day: number) => ({
		...{ place: 5, id: "1001", verify: 1, state: 0 },
		at: [2026, 11, day, 7, 28, 0] as const,
	})
	terminal.log = [stored(23)]
	const server = new TerminalServer(terminal)
	const port = await server.start()
	begin(`zkteco:transport=udp=tcp:127.0.0.1:${port}`)
	await until(() => expect(pulls).toMatchObject([{ count: 1, isAll: true }]))
	server.punch(stored(24))
	await until(() => expect(punches()).toHaveLength(2))
	expect(punches()).toMatchObject([23, 24].map((day) => ({ terminal: { time: utc(day) } })))
	await kiosk?.slot.stop()
	await server.stop()
})
