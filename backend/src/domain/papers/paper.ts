// A paper that the office prints: one table under a letterhead, with what each format needs to know of it.

/**
 * What a column holds decides how each format writes it. `rupiah`: whole; `percent`: basis points; `number`: a
 * NIP or another number of a person, text wherever it goes; `account`: the same of an account.
 */
export type ColumnKind =
	| "text"
	| "count"
	| "rupiah"
	| "percent"
	| "date"
	| "clock"
	| "number"
	| "account"

export type Column = {
	readonly heading: string
	/** Neighbours that share it stand under it. */
	readonly under?: string | undefined
	readonly kind: ColumnKind
	/** Of a page's or sheet's width, in characters. */
	readonly width: number
	/** The last row sums it. */
	readonly isSummed?: boolean
}

/** Money, counts, basis points, minutes and seconds are integers; a date is "2026-11-30". Absent: nothing to say. */
export type Cell = string | number | undefined

export type Row = {
	/** Names the row for whoever compares two exports: a person, or a person and a date. */
	readonly key: string
	readonly cells: readonly Cell[]
}

export type Signer = {
	/** "Kepala Dinas Kesehatan". */
	readonly role: string
	readonly name: string
	readonly nip?: string | undefined
	/** "Pembina Tk. I / IV/b". */
	readonly rank?: string | undefined
}

export type Paper = {
	/** Of the kind of paper, "daftar-perhitungan". */
	readonly id: string
	readonly title: string
	/** Whose it is and of when: "Dinas Kesehatan", "Bulan November 2026". */
	readonly about: readonly string[]
	readonly columns: readonly Column[]
	readonly rows: readonly Row[]
	/** What a reader has to know of the table. */
	readonly notes: readonly string[]
	/** Amounts that no signed regulation confirms stand in it: every page says BELUM DITETAPKAN. */
	readonly isUnconfirmed: boolean
	/** Whoever signs, left to right. */
	readonly signers: readonly Signer[]
}

/** Around every paper of an office: a setting. */
export type Letterhead = {
	/** Lines from the top: "PEMERINTAH KOTA KUPANG", "BADAN KEPEGAWAIAN ...", the address. */
	readonly lines: readonly string[]
	/** Where papers are signed. */
	readonly place: string
}

/** A paper as one export of it is dated and framed. */
export type FramedPaper = {
	readonly paper: Paper
	readonly letterhead: Letterhead
	/** "2026-11-30": the day it is signed. */
	readonly date: string
	/** SHA-256 of its content, hex: the same in every format. */
	readonly checksum: string
}

export const unconfirmedWords = "BELUM DITETAPKAN"

/** The last row: sums of the columns that have one; absent where none has. */
export function totalsOf({ columns, rows }: Paper): readonly Cell[] | undefined {
	if (!columns.some(({ isSummed }) => isSummed)) return undefined
	return columns.map(({ isSummed }, index) => {
		if (index === 0) return "Jumlah"
		if (!isSummed) return undefined
		return rows.reduce((sum, { cells }) => {
			const cell = cells[index]
			return typeof cell === "number" ? sum + cell : sum
		}, 0)
	})
}

/** How many columns the word before the sums may take. */
export const labelSpan = (columns: readonly Column[]): number =>
	Math.max(
		1,
		columns.findIndex(({ isSummed }) => isSummed),
	)

/** Stretches of columns under one heading, and columns that stand alone. */
export function headingGroups(columns: readonly Column[]): readonly {
	readonly under: string | undefined
	readonly first: number
	readonly span: number
}[] {
	const groups: { under: string | undefined; first: number; span: number }[] = []
	for (const [index, { under }] of columns.entries()) {
		const last = groups.at(-1)
		if (under !== undefined && last?.under === under) last.span++
		else groups.push({ under, first: index, span: 1 })
	}
	return groups
}
