// hadir journal verify on real files that are damaged where SQLite itself says nothing, and what it sends people to.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import Database from "better-sqlite3"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { DamagedKiosk, pageSize } from "./damaged-kiosk.ts"
import { flip, KeptOffice, runHadir } from "./kept-office.ts"

describe("the office's", () => {
	let office: KeptOffice

	beforeEach(async () => {
		office = await KeptOffice.make()
	})
	afterEach(() => office.close())

	const verify = (...more: readonly string[]) => office.hadir("journal", "verify", ...more)
	const against = (file: string) => verify(file, "--against", office.journalFile)

	/** The last batch arrives once more, and lies in the log of writes alone, as a power cut leaves it. */
	function lastInLog(): void {
		const file = office.journalFile
		const database = new Database(file)
		database.pragma("journal_mode = WAL")
		database.pragma("wal_autocheckpoint = 0")
		database.exec("CREATE TEMP TABLE last AS SELECT * FROM batch WHERE from_n = 21")
		database.exec("CREATE TEMP TABLE stood AS SELECT * FROM chain")
		database.exec("DELETE FROM batch WHERE from_n = 21")
		database.prepare("UPDATE chain SET n = 20, hash = ?").run(office.kiosk.hashAt(20))
		database.pragma("wal_checkpoint(TRUNCATE)")
		database.transaction(() => {
			database.exec("INSERT INTO batch SELECT * FROM last")
			database.exec("UPDATE chain SET n = stood.n, hash = stood.hash FROM stood")
		})()
		const [main, log] = [readFileSync(file), readFileSync(`${file}-wal`)]
		database.close()
		writeFileSync(file, main)
		writeFileSync(`${file}-wal`, log)
	}

	test("log of writes, damaged: what lies behind is told, with what to do", async () => {
		lastInLog()
		const file = office.journalFile
		copyFileSync(file, `${file}.whole`)
		copyFileSync(`${file}-wal`, `${file}.whole-wal`)
		expect(await verify(`${file}.whole`)).toMatch(/^0 kiosk BCDFGH.*: 25 records, all hold\n$/)
		flip(`${file}-wal`, 30, 4)
		const said = await verify(file)
		expect(said).toMatch(/^1 .*: 20 records, all hold/)
		expect(said).toMatch(/-wal, the log of writes, is damaged: 1 transaction that lies behind it/)
		expect(said).toMatch(/Keep a copy of both files, then start the office/)
		expect(JSON.parse((await verify(file, "--json")).slice(2))).toMatchObject({
			found: [{ records: 20 }],
			damage: [expect.stringMatching(/is damaged/)],
		})
		expect(await against(office.kioskFile())).toMatch(/^1 [\s\S]*the log of writes, is damaged/)
	})

	test("an old copy of a kiosk's file: what the office holds beyond it is said", async () => {
		expect(await against(office.kioskFile(15))).toMatch(
			/^0 [\s\S]*all 15 records.*, the same; the office holds 10 more \(16 to 25\): this file was cut/,
		)
		expect(await against(office.kioskFile(25))).not.toMatch(/more/)
	})

	test("an empty file of a journal that is known is no match", async () => {
		const said = await against(office.kioskFile(0))
		expect(said).toMatch(/^1 [\s\S]*shows no record, so nothing was compared; .* holds 25 more/)
		expect(said).not.toMatch(/the same/)
	})

	test("a kiosk's file of another office is named as that", async () => {
		const file = office.kioskFile()
		office.change("PRAGMA foreign_keys = OFF")
		for (const table of ["batch", "chain", "journal"]) office.change(`DELETE FROM ${table}`)
		const said = await against(file)
		expect(said).toMatch(/^1 [\s\S]*knows nothing of it: the file is another office's/)
	})

	test("a chain whose rows are gone is told by its batches", async () => {
		office.change("DELETE FROM chain")
		expect(await verify(office.journalFile)).toMatch(/^1 .*broken at 0: the row that says where/)
	})
})

describe("of a kiosk's file that is damaged, the way out is one that works", () => {
	const kiosk = new DamagedKiosk(makeKeyPair("ed25519"))
	const live = join(kiosk.folder, "journal.db")
	afterEach(() => {
		for (const suffix of ["", "-wal", "-shm"]) rmSync(live + suffix, { force: true })
	})

	afterAll(() => kiosk.remove())

	const hadir = (...args: readonly string[]) =>
		runHadir(args, { HADIR_KIOSK_DATA: kiosk.folder, HADIR_LOG: "silent" })
	const carry = (...more: readonly string[]) => hadir("kiosk", "carry", kiosk.stick, ...more)

	function put(damage: (main: Buffer, log: Buffer) => void): void {
		const { main, log } = { main: Buffer.from(kiosk.whole.main), log: Buffer.from(kiosk.whole.log) }
		damage(main, log)
		writeFileSync(live, main)
		writeFileSync(`${live}-wal`, log)
	}

	/** A leaf of the tree of records, in the file's middle. */
	const leaf = (main: Buffer): number => {
		const pages = Array.from({ length: main.length / pageSize }, (_, index) => index * pageSize)
		const leaves = pages.filter((at) => main[at] === 0x0a)
		return leaves[Math.floor(leaves.length / 2)] ?? 0
	}

	test("its own, damaged in the middle: a plain carry", async () => {
		put((main) => main.fill(0, leaf(main), leaf(main) + pageSize))
		const said = await hadir("journal", "verify", live)
		expect(said).toMatch(/kiosk BCDFGH, journal [0-9a-f]{64}: broken at/)
		expect(said).toMatch(/on its kiosk: hadir kiosk carry <stick>\. If it is neither/)
		expect(await carry()).toMatch(/^0 .*holds \d+ messages/)
	})

	test("its own, of which nothing can be read: start the kiosk; set aside: carry --from", async () => {
		// With its log of writes SQLite would put the first page back.
		put((main, log) => void [main.fill(7, 0, 100), log.fill(0, 0, 32)])
		const start = /Start the kiosk, which sets it aside/
		expect(await hadir("journal", "verify", live)).toMatch(/^1 .*not even its tables/)
		expect(await hadir("journal", "verify", live)).toMatch(start)
		expect(await carry()).toMatch(start)
		copyFileSync(live, kiosk.file)
		rmSync(live)
		const said = await hadir("journal", "verify", kiosk.file)
		expect(said).toContain(`hadir kiosk carry <stick> --from ${kiosk.file}`)
		expect(said).not.toMatch(start)
		expect(await carry("--from", kiosk.file)).toMatch(/^0 .*what could be read of kiosk/)
	})
})
