// An old system's month as it comes out of it: totals of each person, or a grid of codes.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import { type ColumnMap, type Field, findColumns } from "../imports/columns.ts"
import { dayColumns } from "../imports/day-columns.ts"
import {
	type Cell,
	emptyCell,
	plainText,
	type RefusedRow,
	type SheetRow,
} from "../imports/sheet.ts"
import { nipField } from "../imports/sheet-forms.ts"

/** Numbers of a person that both systems print. */
export const totalNames = [
	...["workingDays", "present", "late", "early", "absent", "leave"],
	...["travel", "sick", "permission", "cut"],
] as const
export type TotalName = (typeof totalNames)[number]

export const recapFields: readonly Field[] = [
	{ ...nipField, headings: [...nipField.headings, "nip/nama", "nama/nip"] },
	{ name: "workingDays", headings: ["hk", "hari kerja", "jumlah hari kerja"] },
	{ name: "present", headings: ["hadir", "h", "jumlah hadir"] },
	{ name: "late", headings: ["tl", "terlambat", "jumlah tl"] },
	{ name: "early", headings: ["psw", "pulang cepat", "jumlah psw"] },
	{ name: "absent", headings: ["tk", "tanpa keterangan", "alpa", "a"] },
	{ name: "leave", headings: ["c", "cuti", "ct"] },
	{ name: "travel", headings: ["dl", "dinas luar", "dinas"] },
	{ name: "insideDuty", headings: ["td", "tugas dalam"] },
	{ name: "training", headings: ["dklt", "diklat"] },
	{ name: "sick", headings: ["s", "sakit"] },
	{ name: "permission", headings: ["p", "izin", "i", "ijin"] },
	{ name: "cut", headings: ["pot fp %", "potongan %", "pot %", "pot presensi %", "potongan"] },
]

export type OldPerson = {
	readonly row: number
	readonly nip: string
	readonly totals: ReadonlyMap<TotalName, number>
	/** Cells of the grid that say something. */
	readonly days: ReadonlyMap<LocalDate, string>
}
export type OldRecap = {
	readonly form: "totals" | "days"
	readonly people: readonly OldPerson[]
	readonly refused: readonly RefusedRow[]
}

export type OldOptions = {
	readonly month: LocalMonth
	readonly map: ColumnMap
	/** Percentages are stored as 0,015 instead of 1,5. */
	readonly isFraction: boolean
}

export function readOldRecap(
	rows: readonly SheetRow[],
	{ month, map, isFraction }: OldOptions,
): Result<OldRecap, Fault<"bad-map">> {
	const columns = findColumns(rows, recapFields, map)
	if (!columns.ok) return columns
	const { places, headerRow } = columns.value
	const days = dayColumns(rows, { headerRow }, month)
	const known = totalNames.filter((name) => places.has(name))
	if (days.length === 0 && known.length === 0) {
		return fail(
			"bad-map",
			"Tidak ada kolom yang dapat dibandingkan. Yang dikenal: hari 1 sampai 31 dengan kode, atau HK, Hadir, TL, PSW, TK, C, DL, S, P, Pot FP %; yang lain sebutkan dengan --map present=Judul.",
		)
	}
	const people: OldPerson[] = []
	const refused: RefusedRow[] = []
	for (const { row, cells } of rows) {
		if (row <= headerRow) continue
		const cell = (name: string) => cells[places.get(name) ?? -1] ?? emptyCell
		const nip = numberIn(cell("nip"))
		if (nip === undefined) {
			const text = plainText(cell("nip"))
			if (/\d{9}|e\+1\d/i.test(text))
				refused.push({
					row,
					why: `"${text}" bukan NIP 18 digit. Jadikan kolom itu Teks dan salin NIP dari sumbernya.`,
				})
			continue
		}
		const marks = days.flatMap(({ place, date }): [LocalDate, string][] => {
			const text = plainText(cells[place] ?? emptyCell)
			return text === "" ? [] : [[date, text]]
		})
		const totals = days.length > 0 ? new Map() : totalsOf(cell, known, isFraction)
		people.push({ row, nip, totals, days: new Map(marks) })
	}
	return succeed({ form: days.length > 0 ? "days" : "totals", people, refused })
}

/** Recaps print the name and the NIP in one cell. */
function numberIn({ kind, text }: Cell): string | undefined {
	if (kind === "number") return undefined
	const found = /(?<!\d)(?:\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}|\d{16})(?!\d)/.exec(text)
	return found?.[0].replace(/\D/g, "")
}

function totalsOf(
	cell: (name: string) => Cell,
	known: readonly TotalName[],
	isFraction: boolean,
): ReadonlyMap<TotalName, number> {
	const totals = new Map<TotalName, number>()
	for (const name of known) {
		const number = numberOf(cell(name))
		if (number === undefined) continue
		if (name === "cut") totals.set(name, Math.round(number * (isFraction ? 10_000 : 100)))
		else if (name === "travel") {
			const others = ["insideDuty", "training"].map((other) => numberOf(cell(other)) ?? 0)
			totals.set(
				name,
				others.reduce((sum, other) => sum + other, number),
			)
		} else totals.set(name, number)
	}
	return totals
}

/** "1,5 %" and "-" for nothing. */
function numberOf(cell: Cell): number | undefined {
	const text = plainText(cell).replace("%", "").replace(",", ".").trim()
	if (text === "-") return 0
	return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined
}
