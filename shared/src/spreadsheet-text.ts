// Text that survives being opened in a spreadsheet: kept whole, and not run as a formula.

/**
 * ASVS 5.0, 1.2.10: a cell starting with one of these could run as a formula when the file is
 * opened; a leading apostrophe makes it text. A name like "-" or "@dinas" is thus shown with the
 * apostrophe, which is the price of the rule.
 */
const formulaStart = /^[=+\-@\t\r\n\0]/

export const safeCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** What `safeCell` was given. */
export const plainCell = (text: string): string =>
	text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text

/** One field of a list that people read and give back: a line break would be another line of it. */
export function csvField(text: string): string {
	const cell = safeCell(onOneLine(text))
	return /^[\w.-]+$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`
}

export const onOneLine = (text: string): string =>
	text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim()
