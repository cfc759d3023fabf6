// A kiosk's file that SQLite cannot read: what its bytes still hold arrives at the office, once, and
// what they do not is named.
import { copyFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { isDamagedLine } from "@hadir/shared/journal/chain.ts"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { delivered, type Files, newRecords, oldRecords, pageSize } from "./damaged-kiosk.ts"
import { ReceivingOffice } from "./receiving-office.ts"

const receiving = new ReceivingOffice()
const { kiosk } = receiving
const [oldName = "", newName = ""] = kiosk.keys.keys()

const zero = (image: Buffer, page: number): Buffer =>
	image.fill(0, (page - 1) * pageSize, page * pageSize)
/** Pages whose first byte is this: 0x02 holds the tree of records together, 0x0a are its leaves. */
const pagesOf = (image: Buffer, type: number): number[] =>
	Array.from({ length: image.length / pageSize }, (_, index) => index + 1).filter(
		(page) => page > 1 && image[(page - 1) * pageSize] === type,
	)
const leavesOf = (name: string, from: number, to: number): number[] => {
	const own = kiosk.records.filter(({ journal, n }) => journal === name && n >= from && n <= to)
	const pages = own.map(({ row }) => Math.floor(kiosk.whole.main.indexOf(row) / pageSize) + 1)
	return [...new Set(pages)].filter((page) => kiosk.whole.main[(page - 1) * pageSize] === 0x0a)
}

beforeEach(() => receiving.open(), 60_000)
afterEach(() => receiving.close())
afterAll(() => kiosk.remove())

const everything = [{ from: 1, to: newRecords }]

describe("all records are whole, and the office gets all, though", () => {
	test.each<[string, (files: Files) => Partial<Files>]>([
		["nothing is damaged", () => ({})],
		["the file's head is gone", ({ main }) => ({ main: main.fill(0, 0, 100) })],
		["the file's head is noise", ({ main }) => ({ main: main.fill("noise", 0, 100) })],
		["the schema is gone", ({ main }) => ({ main: main.fill(0, 100, pageSize) })],
		["the first page is gone", ({ main }) => ({ main: zero(main, 1) })],
		[
			"headers and pointers of all leaves are gone",
			({ main }) => {
				for (const page of pagesOf(main, 0x0a)) {
					main.fill(0xff, (page - 1) * pageSize, (page - 1) * pageSize + 8)
				}
				return { main }
			},
		],
		["the log's head is gone", ({ log }) => ({ log: log.fill(0, 0, 32) })],
		[
			"no frame of the log has its checksum",
			({ log }) => {
				for (let at = 32; at < log.length; at += pageSize + 24) log.fill(0, at + 8, at + 24)
				return { log }
			},
		],
	])("%s", async (_, change) => {
		const told = await receiving.carryAndLook(change)
		expect(told.lost).toEqual([])
		expect(told.journals).toMatchObject([
			{ journal: oldName, missing: [], unproven: [] },
			{ journal: newName, delivered: everything, missing: [], unproven: [] },
		])
		const ends = told.journals.map(({ closedAt }) => closedAt)
		expect(ends, "only a closed journal says where it ended").toEqual([oldRecords, undefined])
		expect((await receiving.linesOf(newName)).size).toBe(newRecords)
	})
})

describe("records are missing", () => {
	test("pages behind the office's head: a named hole, the rest follows", async () => {
		const [, leaf = 0] = leavesOf(newName, 200, 260)
		const told = await receiving.carryAndLook(({ main }) => ({ main: zero(main, leaf) }))
		const [hole] = told.journals[1]?.missing ?? []
		expect(told.journals[1]?.missing).toHaveLength(1)
		expect(hole?.from).toBeGreaterThan(delivered)
		expect(await receiving.holes(newName)).toEqual([{ from_n: hole?.from, through_n: hole?.to }])
		const projector = receiving.office.projector()
		projector.wake()
		await projector.settle()
		expect(await receiving.office.service.missing()).toMatchObject([
			{ cause: "hole", fromN: hole?.from, throughN: hole?.to },
		])
	})

	test("pages the office's head lies in: the hole begins behind the head", async () => {
		const told = await receiving.carryAndLook(({ main }) => {
			for (const leaf of leavesOf(newName, delivered - 3, delivered + 3)) zero(main, leaf)
			return { main }
		})
		const [hole] = told.journals[1]?.missing ?? []
		expect(hole?.from).toBeLessThan(delivered)
		expect(await receiving.holes(newName)).toEqual([{ from_n: delivered + 1, through_n: hole?.to }])
	})

	test("pages that the office has whole: no hole at all", async () => {
		const [, leaf = 0] = leavesOf(newName, 20, 70)
		const told = await receiving.carryAndLook(({ main }) => ({ main: zero(main, leaf) }))
		expect(told.journals[1]?.missing).toHaveLength(1)
		expect((await receiving.linesOf(newName)).size).toBe(newRecords)
	})

	test("every page that holds the tree together: only the records on them", async () => {
		const told = await receiving.carryAndLook(({ main }) => {
			for (const page of pagesOf(main, 0x02)) zero(main, page)
			return { main, log: Buffer.of() }
		})
		const missing = told.journals[1]?.missing ?? []
		expect(missing.length).toBeGreaterThan(1)
		// The one on it, and the next, whose hash before is gone with it.
		expect(new Set(missing.map(({ from, to }) => to - from))).toEqual(new Set([1]))
	})

	test("the file is cut in its middle, within a page", async () => {
		const told = await receiving.carryAndLook(({ main }) => ({
			main: main.subarray(0, main.length / 2 + 1_000),
		}))
		expect(told.journals).toHaveLength(2)
	})

	test("the log of writes is lost: everything up to it", async () => {
		const told = await receiving.carryAndLook(() => ({ log: Buffer.of() }))
		const last = told.journals[1]?.delivered.at(-1)?.to ?? 0
		expect(last).toBeGreaterThan(300)
		expect(last).toBeLessThan(newRecords)
	})

	test("the bytes of one record are altered: it goes as damaged, the rest whole", async () => {
		const { row } = kiosk.records.find(({ journal, n }) => journal === newName && n === 200) ?? {}
		const told = await receiving.carryAndLook(({ main, log }) => ({
			main: spoil(main, row ?? Buffer.of()),
			log: spoil(log, row ?? Buffer.of()),
		}))
		expect(told.journals[1]?.missing).toEqual([{ from: 200, to: 200 }])
		const lines = await receiving.linesOf(newName)
		expect([lines.size, isDamagedLine(lines.get(200) ?? Buffer.of())]).toEqual([newRecords, true])
	})
})

/** Flips a bit in every copy of something. */
function spoil(image: Buffer, what: Buffer): Buffer {
	for (let at = image.indexOf(what); at >= 0; at = image.indexOf(what)) {
		image[at + 30] = (image[at + 30] ?? 0) ^ 1
	}
	return image
}

describe("what cannot be delivered is said", () => {
	test("a journal whose key is damaged: how many records it has, and the other one is delivered", async () => {
		const told = await receiving.carryAndLook(({ main, log }) => ({
			main: spoil(main, kiosk.privateKeys[1]),
			log: spoil(log, kiosk.privateKeys[1]),
		}))
		expect(told.journals).toMatchObject([{ journal: oldName, missing: [] }])
		expect(told.lost).toMatchObject([{ records: newRecords, why: expect.stringMatching(/key/) }])
		expect((await receiving.linesOf(newName)).size).toBe(delivered)
	})

	test("a journal whose paper is damaged is not carried: the office would not listen", async () => {
		const paper = Buffer.from(kiosk.paper)
		const told = await receiving.carryAndLook(({ main, log }) => ({
			main: spoil(main, paper),
			log: spoil(log, paper),
		}))
		expect(told.lost.map(({ journal }) => journal)).toContain(oldName)
		expect(told.lost[0]?.why).toMatch(/paper/)
	})

	test("nothing is left: no file, and why", async () => {
		kiosk.damage(() => ({ main: Buffer.alloc(100_000, 7), log: Buffer.of() }))
		await expect(kiosk.carry()).rejects.toMatchObject({
			exitCode: 2,
			message: expect.stringMatching(/or nothing is left of it.*keep it/),
		})
		kiosk.damage(({ main, log }) => ({
			main: kiosk.privateKeys.reduce(spoil, main),
			log: kiosk.privateKeys.reduce(spoil, log),
		}))
		await expect(kiosk.carry()).rejects.toThrow(/120 records .* key is damaged[\s\S]*400 records/)
		expect(readdirSync(kiosk.stick)).toEqual([])
	})

	test("the file in use, a copy of it, a folder, or nothing is no damaged file", async () => {
		kiosk.damage((whole) => whole)
		const live = join(kiosk.folder, "journal.db")
		copyFileSync(kiosk.file, live)
		copyFileSync(`${kiosk.file}-wal`, `${live}-wal`)
		await expect(kiosk.carry(live)).rejects.toMatchObject({ exitCode: 2 })
		await expect(kiosk.carry()).rejects.toThrow(/or a copy of it\. Leave --from out/)
		await expect(kiosk.carry(kiosk.folder)).rejects.toMatchObject({ exitCode: 2 })
		await expect(kiosk.carry(`${kiosk.file}-no`)).rejects.toMatchObject({ exitCode: 2 })
	})
})
