// Dated rows: an amendment is a new row, so last year still computes as last year.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"

/** `until` is the last day of a special period; a row without it holds until the next one. */
export type Dated = { readonly from: LocalDate; readonly until?: LocalDate | undefined }

/**
 * The row in force on a date. A special period goes before the ordinary row it interrupts, and among
 * rows of one sort the latest counts. A date before every row is a hole in the policy: it throws,
 * because a figure of 0 would look like a decision.
 */
export function inForce<Row extends Dated>(
	rows: readonly Row[],
	date: LocalDate,
	what: string,
): Row {
	const row = rowOn(rows, date)
	if (row === undefined) throw new Error(`no row of ${what} is in force on ${date}`)
	return row
}

export function isInForce(rows: readonly Dated[], date: LocalDate): boolean {
	return rowOn(rows, date) !== undefined
}

/** The same; undefined where no row is in force. */
export function rowOn<Row extends Dated>(rows: readonly Row[], date: LocalDate): Row | undefined {
	let found: Row | undefined
	for (const row of rows) {
		if (row.from > date || (row.until !== undefined && row.until < date)) continue
		if (found === undefined || goesBefore(row, found)) found = row
	}
	return found
}

function goesBefore(row: Dated, other: Dated): boolean {
	const isSpecial = row.until !== undefined
	if (isSpecial !== (other.until !== undefined)) return isSpecial
	return row.from > other.from
}
