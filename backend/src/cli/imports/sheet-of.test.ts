// Which table a file is, and rotas in one: real files on disk, read to what the office is told.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import type { ImportKind } from "../../domain/imports/import-rows.ts"
import { usualFree } from "../../domain/imports/roster-sheet.ts"
import { readTable } from "./read-table.ts"
import { type SheetOptions, sheetOf } from "./sheet-of.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-sheets-"))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0

const text = (content: string): string => {
	const file = join(folder, `${++made}.csv`)
	writeFileSync(file, content)
	return file
}
const usual: SheetOptions = { empty: "skip", free: usualFree, codes: {} }
async function read(kind: ImportKind, file: string, options: Partial<SheetOptions> = {}) {
	const found = await readTable(file, { encoding: "utf-8" })
	if (!found.ok) return found.fault.message
	const sheet = sheetOf(kind, found.value, { ...usual, ...options })
	return sheet.ok ? sheet.value : sheet.fault.message
}

const maria = "198609262015051001"
const yusuf = "199003122019031002"

describe("a table of another kind says which it looks like", () => {
	const people = `NIP;Nama;OPD;Golongan;Jadwal;TMT\n${maria};Maria;Dinkes;III/c;;\n`
	const letters = `NIP;Nama;Jenis;Mulai;Sampai;Nomor surat\n${maria};Maria;DL;2026-11-02;;090/1\n`
	const offices = "Nama OPD;Kode\nDinas Kesehatan;dinkes\n"

	test.each([
		["people for units", "units", people, /daftar pegawai: pakai hadir import employees/],
		["letters for holidays", "holidays", letters, /daftar surat cuti: pakai hadir import leave/],
		["units for people", "employees", offices, /daftar OPD: pakai hadir import units/],
		["people for letters", "leave", people, /daftar pegawai: pakai hadir import employees/],
	] as const)("%s", async (_, kind, content, words) => {
		expect(await read(kind, text(content))).toMatch(words)
	})

	test("a list of OPD with whoever leads each is one of OPD; --map is believed", async () => {
		const led = "Nama OPD;Kode;Kepala;NIP Kepala\nDinas Kesehatan;dinkes;Maria;1\n"
		expect(await read("units", text(led))).toMatchObject({ sheet: { rows: [{ id: "dinkes" }] } })
		const mapped = await read("units", text(people), { map: "name=OPD" })
		expect(mapped).toMatchObject({ sheet: { rows: [{ name: "Dinkes" }] } })
	})

	test("people with their schedule are a list of schedules too", async () => {
		expect(
			await read("schedules", text(people.replace(";;\n", ";piket;2026-11-02\n"))),
		).toMatchObject({ sheet: { kind: "schedules", rows: [{ schedule: "piket" }] } })
	})
})

describe("a rota", () => {
	const sheet = (pattern: string) =>
		text(`NIP;Mulai;Sampai;Pola\n${yusuf};02/11/2026;;${pattern}\n`)

	test("has a code a day, several by a plus, and free days as they are written", async () => {
		expect(await read("rota", sheet("P  P S+M L off"))).toMatchObject({
			sheet: { rows: [{ from: "2026-11-02", days: [["P"], ["P"], ["S", "M"], [], []] }] },
		})
	})

	test("that nobody could mean is refused with how to write it", async () => {
		expect(await read("rota", sheet("P+S+M+P+S"))).toMatchObject({
			unread: [{ why: expect.stringMatching(/"P P S\+M L L"/) }],
		})
		expect(await read("rota", sheet(""))).toMatchObject({
			unread: [{ why: expect.stringMatching(/Pola kosong/) }],
		})
	})
})
