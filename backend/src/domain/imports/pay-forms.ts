// The tables that payroll, e-Kinerja and the personnel office send, with the headings they keep them under.
import { datesOfMonth, isLocalMonth, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import { components } from "../allowance/allowance-fields.ts"
import { payFactContent } from "../pay/pay-fact-contents.ts"
import { explainIssues } from "../regulation/explain-issues.ts"
import { type Complain, dateIn, employeeNumber, maybeDate, neededText } from "./cell-values.ts"
import type { Field } from "./columns.ts"
import type { PayKind, PayRow } from "./import-rows.ts"
import { accountIn, rupiahIn, scoreIn, wasThere } from "./money-values.ts"
import type { FormOf } from "./read-rows.ts"
import { type Cell, plainText } from "./sheet.ts"
import { nipField } from "./sheet-forms.ts"

type Cells = (field: string) => Cell
type Form = FormOf<PayRow>

const monthField: Field = { name: "month", headings: ["bulan", "periode", "masa"] }
const fromField: Field = {
	name: "from",
	headings: ["tmt", "mulai", "berlaku mulai", "tanggal mulai"],
}
const untilField: Field = {
	name: "until",
	headings: ["sampai", "selesai", "s d", "tanggal selesai"],
}

/** @param month for rows that name none, as `--month` gives it */
export function payForm(kind: PayKind, month: LocalMonth | undefined): Form {
	switch (kind) {
		case "scores":
			return form(
				[
					monthField,
					{
						name: "score",
						headings: ["nilai", "nilai kinerja", "skor", "predikat", "hasil kerja"],
						isRequired: true,
					},
				],
				(cell, complain) => {
					const score = scoreIn(cell("score"), complain)
					if (plainText(cell("score")) === "")
						complain("Nilai kosong. Isi angka 0 sampai 100, atau predikatnya.")
					return { ...wholeMonth(cell, month, complain), content: { kind: "score", ...score } }
				},
			)
		case "payroll":
			return form(payrollFields, (cell, complain) => ({
				...wholeMonth(cell, month, complain),
				content: payrollOf(cell, complain),
			}))
		case "posts":
			return form(postFields, (cell, complain) => ({
				from: dateIn(cell("from"), "TMT", complain),
				until: maybeDate(cell("until"), "Sampai", complain),
				content: postOf(cell, complain),
			}))
		case "activities":
			return form(activityFields, (cell, complain) => {
				const date = dateIn(cell("date"), "Tanggal", complain)
				const attended = wasThere(cell("attended"))
				if (attended === undefined)
					complain(
						`Kehadiran "${plainText(cell("attended"))}" tidak dikenal. Tulis hadir atau tidak.`,
					)
				const id = neededText(cell("id"), "Kegiatan", complain).toLowerCase()
				return {
					from: date,
					until: date,
					content: { kind: "activity", id, attended: attended ?? false },
				}
			})
		case "accounts":
			return form(accountFields, (cell, complain) => {
				const npwp = plainText(cell("npwp")).replace(/[\s.-]/g, "")
				return {
					from:
						maybeDate(cell("from"), "TMT", complain) ?? firstOf(month) ?? missing("TMT", complain),
					until: undefined,
					content: {
						...{ kind: "account", bank: neededText(cell("bank"), "Bank", complain) },
						number: accountIn(cell("number"), complain),
						holder: neededText(cell("holder"), "Nama pemilik", complain),
						...(npwp !== "" && { npwp }),
					},
				}
			})
	}
}

type Said = { readonly from: string; readonly until: string | undefined; readonly content: object }

/** A row whose content is not whole is complained of, in the sentences of the fields themselves. */
function form(fields: readonly Field[], said: (cell: Cells, complain: Complain) => Said): Form {
	return {
		fields: [nipField, ...fields],
		read: (cell, complain) => {
			let isWhole = true
			const nip = employeeNumber(cell("nip"), complain)
			const { from, until, content } = said(cell, (why) => {
				isWhole = false
				complain(why)
			})
			if (until !== undefined && until < from)
				complain(`Sampai (${until}) sebelum mulai (${from}). Perbaiki salah satunya.`)
			const parsed = payFactContent.safeParse(content)
			if (!parsed.success && isWhole) complain(explainIssues(parsed.error.issues))
			return { nip, from, until, content: parsed.success ? parsed.data : unread }
		},
		keyOf: ({ nip, from, content }) =>
			[nip, from, content.kind, content.kind === "activity" ? content.id : ""].join(),
	}
}

/** Of a row that was complained of: it counts for nothing. */
const unread = { kind: "death" } as const

function wholeMonth(cell: Cells, given: LocalMonth | undefined, complain: Complain) {
	const text = plainText(cell("month"))
	const month = text === "" ? given : writtenMonth(text)
	if (month === undefined) {
		complain(
			`Bulan "${text}" tidak dapat dibaca. Tulis seperti 2026-09 atau 09/2026, atau beri --month.`,
		)
		return { from: "", until: undefined }
	}
	const dates = datesOfMonth(month)
	return { from: dates[0] ?? "", until: dates.at(-1) }
}

/** "2026-09", "2026-09-01" as a spreadsheet makes of it, and "09/2026". */
function writtenMonth(text: string): LocalMonth | undefined {
	const turned = /^(\d{1,2})[-/. ](\d{4})$/.exec(text)
	const month =
		turned === null ? text.slice(0, 7) : `${turned[2]}-${(turned[1] ?? "").padStart(2, "0")}`
	return isLocalMonth(month) ? month : undefined
}

const firstOf = (month: LocalMonth | undefined): string | undefined =>
	month === undefined ? undefined : `${month}-01`

function missing(heading: string, complain: Complain): string {
	complain(`${heading} kosong. Isi tanggal seperti 31/01/2026, atau beri --month.`)
	return ""
}

const payrollFields: readonly Field[] = [
	monthField,
	{ name: "grade", headings: ["golongan", "gol", "gol ruang", "pangkat/golongan"], longest: 30 },
	{ name: "ptkp", headings: ["ptkp", "status kawin", "status ptkp"] },
	{ name: "salary", headings: ["gaji", "gaji bruto", "penghasilan bruto", "jumlah gaji"] },
	{ name: "salaryTax", headings: ["pph gaji", "pph 21 gaji", "pph atas gaji", "pph 21"] },
	{ name: "gross", headings: ["bruto sebelumnya", "bruto s d bulan lalu", "bruto setahun"] },
	{ name: "withheld", headings: ["pph sebelumnya", "pph s d bulan lalu", "pph dipotong"] },
	{ name: "pension", headings: ["iuran pensiun", "iuran pensiun setahun"] },
	{ name: "months", headings: ["bulan sebelumnya", "jumlah bulan"] },
]

/** The tax year before this month is taken whole or not at all. */
function payrollOf(cell: Cells, complain: Complain): object {
	const text = (field: string) => plainText(cell(field))
	const money = (field: string, heading: string) => rupiahIn(cell(field), heading, complain)
	const [salary, salaryTax] = [money("salary", "Gaji"), money("salaryTax", "PPh gaji")]
	const [gross, withheld] = [
		money("gross", "Bruto sebelumnya"),
		money("withheld", "PPh sebelumnya"),
	]
	const pensionContributions = money("pension", "Iuran pensiun")
	const months = text("months")
	const year = [gross, withheld, pensionContributions, months === "" ? undefined : Number(months)]
	const isYear = year.some((one) => one !== undefined)
	if (isYear && year.includes(undefined)) {
		complain(
			"Isi bruto sebelumnya, PPh sebelumnya, iuran pensiun dan bulan sebelumnya semuanya, atau kosongkan semuanya.",
		)
	}
	return {
		kind: "payroll",
		...(text("grade") !== "" && { grade: text("grade") }),
		...(text("ptkp") !== "" && { ptkp: ptkpOf(text("ptkp")) }),
		...(salary !== undefined && { salary }),
		...(salaryTax !== undefined && { salaryTax }),
		...(isYear && { taxYear: { gross, withheld, pensionContributions, months: Number(months) } }),
	}
}

/** "K2", "k/2" and "TK-0" are K/2 and TK/0. */
const ptkpOf = (text: string): string =>
	text.toUpperCase().replace(/^(TK|K)\s*[-/]?\s*(\d)$/, "$1/$2")

const postFields: readonly Field[] = [
	{ name: "name", headings: ["jabatan", "nama jabatan"], isRequired: true },
	{ ...fromField, isRequired: true },
	untilField,
	{ name: "group", headings: ["kelompok", "eselon", "kelompok jabatan"] },
	{ name: "class", headings: ["kelas", "kelas jabatan"] },
	{ name: "rupiah", headings: ["besaran", "besaran tpp", "tpp", "nominal"] },
	...components.map((name): Field => ({ name, headings: [spaced(name), name.toLowerCase()] })),
]

/** "beban kerja" of "bebanKerja". */
function spaced(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function postOf(cell: Cells, complain: Complain): object {
	const group = plainText(cell("group"))
	const level = plainText(cell("class"))
	const rupiah = rupiahIn(cell("rupiah"), "Besaran", complain)
	const parts = components.flatMap((name) => {
		const amount = rupiahIn(cell(name), spaced(name), complain)
		return amount === undefined ? [] : [[name, amount] as const]
	})
	return {
		...{ kind: "post", name: neededText(cell("name"), "Jabatan", complain) },
		...(group !== "" && { group }),
		...(level !== "" && rupiah === undefined && parts.length === 0 && { class: Number(level) }),
		...(rupiah !== undefined && { rupiah }),
		...(parts.length > 0 && { components: Object.fromEntries(parts) }),
	}
}

const activityFields: readonly Field[] = [
	{ name: "date", headings: ["tanggal"], isRequired: true },
	{ name: "id", headings: ["kegiatan", "jenis", "jenis kegiatan"], isRequired: true },
	{ name: "attended", headings: ["hadir", "kehadiran", "keterangan", "ikut"], isRequired: true },
]
const accountFields: readonly Field[] = [
	{ name: "bank", headings: ["bank", "nama bank"], isRequired: true },
	{
		name: "number",
		headings: ["nomor rekening", "no rekening", "rekening", "norek"],
		isRequired: true,
	},
	{
		name: "holder",
		headings: ["nama pemilik", "atas nama", "pemilik rekening", "nama rekening"],
		isRequired: true,
	},
	{ name: "npwp", headings: ["npwp"] },
	fromField,
]
