// A paper as a workbook: letterhead, title, table with a heading that stays in sight, sums, signatures.

import type { CellStyle, CellValue, MergeRange, WriteSheet, Cell as XlsxCell } from "hucre"
import { writeXlsx } from "hucre/xlsx"
import { readText } from "../../domain/papers/cell-text.ts"
import {
	type Cell,
	type ColumnKind,
	type FramedPaper,
	headingGroups,
	labelSpan,
	totalsOf,
	unconfirmedWords,
} from "../../domain/papers/paper.ts"

const bold: CellStyle = { font: { bold: true } }
const centred: CellStyle = { font: { bold: true }, alignment: { horizontal: "center" } }
const line = { style: "thin", color: { rgb: "FF000000" } } as const
const boxed = { border: { top: line, bottom: line, left: line, right: line } }
const headStyle: CellStyle = {
	...boxed,
	font: { bold: true },
	alignment: { horizontal: "center", vertical: "center", wrapText: true },
	fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFE7ECF3" } },
}
const formats: Readonly<Record<ColumnKind, string>> = {
	...{ rupiah: "#,##0", count: "#,##0", percent: "0.00" },
	...{ text: "@", number: "@", account: "@", date: "@", clock: "@" },
}

/** Numbers stay numbers, so that sheets can go on reckoning; whoever's number it is stays text, digit by digit. */
const sheetValue = (cell: Cell, kind: ColumnKind): CellValue => {
	if (cell === undefined) return null
	if (typeof cell === "string") return cell
	if (kind === "percent") return cell / 100
	return kind === "clock" ? readText(cell, kind) : cell
}

/** Points, of text of 10 points. */
const lineHeight = 13.5

export async function xlsxPaper(framed: FramedPaper): Promise<Buffer> {
	const sheet = new SheetDraft(framed)
	const bytes = await writeXlsx({
		sheets: [sheet.sheet()],
		// A fixed moment: the same content is the same file.
		properties: { title: framed.paper.title, created: new Date(0), modified: new Date(0) },
		defaultFont: { name: "Calibri", size: 10 },
	})
	return Buffer.from(bytes)
}

class SheetDraft {
	readonly #framed: FramedPaper
	readonly #rows: CellValue[][] = []
	readonly #cells = new Map<string, Partial<XlsxCell>>()
	readonly #merges: MergeRange[] = []
	readonly #heights = new Map<number, { height: number }>()

	constructor(framed: FramedPaper) {
		this.#framed = framed
	}

	sheet(): WriteSheet {
		const { paper, letterhead, checksum } = this.#framed
		const { columns } = paper
		for (const text of letterhead.lines) this.#across(text, centred)
		this.#rows.push([])
		this.#across(paper.title, centred)
		for (const text of paper.about) this.#across(text, centred)
		if (paper.isUnconfirmed) this.#across(unconfirmedWords, centred)
		this.#rows.push([])
		const headRows = this.#head()
		const tableAt = this.#rows.length
		this.#table()
		for (const text of [...paper.notes, `Sidik jari isi (SHA-256): ${checksum}`]) {
			this.#rows.push([text])
		}
		this.#signatures()
		const titles = `${tableAt - headRows + 1}:${tableAt}`
		return {
			name: paper.title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
			columns: columns.map(({ width, kind }) => ({ width, numFmt: formats[kind] })),
			rows: this.#rows,
			cells: this.#cells,
			merges: this.#merges,
			rowDefs: this.#heights,
			freezePane: { rows: tableAt },
			pageSetup: {
				...{ paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
				orientation: isWide(columns) ? "landscape" : "portrait",
				printTitlesRow: titles,
			},
			headerFooter: { oddFooter: "&L&F&RHalaman &P dari &N" },
		}
	}

	#across(text: string, style: CellStyle): void {
		const row = this.#rows.push([text]) - 1
		this.#cells.set(`${row},0`, { value: text, type: "string", style })
		this.#merge(row, 0, row, this.#framed.paper.columns.length - 1)
	}

	#head(): number {
		const { columns } = this.#framed.paper
		const groups = headingGroups(columns)
		const isDouble = groups.some(({ under }) => under !== undefined)
		const first = this.#rows.length
		if (isDouble) this.#rows.push(columns.map(({ under, heading }) => under ?? heading))
		this.#rows.push(columns.map(({ heading }) => heading))
		for (const { under, first: column, span } of groups) {
			if (!isDouble) break
			if (under === undefined) this.#merge(first, column, first + 1, column)
			else this.#merge(first, column, first, column + span - 1)
		}
		for (let row = first; row < this.#rows.length; row++) this.#style(row, () => headStyle)
		return this.#rows.length - first
	}

	#table(): void {
		const { paper } = this.#framed
		const alignment = { vertical: "top", wrapText: true } as const
		const styles = paper.columns.map(
			({ kind }): CellStyle => ({
				alignment,
				...boxed,
				numFmt: formats[kind],
			}),
		)
		for (const { cells } of paper.rows) this.#put(cells, (index) => styles[index] ?? boxed)
		const totals = totalsOf(paper)
		if (totals !== undefined && paper.rows.length > 0) {
			this.#put(totals, (index) => ({ ...styles[index], ...bold }))
			const row = this.#rows.length - 1
			this.#merge(row, 0, row, labelSpan(paper.columns) - 1)
		}
		this.#rows.push([])
	}

	#put(cells: readonly Cell[], styleOf: (index: number) => CellStyle): void {
		const { columns } = this.#framed.paper
		this.#rows.push(columns.map(({ kind }, index) => sheetValue(cells[index], kind)))
		// A viewer does not make rows higher by itself for a text that was wrapped.
		const lines = columns.map(({ kind, width }, index) =>
			Math.ceil(readText(cells[index], kind).length / Math.max(1, width - 2)),
		)
		const height = Math.max(1, ...lines) * lineHeight
		if (height > lineHeight) this.#heights.set(this.#rows.length - 1, { height })
		this.#style(this.#rows.length - 1, styleOf)
	}

	#style(row: number, styleOf: (index: number) => CellStyle): void {
		for (const [index, value] of (this.#rows[row] ?? []).entries()) {
			const type = typeof value === "number" ? "number" : "string"
			this.#cells.set(`${row},${index}`, { value: value ?? null, type, style: styleOf(index) })
		}
	}

	#signatures(): void {
		const { paper, letterhead, date } = this.#framed
		if (paper.signers.length === 0) return
		const last = paper.columns.length - 1
		const places = paper.signers.map((_, index) =>
			Math.round((last * index) / Math.max(1, paper.signers.length - 1)),
		)
		if (paper.signers.length === 1) places[0] = Math.max(0, last - 2)
		const put = (texts: readonly string[]) => {
			const row: CellValue[] = []
			for (const [index, text] of texts.entries()) row[places[index] ?? 0] = text
			this.#rows.push(Array.from({ length: last + 1 }, (_, index) => row[index] ?? null))
		}
		this.#rows.push([])
		put(
			paper.signers.map((_, index) =>
				index === paper.signers.length - 1 ? `${letterhead.place}, ${readText(date, "date")}` : "",
			),
		)
		put(paper.signers.map(({ role }) => role))
		for (let space = 0; space < 3; space++) this.#rows.push([])
		put(paper.signers.map(({ name }) => name))
		put(paper.signers.map(({ rank = "" }) => rank))
		put(paper.signers.map(({ nip }) => (nip === undefined ? "" : `NIP ${readText(nip, "number")}`)))
	}

	#merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
		if (startRow === endRow && startCol === endCol) return
		this.#merges.push({ startRow, startCol, endRow, endCol })
	}
}

/** An upright page of A4 holds some 110 characters of 10 points. */
export const isWide = (columns: FramedPaper["paper"]["columns"]): boolean =>
	columns.reduce((sum, { width }) => sum + width, 0) > 110
