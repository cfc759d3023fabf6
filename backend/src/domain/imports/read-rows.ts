// A table's rows, read one by one: each is taken whole, or refused with the sentences about it.
import type { Complain } from "./cell-values.ts"
import { type Columns, type Field, headingOf } from "./columns.ts"
import {
	type Cell,
	emptyCell,
	plainText,
	type RefusedRow,
	type SheetRow,
	whyRefused,
} from "./sheet.ts"

/** How a table of one kind is read. */
export type RowForm<Content> = {
	readonly fields: readonly Field[]
	/** What cannot be read is complained of; then what is returned counts for nothing. */
	read(cell: (field: string) => Cell, complain: Complain): Content
	/** What may stand in a file once. */
	keyOf(row: Content): string
}

/** How rows of that type are read, but for the number that they have. */
export type FormOf<Row> = RowForm<Omit<Row, "row">>

export type ReadRows<Row> = {
	readonly rows: Row[]
	readonly refused: readonly RefusedRow[]
}

export function readRows<Content>(
	rows: readonly SheetRow[],
	columns: Columns,
	form: RowForm<Content>,
): ReadRows<Content & { row: number }> {
	const read: (Content & { row: number })[] = []
	const refused: RefusedRow[] = []
	const seen = new Map<string, number>()
	for (const { row, cells } of rows) {
		if (row <= columns.headerRow) continue
		const cell = (field: string) => cells[columns.places.get(field) ?? -1] ?? emptyCell
		if (isSkipped(form.fields, cell)) continue
		const complaints = cellFaults(form.fields, cell)
		const found = form.read(cell, (why) => complaints.push(why))
		if (complaints.length === 0) {
			const key = form.keyOf(found)
			const before = seen.get(key)
			if (before === undefined) {
				seen.set(key, row)
				read.push({ ...found, row })
				continue
			}
			complaints.push(`Baris ini mengulang baris ${before}. Hapus salah satunya.`)
		}
		refused.push({ row, why: whyRefused(complaints) })
	}
	return { rows: read, refused }
}

/** Empty, the rest of merged cells, or the headings once more, as printed on each page. */
function isSkipped(fields: readonly Field[], cell: (field: string) => Cell): boolean {
	const filled = fields.filter(({ name }) => plainText(cell(name)) !== "")
	return filled.every(({ name, headings }) => headings.includes(headingOf(plainText(cell(name)))))
}

/** Longer than any name: somebody's remarks in the wrong column. */
const longestText = 120

/** What no field may hold: the error of a formula, or a text without end. */
function cellFaults(fields: readonly Field[], cell: (field: string) => Cell): string[] {
	return fields.flatMap(({ name, headings, longest = longestText }) => {
		const { kind, text } = cell(name)
		if (kind === "error") {
			return [
				`Kolom ${headings[0]} berisi galat rumus ${text}. Perbaiki rumusnya, atau tulis nilainya.`,
			]
		}
		return plainText(cell(name)).length > longest
			? [
					`Kolom ${headings[0]} lebih dari ${longest} huruf. Persingkat, atau pindahkan keterangannya.`,
				]
			: []
	})
}
