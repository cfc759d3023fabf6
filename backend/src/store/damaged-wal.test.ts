// Real logs of SQLite, altered: what it no longer shows is told, and what a folded log leaves is not.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { lostTransactions } from "./damaged-wal.ts"

const seed = Number(process.env.HADIR_TEST_SEED ?? 2026)
const runs = Number(process.env.HADIR_TEST_RUNS ?? 300)
const transactions = 12
let folder: string
let file: string
let office: Database.Database

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-wal-"))
	file = join(folder, "office.db")
	office = new Database(file)
	office.pragma("journal_mode = WAL")
	office.pragma("wal_autocheckpoint = 0")
	office.exec("CREATE TABLE batch (n INTEGER PRIMARY KEY, message BLOB)")
	office.pragma("wal_checkpoint(TRUNCATE)")
	write(transactions)
})
afterEach(() => {
	office.close()
	rmSync(folder, { recursive: true })
})

function write(count: number): void {
	const insert = office.prepare("INSERT INTO batch (message) VALUES (randomblob(6000))")
	for (let n = 0; n < count; n++) insert.run()
}

/** Both files as a power cut leaves them. */
const taken = () => ({ main: readFileSync(file), log: readFileSync(`${file}-wal`) })

/** Beside the office's own, which is open. */
function put({ main, log }: { main: Buffer; log: Buffer }): { lost: number; shown: number } {
	const copy = join(folder, "copy.db")
	for (const beside of ["-shm", "-wal"]) rmSync(copy + beside, { force: true })
	writeFileSync(copy, main)
	writeFileSync(`${copy}-wal`, log)
	const lost = lostTransactions(copy)
	const database = new Database(copy, { readonly: true })
	const shown = Number(database.prepare("SELECT count(*) FROM batch").pluck().get())
	database.close()
	return { lost, shown }
}

function flip(log: Buffer, at: number, count = 4): Buffer {
	const flipped = Buffer.from(log)
	for (let n = at; n < at + count; n++) flipped[n] = (flipped[n] ?? 0) ^ 0xff
	return flipped
}

test("a log that nobody touched hides nothing", () => {
	expect(put(taken())).toEqual({ lost: 0, shown: transactions })
})

test("four bytes at its head: all its transactions are told as lost", () => {
	const { main, log } = taken()
	const { lost, shown } = put({ main, log: flip(log, 30) })
	expect(shown).toBe(0)
	expect(lost).toBe(transactions)
})

test("bytes anywhere: told, unless only the last transaction is gone, as if never whole", () => {
	const { main, log } = taken()
	const seen = { told: 0, whole: 0 }
	fc.assert(
		fc.property(fc.nat(log.length - 5), fc.integer({ min: 1, max: 4 }), (at, count) => {
			const { lost, shown } = put({ main, log: flip(log, at, count) })
			if (shown < transactions - 1) expect(lost, `byte ${at}`).toBeGreaterThan(0)
			if (shown === transactions) expect(lost, `byte ${at}`).toBe(0)
			seen[lost > 0 ? "told" : "whole"]++
		}),
		{ numRuns: runs, seed },
	)
	expect(seen.told).toBeGreaterThan(runs / 2)
}, 60_000)

test("what an earlier generation left behind a new one is no damage", () => {
	office.pragma("wal_checkpoint(RESTART)")
	write(2)
	const { main, log } = taken()
	expect(put({ main, log })).toEqual({ lost: 0, shown: transactions + 2 })
	const leftFrom = log.length - 10_000
	expect(put({ main, log: flip(log, leftFrom) })).toEqual({ lost: 0, shown: transactions + 2 })
})

test("damage in a log that is in the file already, and not written over yet, loses nothing", () => {
	office.pragma("wal_checkpoint(PASSIVE)")
	const { main, log } = taken()
	expect(put({ main, log: flip(log, 30) })).toEqual({ lost: 0, shown: transactions })
})

test("a log that ends in half a transaction is what a power cut leaves", () => {
	const { main, log } = taken()
	const { lost, shown } = put({ main, log: log.subarray(0, log.length - 5_000) })
	expect([lost, shown]).toEqual([0, transactions - 1])
})
