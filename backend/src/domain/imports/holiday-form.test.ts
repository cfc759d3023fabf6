// A list of days off as offices keep it: what each row is, and what its hours say.
import { describe, expect, test } from "vitest"
import { holidayForm } from "./holiday-form.ts"
import { type Cell, emptyCell } from "./sheet.ts"

const text = (words: string): Cell => ({ kind: "text", text: words })
function read(cells: Readonly<Record<string, Cell>>) {
	const complaints: string[] = []
	const given: Readonly<Record<string, Cell>> = {
		...{ from: text("2026-11-18"), name: text("Hari jadi") },
		...cells,
	}
	const row = holidayForm.read(
		(field) => given[field] ?? emptyCell,
		(why) => complaints.push(why),
	)
	return { row, complaints }
}

test.each([
	["", { kind: "libur" }],
	["Libur Nasional", { kind: "libur" }],
	["Cuti Bersama", { kind: "cuti_bersama" }],
	["Ramadan", { kind: "season", season: "ramadan" }],
	["Jam Puasa", { kind: "season", season: "ramadan" }],
	["musim panen", { kind: "season", season: "panen" }],
])("%s", (words, expected) => {
	expect(read({ kind: text(words) })).toMatchObject({ row: expected, complaints: [] })
})

describe("hours", () => {
	const own = { kind: text("Jam khusus") }

	test.each([
		["as text", text("11:30"), 690],
		["with a dot", text("7.30"), 450],
		["with seconds", text("07:30:00"), 450],
		["as a spreadsheet's part of a day", { kind: "number", text: "0.3125" } as const, 450],
	])("%s", (_, end, minute) => {
		expect(read({ ...own, end })).toMatchObject({ row: { end: minute }, complaints: [] })
	})

	test.each([
		["a number that could be 7:30 or 7:03", { end: { kind: "number", text: "7.3" } as const }],
		["no hour", { end: text("siang") }],
		["an hour of the next day", { end: text("25:00") }],
	])("%s is told how to be written", (_, cells) => {
		expect(read({ ...own, ...cells }).complaints).toEqual([
			expect.stringMatching(/bukan jam. Tulis seperti 07:30/),
		])
	})

	test("neither start nor end, an end before the start, a rest that is none", () => {
		expect(read(own).complaints).toEqual([expect.stringMatching(/memerlukan Masuk atau Pulang/)])
		const back = { ...own, start: text("12:00"), end: text("11:00"), rest: text("sejam") }
		expect(read(back).complaints).toEqual([
			expect.stringMatching(/Pulang harus sesudah Masuk/),
			expect.stringMatching(/bukan menit/),
		])
	})

	test("on a day off are refused: they would be lost without a word", () => {
		expect(read({ kind: text("libur"), end: text("11:30") }).complaints).toEqual([
			expect.stringMatching(/hanya untuk Jenis jam khusus/),
		])
	})
})

test("a kind that is none is told which there are", () => {
	expect(read({ kind: text("pesta") }).complaints).toEqual([
		expect.stringMatching(/Tulis libur, cuti bersama, ramadan .* atau jam khusus/),
	])
})
