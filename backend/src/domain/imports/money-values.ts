// What a cell says of money, scores and accounts, or the sentence that tells its keeper what to write there.
import type { Complain } from "./cell-values.ts"
import { type Cell, plainText } from "./sheet.ts"

/** Whole rupiah as offices and spreadsheets write it: 3500000, 3.500.000, Rp3.500.000,00. Empty: undefined. */
export function rupiahIn(cell: Cell, heading: string, complain: Complain): number | undefined {
	const text = plainText(cell).replace(/^rp\.?\s*/i, "")
	if (text === "") return undefined
	const whole = text.replace(/[.,]0{1,2}$/, "")
	const isGrouped = /^\d{1,3}(?:\.\d{3})+$/.test(whole) || /^\d{1,3}(?:,\d{3})+$/.test(whole)
	const digits = isGrouped ? whole.replace(/[.,]/g, "") : whole
	if (/^\d{1,15}$/.test(digits)) return Number(digits)
	complain(`${heading}: "${text}" bukan rupiah bulat. Tulis seperti 3500000 atau 3.500.000.`)
	return undefined
}

/** "92", "92,5" or "92,5 %": a score of 0 to 100 in basis points; words stay words. Empty: undefined. */
export function scoreIn(
	cell: Cell,
	complain: Complain,
): { readonly basisPoints: number } | { readonly predicate: string } | undefined {
	const text = plainText(cell)
	if (text === "") return undefined
	const figure = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text)
	if (figure === null) {
		if (/^\p{L}[\p{L} ]*$/u.test(text)) return { predicate: text }
		complain(`Nilai "${text}" bukan angka 0 sampai 100, bukan pula predikat. Tulis seperti 92,5.`)
		return undefined
	}
	const basisPoints = Number(figure[1]) * 100 + Number((figure[2] ?? "").padEnd(2, "0"))
	if (basisPoints <= 10_000) return { basisPoints }
	complain(`Nilai ${text} lebih dari 100. Tulis nilai 0 sampai 100.`)
	return undefined
}

/** Digits as text: a number has lost the zeros it began with, and those past the fifteenth. */
export function accountIn(cell: Cell, complain: Complain): string {
	const text = plainText(cell)
	if (cell.kind === "number" || /e\+?\d/i.test(text)) {
		complain(
			`Nomor rekening "${text}" tersimpan sebagai angka; nol di depannya mungkin hilang. Jadikan kolomnya berformat Teks, lalu salin nomornya dari sumber aslinya.`,
		)
		return ""
	}
	const digits = text.replace(/[\s.-]/g, "")
	if (/^\d{5,30}$/.test(digits)) return digits
	complain(
		text === ""
			? "Nomor rekening kosong. Isi kolom itu."
			: `"${text}" bukan nomor rekening. Tulis 5 sampai 30 digit.`,
	)
	return ""
}

/** Yes or no as attendance lists mark it; undefined: neither. */
export function wasThere(cell: Cell): boolean | undefined {
	const text = plainText(cell).toLowerCase()
	if (["hadir", "h", "ya", "y", "v", "√", "✓", "1", "ikut"].includes(text)) return true
	const absent = ["tidak hadir", "tidak", "th", "t", "x", "-", "0", "alpa", "absen", "tidak ikut"]
	return absent.includes(text) ? false : undefined
}
