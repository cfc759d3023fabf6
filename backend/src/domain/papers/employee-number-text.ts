// Numbers of people that survive being opened in a spreadsheet: not turned into other numbers.

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
