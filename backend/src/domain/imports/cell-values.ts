// What a cell says, or the sentence that tells its keeper what to write there instead.

import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { monthNames } from "@hadir/shared/time/indonesian-names.ts"
import { addDays, isLocalDate, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Cell, plainText } from "./sheet.ts"

export type Complain = (why: string) => void

/** Digits that a spreadsheet keeps of a number; the others become zeros. */
const keptDigits = 15
/** Serial numbers of 1954 to 2119: beyond them nobody works today. */
const serials = { from: 20_000, until: 80_000 }
/** The day before the spreadsheets' day 1; the 29 February 1900 they believe in is made up for. */
const serialStart = "1899-12-30"

/**
 * A NIP of 18 digits, or for who has none a NIK of 16. As a number Excel keeps 15 of the digits and shows
 * 1.98E+17: what is lost cannot be guessed.
 */
export function employeeNumber(cell: Cell, complain: Complain): string {
	const text = plainText(cell)
	const isBroken = /^\d(?:[.,]\d+)?e\+?1[5-7]$/i.test(text)
	if (isBroken || (cell.kind === "number" && text.length > keptDigits)) {
		complain(
			`NIP "${text}" sudah dirusak Excel: dari angka sepanjang itu hanya ${keptDigits} digit yang disimpan. Jadikan kolom NIP berformat Teks, lalu salin NIP dari sumber aslinya; memperlebar kolom tidak mengembalikannya.`,
		)
		return ""
	}
	const digits = text.replace(/[\s.-]/g, "")
	if (/^(?:\d{16}|\d{18})$/.test(digits)) return digits
	complain(
		text === ""
			? "NIP kosong. Isi 18 digit NIP, atau 16 digit NIK bagi yang tidak ber-NIP."
			: `"${text}" bukan NIP. Tulis 18 digit NIP, atau 16 digit NIK bagi yang tidak ber-NIP.`,
	)
	return ""
}

/** A text that has to be there. */
export function neededText(cell: Cell, heading: string, complain: Complain): string {
	const text = plainText(cell)
	if (text === "") complain(`${heading} kosong. Isi kolom itu.`)
	return text
}

/** A date as a cell's date, as a serial number, or as offices write it: the day before the month. */
export function dateIn(cell: Cell, heading: string, complain: Complain): LocalDate {
	const text = plainText(cell)
	const date = writtenDate(cell, text)
	if (date !== undefined && isLocalDate(date)) return date
	if (text === "") complain(`${heading} kosong. Isi tanggal seperti 31/01/2026.`)
	else if (date !== undefined)
		complain(`${heading}: tanggal ${text} tidak ada di kalender. Perbaiki tanggalnya.`)
	else complain(`${heading}: "${text}" bukan tanggal. Tulis seperti 31/01/2026 atau 2026-01-31.`)
	return ""
}

/** The same where nothing may stand. */
export function maybeDate(cell: Cell, heading: string, complain: Complain): LocalDate | undefined {
	return plainText(cell) === "" ? undefined : dateIn(cell, heading, complain)
}

const dayMinutes = 1440

/**
 * Minutes from midnight, where anything stands there: a time is a part of the day to a spreadsheet, and a text to most
 * people. As a number "7.3" could be 7:30 or 7:03, so nothing is guessed of it.
 */
export function maybeClock(cell: Cell, heading: string, complain: Complain): number | undefined {
	const text = plainText(cell)
	if (text === "") return undefined
	const part = cell.kind === "number" ? Number(text) : Number.NaN
	if (part > 0 && part < 1) return Math.round(part * dayMinutes)
	const [, hour = "", minutes = ""] = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(text) ?? []
	const minute = minuteOfClock(`${hour.padStart(2, "0")}:${minutes}`)
	if (cell.kind !== "number" && minute !== undefined && minute < dayMinutes) return minute
	complain(`${heading} "${text}" bukan jam. Tulis seperti 07:30.`)
	return undefined
}

/** As it was written, whether there is such a day or not; undefined: not written as a date. */
function writtenDate({ kind }: Cell, text: string): string | undefined {
	if (kind === "date") return text
	if (kind === "number" || /^\d{5}$/.test(text)) {
		const serial = Math.floor(Number(text))
		return serial >= serials.from && serial < serials.until
			? addDays(serialStart, serial)
			: undefined
	}
	const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T][\d:.]+)?$/.exec(text)
	if (iso !== null) return joined(iso[1], iso[2], iso[3])
	const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: [\d:.]+)?$/.exec(text)
	if (local !== null) return joined(local[3], local[2], local[1])
	const words = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})$/i.exec(text)
	const month = monthNumber(words?.[2] ?? "")
	return words === null || month === 0 ? undefined : joined(words[3], String(month), words[1])
}

const joined = (year = "", month = "", day = ""): string =>
	`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`

/** "Jan", "Januari", "Agu" and "Ags"; 0: no month. */
function monthNumber(text: string): number {
	const name = text.toLowerCase()
	if (name.length < 3) return 0
	if (["ags", "agst", "agt"].includes(name)) return 8
	if (["nop", "nopember"].includes(name)) return 11
	return monthNames.findIndex((month) => month.toLowerCase().startsWith(name)) + 1
}
