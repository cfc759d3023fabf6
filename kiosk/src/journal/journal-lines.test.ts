// What a batch is made of: stored lines, as stored, as many as fit.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { maxBatchBytes, maxBatchRecords } from "@hadir/shared/wire/batch.ts"
import type Database from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"

let folder: string
let database: Database.Database
let journal: JournalFile
let name: string

const stamp = { boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const because = (reason: string): RecordContent => ({
	...{ k: "reader", ...stamp, reader: "lobi", state: "faulty" },
	reason,
})

/** Fills the journal's newest record to exactly so many bytes. */
function appendOf(bytes: number): void {
	const bare = encodeRecord(journal.last.n + 1, because("")).length
	journal.append(because("x".repeat(bytes - bare)))
}

/** Lengths of the lines that follow a number. */
function linesAfter(n: number): number[] {
	const hash = journal.own(name).hashAt(n) ?? ""
	return journal.linesAfter(name, { n, hash }).map(({ line }) => line.length)
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-lines-"))
	database = openDatabase(join(folder, "journal.db"))
	journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	name = journal.names()[0] ?? ""
})
afterEach(() => {
	database.close()
	rmSync(folder, { recursive: true, force: true })
})

describe("lines", () => {
	test("64 records, and never more than 64 KiB with their newlines", () => {
		for (let n = 1; n <= 130; n++) appendOf(511)
		const lines = linesAfter(0)
		expect(lines).toHaveLength(maxBatchRecords)
		expect(lines.reduce((sum, length) => sum + length + 1, 0)).toBeLessThanOrEqual(maxBatchBytes)
	})

	test("what follows a number, up to the last; behind it there is nothing", () => {
		for (let n = 1; n <= 5; n++) appendOf(300 + n)
		expect(linesAfter(1)).toEqual([302, 303, 304, 305])
		expect(linesAfter(4)).toEqual([305])
		expect(linesAfter(5)).toEqual([])
	})

	test("a journal that is not here is our own mistake", () => {
		expect(() => journal.own("other")).toThrow(/no journal other/)
	})
})
