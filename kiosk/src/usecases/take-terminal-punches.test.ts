// What a terminal tells, as records in a real file.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type JournalRecord } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { PeopleFile } from "../journal/people-file.ts"
import { TerminalFile } from "../journal/terminal-file.ts"
import type { JournalFault } from "./ports.ts"
import { TakeTerminalPunches } from "./take-terminal-punches.ts"

const serial = "CGKK204760001"
const sealing = makeKeyPair("x25519")
const secret = Buffer.alloc(32, 7)
/** 2026-11-01 at midnight in Jakarta. */
const registered = Date.UTC(2026, 9, 31, 17)

let folder: string
let database: Database.Database
let people: PeopleFile
let terminals: TerminalFile
let faults: JournalFault[]

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-take-"))
	faults = []
	database = openDatabase(join(folder, "journal.db"))
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	people = new PeopleFile(database)
	terminals = new TerminalFile(database, journal)
})
afterEach(() => {
	database.close()
	rmSync(folder, { recursive: true })
})

function records(): JournalRecord[] {
	const rows = database.prepare("SELECT bytes FROM record ORDER BY n").pluck().all()
	return rows.flatMap((bytes) => {
		const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
		return read?.ok ? [read.value] : []
	})
}

test("nobody punches tomorrow: a clock that says so is ahead, and the punch was made when it came at the latest", () => {
	const now = { boot: 1, mono: 1_000, wall: registered + 86_400_000, q: 4, err: 5 } as const
	const punches = new TakeTerminalPunches({
		...{ source: "terminal-1", place: "here", records: terminals, people, since: 0 },
		...{ tagSecret: secret, clock: { read: () => now, hear: () => undefined } },
		officeSealKey: sealing.publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		onFault: (fault) => faults.push(fault),
		onKept: () => undefined,
	})
	const tomorrow = now.wall + 86_400_000
	punches.hear({ serial, key: "b", userId: "7", time: tomorrow })
	expect(records()).toMatchObject([{ terminal: { time: tomorrow, offset: 86_400_000 } }])
	expect(
		records()[0]?.k === "punch" && records()[0]?.err,
		"and is for a person to decide",
	).toBeGreaterThanOrEqual(86_400_000)
	punches.measured({ offsetMs: 0, errorMs: 500, atMs: now.wall })
	punches.hear({ serial, key: "c", userId: "7", time: now.wall + 30_000 })
	expect(records()[1]).toMatchObject({ terminal: { offset: 0 } })
})

test("told twice, or heard while the log is read, it is one record and no fault", () => {
	const now = { boot: 1, mono: 1_000, wall: registered, q: 4, err: 5 } as const
	const punches = new TakeTerminalPunches({
		...{
			source: "terminal-1",
			place: "here",
			records: terminals,
			people,
			since: 0,
			tagSecret: secret,
		},
		clock: { read: () => now, hear: () => undefined },
		officeSealKey: sealing.publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		onFault: (fault) => faults.push(fault),
		onKept: () => undefined,
	})
	const told = { serial, key: "a", userId: "7", time: registered }
	punches.pull(told)
	punches.hear(told)
	punches.hear(told)
	expect(punches.pulled({ count: 1, lastKey: "a" }, registered)).toBe(true)
	expect(faults).toEqual([])
	expect(records()).toHaveLength(1)
})
