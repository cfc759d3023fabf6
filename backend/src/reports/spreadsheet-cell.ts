// Text that survives being opened in a spreadsheet: not run as a formula, not turned into a number.

/**
 * ASVS 5.0, 1.2.10: a cell starting with one of these could run as a formula when the file is
 * opened; a leading apostrophe makes it text. A name like "-" or "@dinas" is thus shown with the
 * apostrophe, which is the price of the rule.
 */
const formulaStart = /^[=+\-@\t\r\n\0]/

export function safeCell(text: string): string {
	return formulaStart.test(text) ? `'${text}` : text
}

/**
 * A NIP in its printed groups, birth date, appointment, sex, serial: 18 digits that a spreadsheet
 * keeps, and the same digits once spaces are removed. Any other number of digits only (a NIK, a
 * local id) gets "ID " in front, for it would lose leading zeros or its last digits.
 */
export function employeeNumberText(number: string): string {
	const nip = /^(\d{8})(\d{6})(\d)(\d{3})$/.exec(number)
	if (nip !== null) return nip.slice(1).join(" ")
	return /^\d+$/.test(number) ? `ID ${number}` : number
}
