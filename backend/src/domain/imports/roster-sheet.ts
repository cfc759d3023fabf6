// A month's roster as wards keep it: a grid of persons and days with codes and a legend, or one line a shift.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { type Complain, dateIn, employeeNumber } from "./cell-values.ts"
import { type ColumnMap, type Columns, type Field, findColumns } from "./columns.ts"
import { type DayColumn, dayColumns } from "./day-columns.ts"
import type { RosterRow } from "./import-rows.ts"
import { type FormOf, type ReadRows, readRows } from "./read-rows.ts"
import {
	type Cell,
	emptyCell,
	plainText,
	type RefusedRow,
	type SheetRow,
	whyRefused,
} from "./sheet.ts"
import { nipField } from "./sheet-forms.ts"

export type RosterOptions = {
	readonly map: ColumnMap
	/** Whose days 1 to 31 the grid's columns are. */
	readonly month?: LocalMonth | undefined
	/** What an empty cell of the grid says: nothing, or a free day. */
	readonly empty: "skip" | "free"
	/** Codes that mean a free day, in lower case. */
	readonly free: readonly string[]
}

export type ReadRoster = ReadRows<RosterRow> & {
	/** "P = Pagi", as the sheet explains its codes. */
	readonly legend: Readonly<Record<string, string>>
}

export const usualFree = ["l", "libur", "off", "lepas", "-", "x"]

const dateField: Field = { name: "date", headings: ["tanggal", "tgl", "date"], isRequired: true }
const shiftField: Field = {
	name: "shift",
	headings: ["giliran", "shift", "kode", "jadwal", "dinas"],
	isRequired: true,
}
export const rosterFields: readonly Field[] = [nipField, dateField, shiftField]

export function readRoster(
	rows: readonly SheetRow[],
	options: RosterOptions,
): Result<ReadRoster, Fault<"bad-map" | "no-month">> {
	const long = findColumns(rows, rosterFields, options.map)
	if (long.ok) return succeed(readLong(rows, long.value, options))
	const grid = findColumns(rows, [nipField], options.map)
	if (!grid.ok) return grid
	const { month } = options
	if (month === undefined) {
		return fail(
			"no-month",
			"Jadwal berbentuk kisi NIP x tanggal memerlukan bulannya: --month 2026-11.",
		)
	}
	const days = dayColumns(rows, grid.value, month)
	if (days.length > 0) return succeed(readGrid(rows, { columns: grid.value, days }, options))
	return fail(
		"bad-map",
		"Tidak ada kolom tanggal. Beri judul NIP, lalu 1, 2, 3 dan seterusnya; atau kolom NIP, Tanggal, Giliran.",
	)
}

function readGrid(
	rows: readonly SheetRow[],
	{ columns, days }: { readonly columns: Columns; readonly days: readonly DayColumn[] },
	options: RosterOptions,
): ReadRoster {
	const read: RosterRow[] = []
	const refused: RefusedRow[] = []
	const seen = new Map<string, number>()
	const place = columns.places.get("nip") ?? 0
	for (const { row, cells } of rows) {
		if (row <= columns.headerRow) continue
		const nipCell = cells[place] ?? emptyCell
		const filled = days.filter((day) => plainText(cells[day.place] ?? emptyCell) !== "")
		const isLine = /\d{5}/.test(nipCell.text) || isNameless(cells, filled)
		if (!isLine) continue
		const complaints: string[] = []
		const nip = employeeNumber(nipCell, (why) => complaints.push(why))
		const cellOf = (day: DayColumn) => cells[day.place] ?? emptyCell
		complaints.push(
			...misplaced(
				days.filter((day) => options.empty === "free" || filled.includes(day)),
				cellOf,
				options,
			),
		)
		const before = seen.get(nip)
		if (before !== undefined)
			complaints.push(`NIP ini sudah ada di baris ${before}. Satukan kedua baris.`)
		if (complaints.length > 0) {
			refused.push({ row, why: whyRefused(complaints) })
			continue
		}
		seen.set(nip, row)
		const used = options.empty === "free" ? days.filter(({ date }) => isLocalDate(date)) : filled
		read.push({
			...{ row, nip },
			days: used.map((day) => [day.date, codesOf(plainText(cellOf(day)), options)]),
		})
	}
	return { rows: read, refused, legend: legendOf(rows, columns) }
}

/** Codes without a NIP before them; not weekdays under the headings, a legend or who signs. */
function isNameless(cells: readonly Cell[], filled: readonly DayColumn[]): boolean {
	const codes = filled.map(({ place }) => plainText(cells[place] ?? emptyCell).toLowerCase())
	return (
		codes.length > 0 &&
		codes.every((code) => code.length <= longestCode && !code.includes("=")) &&
		!codes.every((code) => caption.test(code))
	)
}

const longestCode = 8
const caption =
	/^(?:\d{1,2}|s|sn|sl|sb|sen(?:in)?|sel(?:asa)?|r|rb|rab(?:u)?|k|km|kam(?:is)?|j|jm|jum(?:'?at)?|sab(?:tu)?|m|mg|min(?:ggu)?|ahad)$/

function misplaced(
	days: readonly DayColumn[],
	cellOf: (day: DayColumn) => Cell,
	options: RosterOptions,
): string[] {
	return days.flatMap((day) => {
		const cell = cellOf(day)
		if (cell.kind === "error")
			return [`Tanggal ${day.day} berisi galat rumus ${cell.text}. Perbaiki rumusnya.`]
		const text = plainText(cell)
		const isTooMuch = isTooManyShifts(codesOf(text, options))
		if (isTooMuch) return [`Tanggal ${day.day}: "${text.slice(0, 40)}" bukan kode. ${shiftRule}`]
		if (isLocalDate(day.date) || text === "") return []
		return [`Tanggal ${day.day} tidak ada di bulan ${options.month}. Kosongkan kolom itu.`]
	})
}

export const isTooManyShifts = (codes: readonly string[]): boolean =>
	codes.length > mostShifts || codes.some((code) => code.length > longestShift)

const mostShifts = 4
const longestShift = 40
export const shiftRule = `Tulis paling banyak ${mostShifts} giliran, seperti P+M.`

/** "P+M": two shifts of one date. */
export const codesOf = (text: string, { free }: Pick<RosterOptions, "free">): string[] =>
	text === "" || free.includes(text.toLowerCase()) ? [] : splitCodes(text)

const splitCodes = (text: string): string[] =>
	text.split(/[+/,&]/).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]))

/** Lines such as "P = Pagi 07.00-14.00" beside or below the grid; later cells of a row may be lines too. */
function legendOf(rows: readonly SheetRow[], { headerRow, places }: Columns) {
	const legend: Record<string, string> = {}
	for (const { row, cells } of rows) {
		if (row === headerRow || /\d{16}/.test(cells[places.get("nip") ?? 0]?.text ?? "")) continue
		for (const cell of cells) {
			const [, code, words] = /^([\p{L}\d-]{1,6})\s*[=:]\s*(\p{L}.*)$/u.exec(plainText(cell)) ?? []
			if (code !== undefined && words !== undefined) legend[code] = words.slice(0, longestWords)
		}
	}
	return legend
}

function shiftsIn(text: string, complain: Complain): string {
	if (isTooManyShifts(splitCodes(text))) complain(`"${text}" bukan kode. ${shiftRule}`)
	return text
}

const longestWords = 120

type LongRow = {
	readonly row: number
	readonly nip: string
	readonly date: string
	readonly shift: string
}

const longForm: FormOf<LongRow> = {
	fields: rosterFields,
	read: (cell, complain) => ({
		nip: employeeNumber(cell("nip"), complain),
		date: dateIn(cell("date"), "Tanggal", complain),
		shift: shiftsIn(plainText(cell("shift")), complain),
	}),
	keyOf: ({ nip, date }) => `${nip} ${date}`,
}

function readLong(rows: readonly SheetRow[], columns: Columns, options: RosterOptions): ReadRoster {
	const read = readRows(rows, columns, longForm)
	const days = read.rows.flatMap(({ row, nip, date, shift }): RosterRow[] =>
		shift === "" && options.empty === "skip"
			? []
			: [{ row, nip, days: [[date, codesOf(shift, options)]] }],
	)
	return { rows: days, refused: read.refused, legend: {} }
}
