// The write-ahead log altered in its middle while the file itself opens: SQLite drops what was committed
// behind it; nothing that was green may go with it in silence.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { verifyJournal } from "../cli/verify-journal.ts"
import { bootNumber } from "./boots.ts"
import { openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"
import { openKioskFile } from "./open-kiosk-file.ts"

let folder: string
let file: string
const stamp = { boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const frameBytes = 4_096 + 24
const logHeadBytes = 32
const records = 40
const open = () =>
	openKioskFile({
		...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	})

/** The file as a power cut leaves it: records from 20 on lie in the log alone. */
function fill(): { name: string; hash: string; main: Buffer; log: Buffer } {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	for (let mono = 1; mono <= records; mono++) {
		if (mono === 20) journal.foldLog()
		journal.append({ k: "boot", ...stamp, mono, release: "0.1.0" })
	}
	const [name = ""] = journal.names()
	const files = { main: readFileSync(file), log: readFileSync(`${file}-wal`) }
	const { hash } = journal.last
	database.close()
	return { name, hash, ...files }
}

/** A copy of what lies there, as a power cut leaves it. */
const taken = () => ({ main: readFileSync(file), log: readFileSync(`${file}-wal`) })

function flip(bytes: Buffer, at: number): Buffer {
	bytes[at] = (bytes[at] ?? 0) ^ 1
	return bytes
}

function put({ main, log }: { main: Buffer; log: Buffer }): void {
	for (const name of readdirSync(folder)) rmSync(join(folder, name))
	writeFileSync(file, main)
	writeFileSync(`${file}-wal`, log)
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-log-"))
	file = join(folder, "journal.db")
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
	["a bit of its third frame flipped", (log: Buffer) => flip(log, 9_000)],
	["its head is gone", (log: Buffer) => log.fill(0, 0, logHeadBytes)],
	[
		"its first frame is gone",
		(log: Buffer) => log.fill(0, logHeadBytes, logHeadBytes + frameBytes),
	],
])("%s: every record that was committed is there again, for good", (_, damage) => {
	const { name, hash, main, log } = fill()
	put({ main, log: damage(log) })
	for (const _again of ["opened", "opened again"]) {
		const { journal, database, setAside, takenBack, settleLogs } = open()
		expect(setAside).toBeUndefined()
		expect(journal.closeIfDamaged(stamp, takenBack.unprovenThrough)).toBeUndefined()
		settleLogs()
		expect(journal.own(name).last).toEqual({ n: records, hash })
		database.close()
	}
})

test("the record that was damaged is in the last frame alone: it is named as lost", () => {
	const { name, main, log } = fill()
	const last = log.subarray(log.length - frameBytes)
	const at = last.lastIndexOf(`"mono":${records}`)
	expect(at).toBeGreaterThan(0)
	last.write(`"mono":99`, at)
	put({ main, log })
	const { journal, database, takenBack } = open()
	expect(journal.closeIfDamaged(stamp, takenBack.unprovenThrough)).toEqual({
		journal: name,
		from: records,
		to: records,
	})
	const [fresh = ""] = journal.names()
	const first = journal.bytesAt(fresh, 1)
	expect(first && decodeRecord(first)).toMatchObject({ value: { k: "lost", from: records } })
	database.close()
})

test("bits flipped anywhere in the log: all are there, or the rest is named", () => {
	const { name, hash, main, log } = fill()
	const seen = { whole: 0, named: 0, asIfTorn: 0 }
	fc.assert(
		fc.property(fc.nat(log.length - 1), fc.nat(7), (at, bit) => {
			const flipped = Buffer.from(log)
			flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
			put({ main, log: flipped })
			const { journal, database, takenBack } = open()
			const lost = journal.closeIfDamaged(stamp, takenBack.unprovenThrough)
			// Of the last transaction, damage looks as if it had never been whole: green, and gone unnamed.
			if (at >= log.length - frameBytes && journal.last.n === records - 1) {
				seen.asIfTorn++
				database.close()
				return
			}
			if (lost === undefined) expect(journal.last.hash).toBe(hash)
			if (lost === undefined) seen.whole++
			else seen.named++
			expect(lost?.to ?? journal.own(name).last.n, `byte ${at}, bit ${bit}`).toBe(records)
			database.close()
		}),
		{ numRuns: 150 },
	)
	expect(seen.whole).toBeGreaterThan(100)
}, 60_000)

test.each([
	["all of its record was written: it was tapped, though never green", 100, 1],
	["nothing of its record was written", frameBytes - 30, 2],
])("the log ends in half a transaction, %s", (_, cut, fewer) => {
	const { name, main, log } = fill()
	put({ main, log: log.subarray(0, log.length - frameBytes - cut) })
	const { journal, database } = open()
	expect(journal.closeIfDamaged(stamp)).toBeUndefined()
	expect(journal.own(name).last.n).toBe(records - fewer)
	database.close()
})

/** 40 records, then a successor with ten, all in the log alone from the twentieth on. */
function succeeded() {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const write = (from: number, through: number) => {
		for (let mono = from; mono <= through; mono++) {
			if (mono === 20) journal.foldLog()
			journal.append({ k: "boot", ...stamp, mono, release: "0.1.0" })
		}
	}
	write(1, records)
	journal.keepPaper(journal.names()[0] ?? "", "a paper")
	journal.succeed({ k: "boot", ...stamp, mono: 41, release: "0.1.0" })
	write(42, 50)
	const [fresh = "", old = ""] = journal.names()
	const ends = { fresh: journal.own(fresh).last, old: journal.own(old).last }
	const files = taken()
	database.close()
	return { fresh, old, ends, ...files }
}

test("a successor that began behind the damage is there again, and the journal before it is closed", () => {
	const { fresh, old, ends, main, log } = succeeded()
	put({ main, log: flip(log, 9_000) })
	const { journal, database, takenBack, settleLogs } = open()
	expect(journal.closeIfDamaged(stamp, takenBack.unprovenThrough)).toBeUndefined()
	expect(settleLogs()).toBeUndefined()
	expect(journal.names()).toEqual([fresh, old])
	expect({ fresh: journal.own(fresh).last, old: journal.own(old).last }).toEqual(ends)
	expect(journal.show(fresh).succeeds?.paper).toBe("a paper")
	database.close()
})

test("records of a successor whose own row is lost: the log is set aside, never thrown away", () => {
	const { fresh, main, log } = succeeded()
	const damaged = flip(log, 9_000)
	for (let at = damaged.indexOf(fresh); at >= 0; at = damaged.indexOf(fresh, at + 1)) {
		// The key stands behind the name, in each frame that holds the row.
		damaged.fill(0, at + 64, at + 64 + 80)
	}
	put({ main, log: damaged })
	const { database, takenBack, settleLogs } = open()
	expect(takenBack.isSomethingLeft).toBe(true)
	const left = settleLogs() ?? ""
	expect(readFileSync(left).equals(damaged)).toBe(true)
	database.close()
})

test("whoever opened it before: a command, or a daemon that could not write", () => {
	const { name, hash, main, log } = fill()
	put({ main, log: flip(log, 9_000) })
	const first = openDatabase(file)
	expect(new JournalFile(first, () => makeKeyPair("ed25519")).last.n).toBeLessThan(records)
	first.close()
	expect(() =>
		openKioskFile({
			...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
			...{ makeRoom: () => false, makeRoomToOpen: () => false },
			get onUnreadable(): () => void {
				throw new Database.SqliteError("database or disk is full", "SQLITE_FULL")
			},
		}),
	).toThrow("disk is full")
	const { journal, database } = open()
	expect(journal.own(name).last).toEqual({ n: records, hash })
	database.close()
})

test("whoever verifies the file is told of what lies behind the damage, and changes nothing", () => {
	const { main, log } = fill()
	put({ main, log: flip(log, 9_000) })
	const [verified] = verifyJournal(file) ?? []
	expect(verified?.brokenAt).toBeUndefined()
	expect((verified?.records ?? 0) + (verified?.behindDamage ?? 0)).toBe(records)
	expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)
})

test("the next boot has a number that no record taken back has", () => {
	const { main, log } = fill()
	const before = openDatabase(file)
	for (const id of ["a", "b", "c"]) bootNumber(before, id)
	before.close()
	put({ main, log: flip(log, 9_000) })
	const { database, takenBack } = open()
	expect(takenBack.highestBoot).toBe(1)
	expect(bootNumber(database, "x", takenBack.highestBoot)).toBe(2)
	expect(bootNumber(database, "x", takenBack.highestBoot)).toBe(2)
	expect(bootNumber(database, "y", 7)).toBe(8)
	database.close()
})
