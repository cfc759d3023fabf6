// A bit flipped anywhere in the office's log: either it is told, or every record is really there.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { code } from "../usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { logFolding } from "./office-disk.ts"
import { verifyLog } from "./verify-log.ts"
import { isFileWhole } from "./whole-file.ts"

const seed = Number(process.env.HADIR_TEST_SEED ?? 2026)
const runs = Number(process.env.HADIR_TEST_RUNS ?? 200)
const perKiosk = 600
const kiosks = [code, "CDFGHJ", "DFGHJK"]
const folder = mkdtempSync(join(tmpdir(), "hadir-log-"))
const file = join(folder, "journal.db")
let whole: Buffer

beforeAll(async () => {
	const office = await OfficeLog.open()
	for (const name of kiosks) {
		const kiosk = await office.enrol(name)
		await office.worker().hello(name, kiosk.hello())
		kiosk.record(perKiosk)
		for (let from = 1; from <= perKiosk; from += 60)
			await office.worker().batch(name, kiosk.batch(from, from + 59))
	}
	await logFolding(office.log)()
	copyFileSync(join(office.folder, "journal.db"), file)
	await office.close()
	whole = readFileSync(file)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** @returns undefined when it says that the file cannot be read */
async function verified(image: Buffer) {
	for (const beside of ["-wal", "-shm"]) rmSync(file + beside, { force: true })
	writeFileSync(file, image)
	try {
		return { chains: await verifyLog(file), isWhole: isFileWhole(file) }
	} catch (cause) {
		if (!(cause instanceof Database.SqliteError)) throw cause
		return undefined
	}
}

function flipped(at: number, bit: number): Buffer {
	const image = Buffer.from(whole)
	image[at] = (image[at] ?? 0) ^ (1 << bit)
	return image
}

async function expectTruth(image: Buffer, where: string): Promise<"told" | "whole"> {
	const found = await verified(image)
	if (found === undefined || found.chains.some(({ brokenAt }) => brokenAt !== undefined))
		return "told"
	const records = found.chains.map((chain) => chain.records)
	expect(records, where).toEqual(kiosks.map(() => perKiosk))
	return found.isWhole ? "whole" : "told"
}

test("single bits flipped anywhere: told, or all are there", async () => {
	expect(await expectTruth(whole, "whole")).toBe("whole")
	const seen = { told: 0, whole: 0 }
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
			seen[await expectTruth(flipped(at, bit), `byte ${at}, bit ${bit}`)]++
		}),
		{ numRuns: runs, seed },
	)
	expect(seen.told).toBeGreaterThan(runs / 2)
}, 120_000)

test("bits of the pages that name chains and journals: none of them is left out", async () => {
	const database = new Database(file, { readonly: true })
	const pages = database
		.prepare(
			"SELECT (rootpage - 1) * 4096 FROM sqlite_master WHERE tbl_name IN ('chain', 'journal')",
		)
		.pluck()
		.all()
		.map(Number)
	database.close()
	expect(pages).toHaveLength(4)
	const heads = pages.flatMap((page) => [3, 4, 8, 9, 10, 11].map((offset) => page + offset))
	const seen = { told: 0, whole: 0 }
	for (const at of heads) seen[await expectTruth(flipped(at, 1), `byte ${at}`)]++
	expect(seen.told).toBe(heads.length)
}, 120_000)
