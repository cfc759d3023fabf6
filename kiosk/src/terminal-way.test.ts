// From a punch at an emulated terminal to the kiosk's journal: setting, driver, records, how far it was pulled.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Stored } from "@hadir/firmware-bridge/emulators/zkteco/memory.ts"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type JournalRecord } from "@hadir/shared/journal/record.ts"
import { openCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { terminalUser } from "@hadir/shared/journal/terminal-punch.ts"
import type Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openDatabase } from "./journal/database.ts"
import { JournalFile } from "./journal/journal-file.ts"
import { PeopleFile } from "./journal/people-file.ts"
import { TerminalFile } from "./journal/terminal-file.ts"
import { terminalsOf } from "./terminal-settings.ts"
import { type TerminalSlot, terminalSlot } from "./terminal-slot.ts"
import type { JournalFault } from "./usecases/ports.ts"

const serial = "CGKK204760001"
const sealing = makeKeyPair("x25519")
const secret = Buffer.alloc(32, 7)
/** 2026-11-01 at midnight in Jakarta, where the emulator's clock stands. */
const registered = Date.UTC(2026, 9, 31, 17)

let folder: string
let terminal: EmulatedTerminal
let server: TerminalServer
let port: number
let database: Database.Database
let journal: JournalFile
let people: PeopleFile
let terminals: TerminalFile
let kiosk: TerminalSlot
let faults: JournalFault[]
let logged: { event: string; count?: unknown }[]

const noDoor = { port: 0, fault: undefined, admit: () => () => undefined }
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })
const punch = (id: string, day: number, second = 0, state = 0): Stored => ({
	...{ place: 5, id, verify: 1, state },
	at: [2026, 11, day, 7, 28, second],
})

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-terminal-"))
	faults = []
	logged = []
	terminal = new EmulatedTerminal({})
	server = new TerminalServer(terminal)
	port = await server.start()
	open()
})
afterEach(async () => {
	await kiosk?.slot.stop()
	await server.stop()
	database.close()
	rmSync(folder, { recursive: true })
})

function open(): void {
	database = openDatabase(join(folder, "journal.db"))
	journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	people = new PeopleFile(database)
	terminals = new TerminalFile(database, journal)
}

function begin(registeredAt = registered): void {
	const read = terminalsOf(`zkteco=tcp:127.0.0.1:${port}`)
	const [setting] = read.ok ? read.value : []
	if (setting === undefined) throw new Error("no terminal is set")
	const now = () => ({ boot: 1, mono: 1_000, wall: Date.now(), q: 4, err: 5 }) as const
	kiosk = terminalSlot(setting, {
		storage: { people, terminals, clock: { read: now, hear: () => undefined } },
		enrolment: {
			...{ tagSecret: toBase64Url(secret), zone: "Asia/Jakarta" },
			officeSealKey: toBase64Url(rawPublicKey(sealing.publicKey)),
		},
		registeredAt,
		append: (content) => journal.append(content).ok,
		onFault: (fault) => faults.push(fault),
		log: (event, facts) => logged.push({ event, ...facts }),
		...{
			onKept: () => undefined,
			onChange: () => undefined,
			warn: (event, facts) => logged.push({ event, ...facts }),
			door: noDoor,
		},
	})
	kiosk.slot.start()
}

/** The kiosk off and on again. */
async function restart(): Promise<void> {
	await kiosk.slot.stop()
	database.close()
	open()
	begin()
}

function records(): JournalRecord[] {
	const rows = database.prepare("SELECT bytes FROM record ORDER BY n").pluck().all()
	return rows.flatMap((bytes) => {
		const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
		return read?.ok ? [read.value] : []
	})
}
const punches = () => records().filter((record) => record.k === "punch")
const pulls = () => logged.filter(({ event }) => event === "terminal.pulled")
const pulled = (times = 1) => until(() => expect(pulls().length).toBeGreaterThanOrEqual(times))

test("the log becomes records: whom the list names by credential, others sealed to the office", async () => {
	const tag = tagOf(secret, terminalUser(serial, "1001"))
	people.apply(1, [{ credential: "A".repeat(16), name: "Budi", tag }])
	terminal.log = [punch("1001", 23), punch("1002", 23, 5)]
	begin()
	await pulled()
	const [known, unknown] = punches()
	const time = Date.UTC(2026, 10, 23, 0, 28)
	expect(known).toMatchObject({
		...{ reader: "terminal-1", answer: "recorded", credential: "A".repeat(16) },
		terminal: { serial, time },
	})
	expect(unknown).toMatchObject({ answer: "unknown", terminal: { time: time + 5_000 } })
	if (unknown === undefined || !("sealed" in unknown)) throw new Error("it is not sealed")
	const card = openCard(unknown.sealed, unknown.tag, sealing)
	expect(card.ok && Buffer.from(card.value.uid)).toEqual(
		Buffer.from(terminalUser(serial, "1002").uid),
	)
	expect(Math.abs(unknown.terminal?.offset ?? Number.NaN), "its clock is right").toBeLessThan(2_000)
	expect(unknown.err, "drift since the punch is in the bound").toBeGreaterThan(500)
	expect(JSON.stringify(punches())).not.toContain("1002")
})

test("what is heard is recorded as it happens, and not once more by the next pull", async () => {
	terminal.log = [punch("1001", 23)]
	begin()
	await pulled()
	await until(() => expect(kiosk.slot.state.kind).toBe("ready"))
	server.punch(punch("1001", 24))
	await until(() => expect(punches()).toHaveLength(2))
	await restart()
	await pulled(2)
	expect(punches()).toHaveLength(2)
	server.punch(punch("1001", 25))
	await until(() => expect(punches()).toHaveLength(3))
})

test("a restart takes only what is new; a log that was cleared and filled anew brings no punch twice", async () => {
	terminal.log = Array.from({ length: 150 }, (_, index) => punch(String(index), 23, index % 60))
	begin()
	await pulled()
	expect(punches()).toHaveLength(150)
	terminal.log.push(punch("1001", 24))
	await restart()
	await pulled(2)
	expect(pulls().at(-1), "the delta").toMatchObject({ count: 1 })
	terminal.log = [punch("7", 25), punch("149", 23, 29), punch("8", 25)]
	await restart()
	await pulled(3)
	expect(punches()).toHaveLength(153)
	expect(new Set(punches().map(({ terminal: of }) => of?.key)).size).toBe(153)
})

test("what is older than the registration is history; a later one makes none of what was punches", async () => {
	terminal.log = [punch("1001", 3), punch("1001", 5)]
	begin(Date.UTC(2026, 10, 4))
	await pulled()
	expect(punches()).toHaveLength(1)
	await kiosk.slot.stop()
	terminal.log.push(punch("1001", 6))
	begin(Date.UTC(2026, 10, 20))
	await pulled(2)
	expect(punches()).toHaveLength(2)
})

test("its states are a reader's records, and the first contact only reads", async () => {
	terminal.log = [punch("1001", 23)]
	begin()
	await pulled()
	await server.stop()
	await until(() => expect(kiosk.slot.state.kind).toBe("absent"))
	const states = records().flatMap((record) => (record.k === "reader" ? [record] : []))
	expect(states.map(({ reader, state }) => [reader, state])).toEqual([
		["terminal-1", "ready"],
		["terminal-1", "absent"],
	])
	expect(terminal.received, "it was asked").toContain("1000")
	const changing = ["1002", "1003", "1004", "8", "12", "15", "18", "202"]
	expect(terminal.received.filter((code) => changing.includes(code))).toEqual([])
	server = new TerminalServer(terminal)
	await server.start(port)
})

test("pulled through only as far as everything is here, and a restart does not claim more", async () => {
	await server.stop()
	begin()
	expect(kiosk.pulledThrough(), "before it nothing is a punch").toBe(registered)
	server = new TerminalServer(terminal)
	await server.start(port)
	const before = Date.now()
	await pulled()
	const reached = kiosk.pulledThrough()
	expect(reached).toBeGreaterThanOrEqual(before)
	await server.stop()
	await restart()
	await until(() => expect(kiosk.slot.state.kind).toBe("absent"))
	expect(kiosk.pulledThrough()).toBe(reached)
	server = new TerminalServer(terminal)
	await server.start(port)
})

test("a lot and its cursor are one: a file that refuses the one has nothing of the other", async () => {
	terminal.log = [punch("1001", 23), punch("1002", 23)]
	database.exec(`CREATE TRIGGER refusing BEFORE INSERT ON terminal_log
		BEGIN SELECT RAISE(ABORT, 'no'); END`)
	begin()
	await pulled()
	expect(pulls()).toMatchObject([{ isAll: false }])
	expect(faults).toMatchObject([{ code: "failed" }])
	expect([punches(), terminals.through("terminal-1")]).toEqual([[], undefined])
	expect(kiosk.pulledThrough()).toBe(registered)
	database.exec("DROP TRIGGER refusing")
	await restart()
	await pulled(2)
	expect(punches()).toHaveLength(2)
	const numbers = records().map(({ n }) => n)
	expect(numbers, "the chain has no hole").toEqual(numbers.map((_, index) => index + 1))
	expect(journal.newestProven()).toEqual(journal.last)
})

test("what the disk refused is pulled again without a restart", async () => {
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
	try {
		database.exec(`CREATE TRIGGER refusing BEFORE INSERT ON terminal_punch
			BEGIN SELECT RAISE(ABORT, 'no'); END`)
		terminal.log = [punch("1001", 23)]
		begin()
		await pulled()
		expect(punches()).toEqual([])
		database.exec("DROP TRIGGER refusing")
		vi.advanceTimersByTime(60_000)
		vi.useRealTimers()
		await pulled(2)
		expect(punches()).toHaveLength(1)
		const numbers = records().map(({ n }) => n)
		expect(numbers, "the chain has no hole").toEqual(numbers.map((_, index) => index + 1))
		expect(kiosk.pulledThrough()).toBeGreaterThan(registered)
	} finally {
		vi.useRealTimers()
	}
})

test("what the disk refused is pulled again though the terminal was away meanwhile", async () => {
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
	try {
		database.exec(`CREATE TRIGGER refusing BEFORE INSERT ON terminal_punch
			BEGIN SELECT RAISE(ABORT, 'no'); END`)
		terminal.log = [punch("1001", 23)]
		begin()
		await pulled()
		await server.stop()
		await until(() => expect(kiosk.slot.state.kind).toBe("absent"))
		vi.advanceTimersByTime(60_000)
		await until(() => expect(logged.map(({ event }) => event)).toContain("terminal.trouble"))
		database.exec("DROP TRIGGER refusing")
		server = new TerminalServer(terminal)
		await server.start(port)
		vi.useRealTimers()
		await pulled(2)
		expect(punches()).toHaveLength(1)
		expect(pulls().at(-1)).toMatchObject({ isAll: true })
	} finally {
		vi.useRealTimers()
	}
})
