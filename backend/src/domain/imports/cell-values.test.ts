import { describe, expect, test } from "vitest"
import { dateIn, employeeNumber } from "./cell-values.ts"
import type { Cell } from "./sheet.ts"

const said = <T>(read: (cell: Cell, complain: (why: string) => void) => T, cell: Cell) => {
	const complaints: string[] = []
	const value = read(cell, (why) => complaints.push(why))
	return complaints.length === 0 ? value : complaints.join(" ")
}
const text = (written: string): Cell => ({ text: written, kind: "text" })
const number = (value: number): Cell => ({ text: String(value), kind: "number" })

describe("a NIP", () => {
	test.each([
		["as it is", text("198609262015051001")],
		["as letters print it", text("19860926 201505 1 001")],
		["with the apostrophe that keeps it a text", text("'198609262015051001 ")],
		["with a space that cannot be seen", text("\u00a0198609262015051001\u00a0")],
	])("%s", (_, cell) => {
		expect(said(employeeNumber, cell)).toBe("198609262015051001")
	})

	test("what a terminal would obey is not repeated to it", () => {
		expect(said(employeeNumber, text("\u001b[31mmerah"))).toMatch(/^" ?\[31mmerah" bukan NIP/)
	})

	test("a NIK of 16 digits stands for who has none", () => {
		expect(said(employeeNumber, text("5371012609860001"))).toBe("5371012609860001")
	})

	test.each([
		["as a number of Excel", number(1.98609262015051e17), /dirusak Excel.*Teks/],
		["as Excel shows that number", text("1.98E+17"), /dirusak Excel/],
		["as an Indonesian Excel shows it", text("1,98609E+17"), /dirusak Excel/],
		["a NIK as a number", number(5_371_012_609_860_001), /dirusak Excel/],
		["a digit short", text("19860926201505100"), /18 digit/],
		["nothing", text(" "), /NIP kosong/],
	])("%s is refused with the way out", (_, cell, words) => {
		expect(said(employeeNumber, cell)).toMatch(words)
	})
})

describe("a date", () => {
	const date = (cell: Cell) => said((one, complain) => dateIn(one, "Mulai", complain), cell)
	test.each([
		[text("31/01/2026"), "2026-01-31"],
		[text("1-2-2026"), "2026-02-01"],
		[text("01.02.2026 00:00:00"), "2026-02-01"],
		[text("2026-02-01"), "2026-02-01"],
		[text("1 Februari 2026"), "2026-02-01"],
		[text("17 Agt 2026"), "2026-08-17"],
		[{ text: "2026-02-01", kind: "date" }, "2026-02-01"],
		[number(46_054), "2026-02-01"],
		[number(46_054.5), "2026-02-01"],
		[text("46054"), "2026-02-01"],
	] as const)("%o is %s", (cell, expected) => {
		expect(date(cell)).toBe(expected)
	})

	test.each([
		[text("29/02/2026"), /29\/02\/2026 tidak ada di kalender/],
		[text("31/04/2026"), /tidak ada di kalender/],
		[text("12/13/2026"), /tidak ada di kalender/],
		[text("besok"), /bukan tanggal.*31\/01\/2026/],
		[number(7), /bukan tanggal/],
		[text(""), /kosong/],
	])("%o is refused", (cell, words) => {
		expect(date(cell)).toMatch(words)
	})
})
