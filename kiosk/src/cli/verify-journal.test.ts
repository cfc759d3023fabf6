// A bit flipped anywhere in a kiosk's file: either it is told, or every record is really there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import Database from "better-sqlite3"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ZodError } from "zod"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { isDamage } from "../journal/storage-fault.ts"
import { kioskHashes, verifyJournal } from "./verify-journal.ts"

const records = 3_000
const page = 4_096
const seed = Number(process.env.HADIR_TEST_SEED ?? 2026)
const runs = Number(process.env.HADIR_TEST_RUNS ?? 200)
const stamp = { boot: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const folder = mkdtempSync(join(tmpdir(), "hadir-verify-"))
const file = join(folder, "journal.db")
let name: Hash
let whole: Buffer

beforeAll(() => {
	const database = openDatabase(file)
	database.transaction(() => {
		const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
		for (let mono = 1; mono <= records; mono++)
			journal.append({
				...{ k: "punch", ...stamp, mono, reader: "card-1", answer: "recorded" },
				credential: "AAAAAAAAAAAAAAAA",
			})
		name = journal.names()[0] ?? ""
	})()
	database.pragma("wal_checkpoint(TRUNCATE)")
	database.close()
	whole = readFileSync(file)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** @returns undefined when it says that the file cannot be read */
function verified(image: Buffer) {
	for (const beside of ["-wal", "-shm"]) rmSync(file + beside, { force: true })
	writeFileSync(file, image)
	try {
		return verifyJournal(file)
	} catch (cause) {
		const isTold = isDamage(cause) || cause instanceof ZodError || isOutsideOurs(cause)
		if (!isTold) throw cause
		return undefined
	}
}

/** The file's head or the text of its schema: the command says so before it verifies anything. */
const isOutsideOurs = (cause: unknown): boolean =>
	cause instanceof Database.SqliteError && /^SQLITE_(ERROR|CANTOPEN)/.test(cause.code)

function flipped(at: number, bit: number): Buffer {
	const image = Buffer.from(whole)
	image[at] = (image[at] ?? 0) ^ (1 << bit)
	return image
}

function expectTruth(image: Buffer, where: string): "told" | "whole" {
	const found = verified(image)
	const isTold = found === undefined || found.some(({ brokenAt }) => brokenAt !== undefined)
	if (!isTold) expect(found, where).toEqual([{ journal: name, records }])
	return isTold ? "told" : "whole"
}

test("single bits flipped anywhere: told, or all are there", () => {
	expect(verified(whole)).toEqual([{ journal: name, records }])
	const seen = { told: 0, whole: 0 }
	fc.assert(
		fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
			seen[expectTruth(flipped(at, bit), `byte ${at}, bit ${bit}`)]++
		}),
		{ numRuns: runs, seed },
	)
	expect(seen.told).toBeGreaterThan(runs / 2)
}, 60_000)

/** Where the cells of the page begin under which the tree of records hangs. */
function rootCells(): number[] {
	const pages = Array.from({ length: whole.length / page }, (_, index) => index * page)
	const root = pages.find((at) => whole[at] === 0x02) ?? 0
	return Array.from(
		{ length: whole.readUInt16BE(root + 3) },
		(_, cell) => root + whole.readUInt16BE(root + 12 + cell * 2),
	)
}

test("a scan that ends early is compared with the other end", () => {
	// Behind the child's page and two lengths: the types of the columns journal and n.
	const early = rootCells().flatMap((cell) =>
		[7, 8].flatMap((offset) => {
			const image = flipped(cell + offset, 7)
			expectTruth(image, `byte ${cell + offset}, bit 7`)
			const found = verified(image)?.find(({ brokenAt }) =>
				/^records until/.test(brokenAt?.why ?? ""),
			)
			return found === undefined ? [] : [{ found, image }]
		}),
	)
	expect(early.length).toBeGreaterThan(0)
	for (const { found, image } of early) {
		const why = `records until ${records} are missing or cannot be reached`
		expect(found.brokenAt).toEqual({ n: found.records + 1, why })
		verified(image)
		const shown = kioskHashes(file).get(name)?.records ?? []
		expect(shown.at(-1)?.n).toBe(records)
		expect(shown.length).toBeGreaterThan(found.records)
	}
}, 60_000)

test("a journal whose own row is gone is told by its records", () => {
	verified(whole)
	const database = new Database(file)
	database.pragma("foreign_keys = OFF")
	database.prepare("DELETE FROM journal").run()
	database.close()
	expect(verifyJournal(file)).toMatchObject([
		{ journal: "number 1 of the file", brokenAt: { n: 0, why: "the row that names it is gone" } },
	])
})
