// A table as it came out of a file: rows of cells, each as people see it.

/**
 * `number`: the spreadsheet's own number, of which it keeps 15 digits; `date`: yyyy-mm-dd; `error`: what
 * a formula could not work out, such as #REF!.
 */
export type Cell = {
	readonly text: string
	readonly kind: "text" | "number" | "date" | "error"
}

/** `row` is the number that the spreadsheet shows beside it, from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] }

export const emptyCell: Cell = { text: "", kind: "text" }

/** What keeps a row from being taken, in a sentence that says what to do about it. */
export type RefusedRow = { readonly row: number; readonly why: string }

/** Without the spaces and the apostrophe that spreadsheets leave around a text, and what a terminal would obey. */
export const plainText = ({ text }: Cell): string =>
	text
		.replace(/[\s\u00a0\p{Cc}]+/gu, " ")
		.trim()
		.replace(/^'/, "")
		.trim()

/** So many sentences about one row are read; a row that is wrong throughout has more. */
const mostComplaints = 4
const longestWhy = 1_000

export function whyRefused(complaints: readonly string[]): string {
	const more = complaints.length - mostComplaints
	const said = complaints.slice(0, mostComplaints)
	if (more > 0) said.push(`Masih ada ${more} kesalahan lain di baris ini.`)
	return said.join(" ").slice(0, longestWhy)
}
