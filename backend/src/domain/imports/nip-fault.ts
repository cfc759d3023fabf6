import { isLocalDate } from "@hadir/shared/time/local-date.ts"

/** "III/c", "PNS IV/a": a grade of civil servants, who alone have a month in their number. */
const civilGrade = /^\s*(?:PNS\b\s*)?[IV]+\s*\/\s*[a-e]\s*$/i
const contractGrade = /^\s*(?:PPPK|P3K)\b/i
/** Digits 13 and 14 of who serves by contract are a code from here on, and no month. */
const firstContractCode = 21

/**
 * What cannot be so in an employee's number: NIP = date of birth, year and month of appointment, 1 or 2 for the sex,
 * three digits. In a number of who serves by contract (NI PPPK) digits 13 and 14 are a code instead of the month.
 * A NIK of 16 digits is not looked into. @returns the sentence for who keeps the list; undefined: it may be one
 */
export function nipFault(nip: string, grade: string): string | undefined {
	const match = /^(\d{4})(\d\d)(\d\d)\d{4}(\d\d)(\d)\d{3}$/.exec(nip)
	if (match === null) return undefined
	const [, year = "", month = "", day = "", appointed = "", sex = ""] = match
	if (!isLocalDate(`${year}-${month}-${day}`)) {
		return `NIP ${nip}: digit 1-8 "${year}${month}${day}" bukan tanggal lahir yang ada. Periksa NIP-nya pada SK.`
	}
	if (!isMonth(appointed) && !isContractCode(appointed, grade)) {
		return `NIP ${nip}: digit 13-14 "${appointed}" bukan bulan pengangkatan (01-12). Periksa NIP-nya pada SK; bagi PPPK tulis golongannya, seperti PPPK IX.`
	}
	if (sex === "1" || sex === "2") return undefined
	return `NIP ${nip}: digit 15 "${sex}" harus 1 (pria) atau 2 (wanita). Periksa NIP-nya pada SK.`
}

const isMonth = (digits: string): boolean => digits >= "01" && digits <= "12"

/** Where the list names no grade, a code that contracts have may be one. */
function isContractCode(digits: string, grade: string): boolean {
	if (contractGrade.test(grade)) return true
	return !civilGrade.test(grade) && Number(digits) >= firstContractCode
}
