// Rows as SQLite itself writes them, found by a mark at their end.
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { afterAll, expect, test } from "vitest"
import { readRow, rowIdBefore } from "./sqlite-row.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-row-"))
afterAll(() => rmSync(folder, { recursive: true }))

/** The bytes of a file whose only row this is. */
function imageOf(id: number, number: number, text: string, blob: Buffer): Buffer {
	const file = join(folder, `${id}_${number}.db`)
	const database = new Database(file)
	database.exec(
		"CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, text TEXT, blob BLOB, none TEXT) STRICT",
	)
	database.prepare("INSERT INTO t VALUES (?, ?, ?, ?, NULL)").run(id, number, text, blob)
	database.close()
	return readFileSync(file)
}

/** Where the row begins: the last page's one cell is its length, its number, and itself. */
function rowIn(image: Buffer): { at: number; values: ReturnType<typeof readRow> } {
	const page = image.length - 4_096
	const cell = page + image.readUInt16BE(page + 8)
	for (let at = cell + 2; at < cell + 14; at++) {
		const values = readRow(image, at)
		if (values?.length === 5 && values[0] === null) return { at, values }
	}
	throw new Error("no row was found")
}

test.each([
	0,
	1,
	2,
	-1,
	127,
	128,
	-32_768,
	8_388_607,
	-2_147_483_648,
	2 ** 40,
	2 ** 52,
	-(2 ** 50),
])("the number %s", (number) => {
	const image = imageOf(1, number, "text", Buffer.from("blob"))
	expect(rowIn(image).values).toEqual([null, number, "text", Buffer.from("blob"), null])
})

test.each([1, 127, 128, 16_383, 16_384, 2 ** 40])("the row's number %s", (id) => {
	const image = imageOf(id, 5, "x".repeat(200), Buffer.alloc(300))
	expect(rowIdBefore(image, rowIn(image).at)).toBe(id)
})

test("a header that is cut, too long, of a real number, or longer than its columns, is no row", () => {
	const of = (hex: string) => readRow(Buffer.from(hex, "hex"), 0)
	expect(of("020105")).toEqual([5])
	expect(of("")).toBeUndefined()
	expect(of("02")).toBeUndefined()
	expect(of("0201")).toBeUndefined()
	expect(of("02074000000000000000")).toBeUndefined()
	expect(of("020a00")).toBeUndefined()
	expect(of("028105")).toBeUndefined()
	expect(of("0281ffff7f00")).toBeUndefined()
	expect(of("ffffffffffff7f")).toBeUndefined()
	expect(of("ff".repeat(12))).toBeUndefined()
})
