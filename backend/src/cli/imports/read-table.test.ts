// Files as offices bring them: real workbooks and texts on disk, read to what the office is told.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateRawSync } from "node:zlib"
import { type Cell, type CellValue, writeXlsx } from "hucre"
import { afterAll, describe, expect, test } from "vitest"
import type { ImportKind } from "../../domain/imports/import-rows.ts"
import { usualFree } from "../../domain/imports/roster-sheet.ts"
import { readTable, type TableOptions } from "./read-table.ts"
import { type SheetOptions, sheetOf } from "./sheet-of.ts"
import { unpackedBytes } from "./zip-sizes.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-tables-"))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0

const text = (content: string | Buffer): string => {
	const file = join(folder, `${++made}.csv`)
	writeFileSync(file, content)
	return file
}
async function book(
	rows: CellValue[][],
	more: { readonly cells?: Map<string, Partial<Cell>>; readonly name?: string } = {},
): Promise<string> {
	const file = join(folder, `${++made}.xlsx`)
	writeFileSync(file, await writeXlsx({ sheets: [{ name: "Data", rows, ...more }] }))
	return file
}

const usual: SheetOptions = { empty: "skip", free: usualFree, codes: {} }
async function read(
	kind: ImportKind,
	file: string,
	{ table, ...options }: Partial<SheetOptions> & { readonly table?: Partial<TableOptions> } = {},
) {
	const found = await readTable(file, { encoding: "utf-8", ...table })
	if (!found.ok) return found.fault.message
	const sheet = sheetOf(kind, found.value, { ...usual, ...options })
	return sheet.ok ? sheet.value : sheet.fault.message
}

const maria = "198609262015051001"
const yusuf = "199003122019031002"

describe("people", () => {
	const person = { nip: maria, name: "Maria", unit: "Dinkes", grade: "III/c", schedule: "" }

	test("under a letterhead, with merged titles, empty rows, headings once more, and a total", async () => {
		const file = await book([
			["PEMERINTAH KOTA", null, null, null, null],
			[],
			["No.", "NIP / NIK", "Nama Pegawai", "Unit Kerja", "Gol. Ruang", "TMT"],
			[1, maria, " Maria ", "Dinkes", "III/c", new Date(Date.UTC(2020, 11, 1))],
			[],
			["No.", "NIP / NIK", "Nama Pegawai", "Unit Kerja", "Gol. Ruang", "TMT"],
			[2, yusuf, "Yusuf", "RSUD", null, 43_525],
			["Jumlah", null, "2 orang"],
		])
		expect(await read("employees", file)).toMatchObject({
			sheet: {
				kind: "employees",
				rows: [
					{ ...person, row: 4, from: "2020-12-01" },
					{ row: 7, nip: yusuf, from: "2019-03-01" },
				],
			},
			unread: [{ row: 8, why: expect.stringMatching(/NIP kosong.*OPD kosong/) }],
		})
	})

	test("a formula gives its last result, and one that failed refuses its row", async () => {
		const cells = new Map<string, Partial<Cell>>([
			["1,1", { formula: 'UPPER("maria")', formulaResult: "Maria", type: "formula" }],
			["2,1", { value: "#REF!", type: "error" }],
		])
		const rows = [
			["NIP", "Nama", "OPD", "Gol"],
			[maria, null, "Dinkes", "III/c"],
			[yusuf, "x", "RSUD"],
		]
		const found = await read("employees", await book(rows, { cells }))
		expect(found).toMatchObject({
			sheet: { rows: [{ ...person, row: 2 }] },
			unread: [{ row: 3, why: expect.stringMatching(/galat rumus #REF!/) }],
		})
	})

	test("the same NIP twice: the second is refused and names the first", async () => {
		const file = text(`NIP;Nama;OPD\n'${maria};Maria;Dinkes\n${maria};Maria lagi;Dinkes\n`)
		expect(await read("employees", file)).toMatchObject({
			sheet: { rows: [{ row: 2, nip: maria }] },
			unread: [{ row: 3, why: "Baris ini mengulang baris 2. Hapus salah satunya." }],
		})
	})

	test("remarks in a column of names refuse their row alone, and so does a row that is wrong throughout", async () => {
		const long = `Catatan ${"panjang ".repeat(40)}`
		const file = text(
			`NIP;Nama;OPD;TMT;Sampai;Berlaku mulai\n${maria};Maria;${long};;;\n1;;;x;y;z\n${yusuf};Yusuf;RSUD;;;\n`,
		)
		expect(await read("employees", file)).toMatchObject({
			sheet: { rows: [{ row: 4, nip: yusuf }] },
			unread: [
				{ row: 2, why: expect.stringMatching(/opd lebih dari 120 huruf/) },
				{ row: 3, why: expect.stringMatching(/Masih ada 2 kesalahan lain/) },
			],
		})
	})

	test("columns by name or number, where headings are others or none", async () => {
		const named = text(`Nomor;Siapa;Di mana\n${maria};Maria;Dinkes\n`)
		const map = "nip=Nomor,name=Siapa,unit=3"
		expect(await read("employees", named, { map })).toMatchObject({
			sheet: { rows: [{ row: 2, nip: maria, unit: "Dinkes" }] },
		})
		const bare = text(`${maria},Maria,Dinkes\n`)
		expect(await read("employees", bare, { map: "nip=1,name=2,unit=3" })).toMatchObject({
			sheet: { rows: [{ row: 1, nip: maria, name: "Maria" }] },
		})
		expect(await read("employees", named)).toMatch(/Tidak ada baris judul.*--map nip=/)
		expect(await read("employees", named, { map: "siapa=1" })).toMatch(/Isian: nip, name/)
	})
})

describe("texts", () => {
	const rows = [{ row: 2, name: "Dinas Pariwisata", id: "par" }]
	test.each([
		["semicolons", "Nama OPD;Kode\r\nDinas Pariwisata;par\r\n"],
		["commas and quotes", '"Nama OPD","Kode"\n"Dinas Pariwisata","par"\n'],
		["tabs", "Nama OPD\tKode\nDinas Pariwisata\tpar\n"],
		["the mark of UTF-8", "\uFEFFNama OPD;Kode\nDinas Pariwisata;par\n"],
	])("with %s", async (_, content) => {
		expect(await read("units", text(content))).toMatchObject({ sheet: { rows }, unread: [] })
	})

	test("another encoding is asked for, and a quote that does not end is named", async () => {
		const latin = text(Buffer.from("Nama OPD;Kode\nDinas Café;caf\n", "latin1"))
		expect(await read("units", latin)).toMatch(/--encoding latin1/)
		expect(await read("units", latin, { table: { encoding: "latin1" } })).toMatchObject({
			sheet: { rows: [{ name: "Dinas Café" }] },
		})
		expect(await read("units", text('Nama OPD;Kode\n"Dinas;par\n'))).toMatch(/Baris 2: tanda kutip/)
	})
})

describe("a roster", () => {
	const days = (of: (day: number) => CellValue): CellValue[] =>
		Array.from({ length: 31 }, (_, index) => of(index + 1))
	const grid = (cells: (day: number) => CellValue, nip: CellValue = maria) =>
		book([
			["JADWAL", null, "NOVEMBER"],
			["No", "NIP", "Nama", ...days((day) => day)],
			[null, null, null, ...days((day) => ["S", "M", "S", "S", "R", "K", "J"][day % 7] ?? "")],
			[1, nip, "Maria", ...days(cells)],
			[],
			["Ket.", "P = Pagi (07.00-14.00)", "DM : Malam", "L = lepas", "X = cuti"],
			[null, null, null, null, "Kepala Ruangan,"],
		])
	const november = { month: "2026-11" } as const

	test("as a grid with a legend: codes, two shifts, free days, cells that say nothing", async () => {
		const codes: Record<number, string> = { 1: "P", 2: "P+DM", 3: "L", 4: " libur " }
		const file = await grid((day) => codes[day] ?? null)
		const expected = [
			["2026-11-01", ["P"]],
			["2026-11-02", ["P", "DM"]],
			["2026-11-03", []],
			["2026-11-04", []],
		]
		expect(await read("roster", file, november)).toMatchObject({
			sheet: {
				rows: [{ row: 4, nip: maria, days: expected }],
				codes: { P: "Pagi (07.00-14.00)", DM: "Malam" },
			},
			unread: [],
		})
		const all = await read("roster", file, { ...november, empty: "free" })
		expect(all).toMatchObject({ sheet: { rows: [{ days: { length: 30 } }] } })
	})

	test("a day that the month has not, a NIP that is broken, a month that is not said", async () => {
		expect(await read("roster", await grid(() => "P"), november)).toMatchObject({
			unread: [{ row: 4, why: "Tanggal 31 tidak ada di bulan 2026-11. Kosongkan kolom itu." }],
		})
		const broken = await grid((day) => (day < 31 ? "P" : null), Number(maria))
		expect(await read("roster", broken, november)).toMatchObject({
			unread: [{ row: 4, why: expect.stringMatching(/dirusak Excel/) }],
		})
		expect(await read("roster", broken)).toMatch(/--month 2026-11/)
	})

	test("more shifts than a day has", async () => {
		const many = await grid((day) => (day < 31 ? "P+S+M+P+S" : null))
		expect(await read("roster", many, november)).toMatchObject({
			unread: [{ row: 4, why: expect.stringMatching(/paling banyak 4 giliran.*Masih ada 26/) }],
		})
		const line = text(`NIP;Tanggal;Giliran\n${maria};01/11/2026;${"P+".repeat(9)}P\n`)
		expect(await read("roster", line)).toMatchObject({ unread: [{ row: 2 }] })
	})

	test("as one line a shift", async () => {
		const file = text(
			`NIP;Tanggal;Giliran\n${maria};01/11/2026;pagi\n${maria};02/11/2026;\n${maria};03/11/2026;L\n`,
		)
		expect(await read("roster", file)).toMatchObject({
			sheet: {
				rows: [
					{ row: 2, days: [["2026-11-01", ["pagi"]]] },
					{ row: 4, days: [["2026-11-03", []]] },
				],
			},
		})
	})
})

describe("files that are none", () => {
	test("a sheet that is not there, an old workbook, a picture, a folder", async () => {
		const file = await book([["Nama OPD"], ["x"]])
		expect(await read("units", file, { table: { sheet: "Lain" } })).toMatch(/Yang ada: Data/)
		expect(await read("units", file, { table: { sheet: "1" } })).toMatchObject({ unread: [] })
		expect(await read("units", text(Buffer.from("d0cf11e0a1b11ae1", "hex")))).toMatch(/\.xls\)/)
		expect(await read("units", text(Buffer.from("504b030400000000", "hex")))).toMatch(/bukan XLSX/)
		expect(await read("units", text("%PDF-1.7 \n"))).toMatch(/Tidak ada baris judul/)
		expect(await read("units", folder)).toMatch(/bukan berkas/)
	})

	test("a bomb is known by its directory, and one that hides its size is too", () => {
		expect(unpackedBytes(zipOf(1_000_000))).toBe(1_000_000)
		expect(unpackedBytes(zipOf(4_000_000_000))).toBe(4_000_000_000)
		expect(unpackedBytes(zipOf(0))).toBeUndefined()
		expect(unpackedBytes(zipOf(0xffffffff))).toBeUndefined()
	})

	test("a bomb is refused before it is unpacked", async () => {
		expect(await read("units", text(zipOf(3_000_000_000)))).toMatch(/lebih dari 200 MB/)
	})
})

/** One file of zeros, whose directory says that it is so long. */
function zipOf(size: number): Buffer {
	const name = Buffer.from("xl/worksheets/sheet1.xml")
	const packed = deflateRawSync(Buffer.alloc(1_000))
	const local = Buffer.alloc(30)
	local.writeUInt32LE(0x04034b50, 0)
	local.writeUInt16LE(8, 8)
	local.writeUInt32LE(packed.length, 18)
	local.writeUInt32LE(size, 22)
	local.writeUInt16LE(name.length, 26)
	const entry = Buffer.alloc(46)
	entry.writeUInt32LE(0x02014b50, 0)
	entry.writeUInt16LE(8, 10)
	entry.writeUInt32LE(packed.length, 20)
	entry.writeUInt32LE(size, 24)
	entry.writeUInt16LE(name.length, 28)
	const end = Buffer.alloc(22)
	end.writeUInt32LE(0x06054b50, 0)
	end.writeUInt16LE(1, 10)
	end.writeUInt32LE(local.length + name.length + packed.length, 16)
	return Buffer.concat([local, name, packed, entry, name, end])
}
