// A list of letters of leave, travel and permission, for whole days or a part of each.
import { letterKinds } from "../attendance/letter-kind.ts"
import {
	type Complain,
	dateIn,
	employeeNumber,
	maybeClock,
	maybeDate,
	neededText,
} from "./cell-values.ts"
import type { LeaveRow } from "./import-rows.ts"
import type { FormOf } from "./read-rows.ts"
import { type Cell, plainText } from "./sheet.ts"
import { fromHeadings, nipField, untilHeadings } from "./sheet-forms.ts"

export const leaveForm: FormOf<LeaveRow> = {
	fields: [
		nipField,
		{
			name: "kind",
			headings: ["jenis", "jenis cuti", "jenis izin", "keterangan"],
			isRequired: true,
		},
		{ name: "from", headings: fromHeadings, isRequired: true },
		{ name: "until", headings: untilHeadings },
		{
			name: "letter",
			headings: ["nomor surat", "no surat", "surat", "nomor"],
			isRequired: true,
			longest: 300,
		},
		{ name: "start", headings: ["dari jam", "jam mulai", "mulai jam"] },
		{ name: "end", headings: ["sampai jam", "jam selesai", "selesai jam"] },
		{ name: "child", headings: ["anak ke", "kelahiran anak ke"] },
		{ name: "paper", headings: ["surat dokter", "bukti sakit"] },
		{ name: "pilgrimage", headings: ["haji pertama"] },
	],
	read: (cell, complain) => {
		const from = dateIn(cell("from"), "Mulai", complain)
		const until = maybeDate(cell("until"), "Sampai", complain) ?? from
		if (until < from) complain(`Sampai (${until}) sebelum Mulai (${from}). Perbaiki salah satunya.`)
		return {
			nip: employeeNumber(cell("nip"), complain),
			kind: neededText(cell("kind"), "Jenis", complain),
			...{ from, until },
			letter: neededText(cell("letter"), "Nomor surat", complain),
			...partIn(cell, complain),
			...childIn(cell("child"), complain),
			...paperIn(cell("paper"), complain),
			...(isYes(cell("pilgrimage"), complain) && { isFirstPilgrimage: true as const }),
		}
	},
	keyOf: ({ nip, kind, from, until, letter, part }) =>
		[nip, kind, from, until, letter, part?.from, part?.until].join(),
}

function partIn(cell: (field: string) => Cell, complain: Complain): Pick<LeaveRow, "part"> {
	const isGiven = ["start", "end"].map((field) => plainText(cell(field)) !== "")
	if (!isGiven.includes(true)) return {}
	if (isGiven.includes(false)) {
		complain(
			"Dari jam dan Sampai jam diisi keduanya untuk sebagian hari, atau dikosongkan keduanya.",
		)
	}
	const from = maybeClock(cell("start"), "Dari jam", complain)
	const until = maybeClock(cell("end"), "Sampai jam", complain)
	if (from === undefined || until === undefined) return {}
	if (until > from) return { part: { from, until } }
	complain("Sampai jam harus sesudah Dari jam. Perbaiki salah satunya.")
	return {}
}

function childIn(cell: Cell, complain: Complain): Pick<LeaveRow, "child"> {
	const text = plainText(cell)
	if (text === "") return {}
	if (/^(?:[1-9]|1\d|20)$/.test(text)) return { child: Number(text) }
	complain(`Anak ke "${text}": tulis bilangan 1 sampai 20.`)
	return {}
}

const papers: readonly (readonly [RegExp, NonNullable<LeaveRow["paper"]>])[] = [
	[/^(?:sendiri|surat sendiri|tidak|tidak ada)$/, "own"],
	[/^(?:dokter|ya|ada)$/, "doctor"],
	[/^(?:dokter pemerintah|dokter negeri|rsud)$/, "governmentDoctor"],
]

function paperIn(cell: Cell, complain: Complain): Pick<LeaveRow, "paper"> {
	const text = plainText(cell).toLowerCase()
	if (text === "") return {}
	const paper = papers.find(([words]) => words.test(text))?.[1]
	if (paper !== undefined) return { paper }
	complain(`Surat dokter "${text}": tulis sendiri, dokter atau dokter pemerintah.`)
	return {}
}

function isYes(cell: Cell, complain: Complain): boolean {
	const text = plainText(cell).toLowerCase()
	if (["", "tidak", "bukan"].includes(text)) return false
	if (["ya", "haji pertama", "v", "x"].includes(text)) return true
	complain(`Haji pertama "${text}": tulis ya, atau kosongkan.`)
	return false
}

/** The kind of a letter as its keepers write it. */
const letterWords: readonly (readonly [RegExp, (typeof letterKinds)[number]])[] = [
	[/^(?:cuti )?tahunan$|^ct$/, "cutiTahunan"],
	[/^cuti besar$|^cb$/, "cutiBesar"],
	[/^(?:cuti )?sakit$|^(?:cs|s)$/, "cutiSakit"],
	[/^(?:cuti )?(?:melahirkan|bersalin)$|^cm$/, "cutiMelahirkan"],
	[/^cuti (?:karena )?alasan penting$|^cap$/, "cutiAlasanPenting"],
	[/^cuti di ?luar tanggungan(?: negara)?$|^cltn$/, "cutiDiLuarTanggungan"],
	[/^(?:dinas luar|perjalanan dinas|dl)$/, "dinasLuar"],
	[/^(?:tugas dalam|dinas dalam|td)$/, "tugasDalam"],
	[/^(?:diklat|bimtek|pelatihan|dklt)$/, "diklat"],
	[/^(?:tugas belajar|tb)$/, "tugasBelajar"],
	[/^(?:wfh|wfa|(?:be)?kerja dari rumah)$/, "kerjaDariRumah"],
	[/^(?:izin|ijin|i)$/, "izin"],
]

export const letterKindOf = (text: string): (typeof letterKinds)[number] | undefined =>
	letterKinds.find((kind) => kind.toLowerCase() === text.toLowerCase()) ??
	letterWords.find(([words]) => words.test(text.toLowerCase().trim()))?.[1]
