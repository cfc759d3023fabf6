// A list of cards: whose, and the number, as readers and other systems print it.
import { type Complain, employeeNumber, maybeDate } from "./cell-values.ts"
import type { CardRow } from "./import-rows.ts"
import type { FormOf } from "./read-rows.ts"
import { type Cell, plainText } from "./sheet.ts"
import { nipField } from "./sheet-forms.ts"

export const cardForm: FormOf<CardRow> = {
	fields: [
		nipField,
		{ name: "uid", headings: ["nomor kartu", "no kartu", "uid", "kartu"], isRequired: true },
		{ name: "kind", headings: ["jenis kartu", "jenis", "tipe"] },
		{ name: "from", headings: ["tmt", "mulai", "berlaku mulai"] },
	],
	read: (cell, complain) => ({
		nip: employeeNumber(cell("nip"), complain),
		...cardOf(cell("uid"), plainText(cell("kind")), complain),
		from: maybeDate(cell("from"), "Mulai", complain),
	}),
	keyOf: ({ kind, uid }) => `${kind} ${uid}`,
}

const kinds: readonly (readonly [RegExp, CardRow["kind"]])[] = [
	[/^$|mifare|13[.,]56|iso ?14443-?a|ntag|e-?ktp/, "iso14443a"],
	[/iso ?14443-?b/, "iso14443b"],
	[/125|em ?4100|rfid|proximity/, "em4100"],
	[/wiegand/, "wiegand"],
]
/** EM4100 cards bear ten decimal digits of their last four bytes; the number itself has five bytes. */
const decimal = /^\d{10}$/

/** Hexadecimal bytes, with or without colons; a number that lost its leading zeros is none. */
function cardOf(cell: Cell, kindText: string, complain: Complain): Pick<CardRow, "kind" | "uid"> {
	const kind = kinds.find(([words]) => words.test(kindText.toLowerCase()))?.[1]
	if (kind === undefined) {
		complain(
			`Jenis kartu "${kindText}" tidak dikenal. Tulis MIFARE, EM4100, ISO14443B atau Wiegand.`,
		)
	}
	const text = plainText(cell)
	const uid = text.replace(/[\s:-]/g, "").toLowerCase()
	if (cell.kind === "number" || decimal.test(text)) {
		complain(
			`Nomor kartu "${text}" ditulis desimal. Tulis byte heksadesimal seperti 04:A1:B2:C3, atau daftarkan kartunya dengan hadir person card.`,
		)
	} else if (!/^([0-9a-f]{2}){3,10}$/.test(uid)) {
		complain(
			`"${text}" bukan nomor kartu. Tulis 3 sampai 10 byte heksadesimal seperti 04:A1:B2:C3.`,
		)
	}
	return { kind: kind ?? "iso14443a", uid }
}
