// What was exported, in office.db: in order, by whom, and without whoever was forgotten.
import { afterEach, beforeEach, expect, test } from "vitest"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { checksumOf, recordExport } from "../usecases/record-export.ts"
import { ExportStore, eraseExports } from "./export-store.ts"

let office: OfficeLog
let exports: ExportStore
beforeEach(async () => {
	office = await OfficeLog.open()
	exports = new ExportStore(office.office)
})
afterEach(() => office.close())

const take = (by: string, rows: [string, number | null][], paper = "lb1 month=2026-11") =>
	recordExport(
		{ exports, now: () => ++office.now },
		{
			paper,
			by,
			checksum: checksumOf(rows),
			rows: rows.map(([key, cell]) => ({ key, cells: [cell] })),
		},
	)

test("the second export of a paper is told of the first, and of no other paper's", async () => {
	expect(await take("budi", [["maria", 1]])).toBeUndefined()
	expect(await take("sari", [["maria", null]], "lb1 month=2026-12")).toBeUndefined()
	expect(
		await take("sari", [
			["maria", 2],
			["yusuf", 3],
		]),
	).toMatchObject({
		...{ last: { n: 1, by: "budi" }, rows: [{ key: "maria", cells: [1] }] },
	})
	expect(await exports.rows("lb1 month=2026-11")).toHaveLength(2)
	expect((await exports.list(10)).map(({ n, by }) => `${n} ${by}`)).toEqual([
		"2 sari",
		"1 sari",
		"1 budi",
	])
})

test("two who take it at once are two exports", async () => {
	await Promise.all([take("budi", [["maria", 1]]), take("sari", [["maria", 1]])])
	expect((await exports.list(10)).map(({ n }) => n).sort()).toEqual([1, 2])
})

test("ten thousand rows are kept", async () => {
	await take(
		"budi",
		Array.from({ length: 10_000 }, (_, index) => [`p${index}`, index]),
	)
	expect(await exports.rows("lb1 month=2026-11")).toHaveLength(10_000)
})

test("whoever is forgotten leaves the rows, and nobody else does", async () => {
	await take("budi", [
		["maria", 1],
		["maria 2026-11-02", 2],
		["maria2", 3],
		["yusuf", 4],
	])
	await office.office.transaction().execute((tx) => eraseExports(tx, { employee: "maria" }))
	expect((await exports.rows("lb1 month=2026-11")).map(({ key }) => key)).toEqual([
		"maria2",
		"yusuf",
	])
})
