// The kiosk's file altered on the disk: what is whole is sent as it is, what is not is named.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { nextHash, rootHash } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import { openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"
import { openKioskFile } from "./open-kiosk-file.ts"

let folder: string
let file: string
const stamp = { boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const punch = (mono: number): RecordContent => ({
	...{ k: "punch", ...stamp, mono, reader: "card-1", answer: "recorded" },
	credential: "AAAAAAAAAAAAAAAA",
})
const open = () => {
	const database = openDatabase(file)
	return { database, journal: new JournalFile(database, () => makeKeyPair("ed25519")) }
}

const openAs = (now: number) =>
	openKioskFile({
		...{ folder, now, makeKeys: () => makeKeyPair("ed25519") },
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	})

/** Writes so many punches and closes the file whole. */
function fill(count: number): { name: string; root: string; bytes: readonly string[] } {
	const { database, journal } = open()
	const [name = ""] = journal.names()
	for (let n = 1; n <= count; n++) journal.append(punch(n))
	const bytes = Array.from({ length: count }, (_, i) => String(journal.bytesAt(name, i + 1)))
	const root = rootHash(journal.publicKeyOf(name))
	journal.keepPaper(name, "a paper")
	database.pragma("wal_checkpoint(TRUNCATE)")
	database.close()
	return { name, root, bytes }
}

function alter(sql: string, ...values: unknown[]): void {
	const database = new Database(file)
	database.prepare(sql).run(...values)
	database.close()
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-damage-"))
	file = join(folder, "journal.db")
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe("the newest record does not prove itself when the file is opened", () => {
	test.each([
		["its bytes", "UPDATE record SET bytes = x'7b7d' WHERE n = 5"],
		["its hash", "UPDATE record SET hash = zeroblob(32) WHERE n = 5"],
	])("%s: the journal ends before it, the successor names it and is vouched for", (_, sql) => {
		const { name } = fill(5)
		alter(sql)
		const { database, journal } = open()
		expect(journal.closeIfDamaged(stamp)).toEqual({ journal: name, from: 5, to: 5 })
		const [fresh = "", old] = journal.names()
		expect(old).toBe(name)
		expect(journal.own(name).last.n).toBe(4)
		const first = journal.bytesAt(fresh, 1)
		expect(first && decodeRecord(first)).toMatchObject({
			value: { k: "lost", journal: name, from: 5, to: 5 },
		})
		expect(journal.show(fresh).succeeds?.paper).toBe("a paper")
		expect(journal.append(punch(6))).toMatchObject({ ok: true, value: { n: 2 } })
		database.close()
		const again = open()
		expect(again.journal.closeIfDamaged(stamp)).toBeUndefined()
		expect(again.journal.own(name).last.n).toBe(4)
		again.database.close()
	})

	test("a whole file stays as it is", () => {
		fill(5)
		const { database, journal } = open()
		expect(journal.closeIfDamaged(stamp)).toBeUndefined()
		expect(journal.last.n).toBe(5)
		database.close()
	})

	test("a key that no longer names its journal signs nothing more", () => {
		fill(3)
		alter("UPDATE journal SET private_key = zeroblob(48)")
		const { database, journal } = open()
		expect(journal.closeIfDamaged(stamp)).toMatchObject({ from: 1, to: 3 })
		expect(journal.names()).toHaveLength(1)
		expect(journal.show(journal.names()[0] ?? "").succeeds).toBeUndefined()
		expect(journal.append(punch(4))).toMatchObject({ ok: true, value: { n: 2 } })
		database.close()
	})

	test("an older journal whose key is gone is named once, by the one that is written to", () => {
		fill(3)
		const first = open()
		const [old = ""] = first.journal.names()
		first.journal.succeed(punch(1))
		first.database.close()
		alter("UPDATE journal SET private_key = zeroblob(48) WHERE id = 1")
		const { database, journal } = open()
		expect(journal.closeIfDamaged(stamp)).toBeUndefined()
		expect(journal.nameUnsendable(stamp)).toEqual([{ journal: old, from: 1, to: 3 }])
		const [name = ""] = journal.names()
		const named = journal.bytesAt(name, 2)
		expect(named && decodeRecord(named)).toMatchObject({
			value: { k: "lost", journal: old, from: 1, to: 3 },
		})
		expect(journal.append(punch(3))).toMatchObject({ ok: true, value: { n: 3 } })
		database.close()
		const again = open()
		expect(again.journal.nameUnsendable(stamp)).toEqual([])
		expect(again.journal.own(name).last.n).toBe(3)
		again.database.close()
	})
})

describe("a head at a number that proves nothing here", () => {
	test("is ours if the next record follows from it, and is written back", () => {
		const { name, root, bytes } = fill(5)
		const hashes = bytes.map((_, i) =>
			bytes.slice(0, i + 1).reduce((h, b) => nextHash(h, Buffer.from(b)), root),
		)
		alter("UPDATE record SET bytes = x'7b7d', hash = zeroblob(32) WHERE n = 3")
		const { database, journal } = open()
		expect(journal.own(name).hashAt(3)).toBeUndefined()
		expect(journal.adopt(name, { n: 3, hash: hashes[1] ?? "" })).toBe(false)
		expect(journal.own(name).hashAt(3)).toBeUndefined()
		expect(journal.adopt(name, { n: 3, hash: hashes[2] ?? "" })).toBe(true)
		expect(journal.own(name).hashAt(3)).toBe(hashes[2])
		expect(journal.adopt(name, { n: 4, hash: "ab".repeat(32) })).toBe(false)
		expect(journal.own(name).hashAt(4)).toBe(hashes[3])
		database.close()
	})
})

describe("dropping what the office and its backups hold", () => {
	test("keeps the hash it led to, damage included, and goes on from there", () => {
		const { name } = fill(9)
		alter("UPDATE record SET bytes = x'7b7d' WHERE n = 2")
		const { database, journal } = open()
		const at = (n: number) => journal.own(name).hashAt(n)
		const before = { four: at(4), nine: at(9) }
		expect(journal.drop(name, 4)).toBe(4)
		expect(journal.own(name).oldest).toBe(5)
		expect(at(4)).toBe(before.four)
		expect(journal.drop(name, 4)).toBe(0)
		database.close()
		const again = open()
		expect(again.journal.own(name).oldest).toBe(5)
		const lines = again.journal.linesAfter(name, { n: 4, hash: before.four ?? "" })
		expect(lines.at(-1)?.hash).toBe(before.nine)
		expect(again.journal.append(punch(10))).toMatchObject({ value: { n: 10 } })
		again.database.close()
	})

	test("drops at most 500 at a time, and never the future", () => {
		const { name } = fill(600)
		const { database, journal } = open()
		expect([journal.drop(name, 900), journal.drop(name, 900)]).toEqual([500, 100])
		expect(journal.own(name)).toMatchObject({ oldest: 601, last: { n: 600 } })
		expect(journal.append(punch(1))).toMatchObject({ value: { n: 601 } })
		database.close()
	})
})

test("a file of the first version is brought up to date, with its records", () => {
	const { name } = fill(2)
	alter("ALTER TABLE journal DROP COLUMN end_n")
	alter("ALTER TABLE journal DROP COLUMN end_hash")
	for (const later of [
		"finger",
		"enrolled_finger",
		"terminal_clock",
		"terminal_log",
		"terminal_punch",
		"terminal_start",
		"told_source",
	]) {
		alter(`DROP TABLE ${later}`)
	}
	const database = new Database(file)
	database.pragma("user_version = 1")
	database.close()
	const { journal, database: again } = open()
	expect(journal.own(name).last.n).toBe(2)
	expect(journal.append(punch(3))).toMatchObject({ value: { n: 3 } })
	again.close()
})

test("a file that cannot be read at all is set aside, and recording goes on", () => {
	fill(3)
	writeFileSync(file, Buffer.alloc(20_000, 7))
	const opened = openAs(42)
	expect(opened.setAside).toBe(`${file}.damaged-42`)
	expect(readFileSync(`${file}.damaged-42`)).toHaveLength(20_000)
	expect(opened.journal.append(punch(1))).toMatchObject({ value: { n: 1 } })
	opened.database.close()
	const again = openAs(42)
	expect([again.setAside, again.journal.last.n]).toEqual([undefined, 1])
	again.database.close()
})

test("neither the newest records nor the pages before them can be read: set aside", () => {
	fill(300)
	alter("UPDATE record SET bytes = x'7b7d', hash = zeroblob(32) WHERE n > 200")
	const database = new Database(file)
	const pages: unknown = database
		.prepare(
			"SELECT pgoffset FROM dbstat WHERE name = 'record' AND pagetype = 'leaf' ORDER BY path",
		)
		.pluck()
		.all()
	database.close()
	const image = readFileSync(file)
	for (const offset of z.array(z.number()).parse(pages).slice(0, -1)) {
		image.fill(0, offset, offset + 4_096)
	}
	writeFileSync(file, image)
	const opened = openAs(42)
	expect(opened.setAside).toBe(`${file}.damaged-42`)
	expect(opened.journal.append(punch(1))).toMatchObject({ value: { n: 1 } })
	opened.database.close()
})

test("a file of a newer release is refused, never set aside", () => {
	fill(3)
	alter("CREATE TABLE later (id INTEGER) STRICT")
	const database = new Database(file)
	database.pragma(`user_version = ${Number(database.pragma("user_version", { simple: true })) + 1}`)
	database.close()
	expect(() => openAs(1)).toThrow("newer release")
	expect(readdirSync(folder)).not.toContain("journal.db.damaged-1")
})
