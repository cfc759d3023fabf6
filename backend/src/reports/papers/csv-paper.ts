import { safeCell } from "@hadir/shared/spreadsheet-text.ts"
import { stringify } from "csv-stringify/sync"
import { fileText } from "../../domain/papers/cell-text.ts"
import { type Paper, unconfirmedWords } from "../../domain/papers/paper.ts"

const statusHeading = "Status besaran"

/**
 * The table alone, as `month-csv.ts` writes it: UTF-8 with its mark, semicolons, CRLF, cells that a spreadsheet
 * would run disarmed. Sums and frames are the reader's; that amounts are unconfirmed stands in every row.
 */
export function csvPaper({ columns, rows, isUnconfirmed }: Paper): Buffer {
	const headings = columns.map(({ heading, under }) =>
		under === undefined ? heading : `${under}: ${heading}`,
	)
	const status = isUnconfirmed ? [unconfirmedWords] : []
	const lines = rows.map(({ cells }) => [
		...columns.map(({ kind }, index) => safeText(fileText(cells[index], kind), cells[index])),
		...status,
	])
	const head = isUnconfirmed ? [...headings, statusHeading] : headings
	return Buffer.from(
		stringify([head.map(safeCell), ...lines], {
			...{ bom: true, delimiter: ";", record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
		}),
	)
}

/** A negative amount begins with a sign and runs nothing. */
const safeText = (text: string, cell: unknown): string =>
	typeof cell === "number" ? text : safeCell(text)
