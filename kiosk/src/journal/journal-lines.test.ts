// What a batch is made of: stored lines, as stored, as many as fit.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { maxBatchBytes } from "@hadir/shared/wire/batch.ts"
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
	test("64 KiB with their newlines, and not a byte more", () => {
		for (let n = 1; n <= 130; n++) appendOf(511)
		const lines = journal.lines(name, { from: 1, through: 130 })
		expect(lines.reduce((sum, line) => sum + line.length + 1, 0)).toBe(maxBatchBytes)
		expect(lines).toHaveLength(128)
	})

	test("from and through are both in it; beyond the last there is nothing", () => {
		for (let n = 1; n <= 5; n++) appendOf(300 + n)
		const lengths = (from: number, through: number) =>
			journal.lines(name, { from, through }).map((line) => line.length)
		expect(lengths(2, 4)).toEqual([302, 303, 304])
		expect(lengths(5, 9)).toEqual([305])
		expect(lengths(6, 9)).toEqual([])
	})

	test("a journal that is not here is our own mistake", () => {
		expect(() => journal.lines("other", { from: 1, through: 1 })).toThrow(/no journal other/)
	})
})
