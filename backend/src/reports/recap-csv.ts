import { safeCell } from "@hadir/shared/spreadsheet-text.ts"
import { stringify } from "csv-stringify/sync"
import { percentDigits } from "../domain/attendance/percent.ts"
import type { Recap } from "../domain/attendance/recap.ts"
import type { RecapColumns } from "../domain/attendance/recap-columns.ts"
import { employeeNumberText } from "../domain/papers/employee-number-text.ts"

export type RecapCsvRow = {
	readonly nip: string
	readonly name: string
	readonly grade: string
	readonly unit: string
	readonly columns: RecapColumns
	readonly recap: Recap
	/** The amounts behind the cut await a signed regulation. */
	readonly isUnconfirmed: boolean
}

type Column = readonly [heading: string, of: (row: RecapCsvRow, index: number) => string | number]

const bands = ["TL1", "TL2", "TL3", "TL4", "PSW1", "PSW2", "PSW3", "PSW4"]

/** The local recap's own columns first and in its order, then what explains its cut. */
const columns: readonly Column[] = [
	["No", (_, index) => index + 1],
	["NIP", ({ nip }) => employeeNumberText(nip)],
	["Nama", ({ name }) => name],
	["Gol", ({ grade }) => grade],
	["HK", (row) => row.columns.workingDays],
	["Hadir", (row) => row.columns.present],
	["Tidak hadir", (row) => row.columns.away],
	["C", (row) => row.columns.leave],
	["DL", (row) => row.columns.travel],
	["TD", (row) => row.columns.insideDuty],
	["DKLT", (row) => row.columns.training],
	["P", (row) => row.columns.permission],
	["S", (row) => row.columns.sick],
	["TK", (row) => row.columns.absent],
	["Pot FP %", ({ recap }) => percentDigits(recap.cutBasisPoints)],
	["TB", (row) => row.columns.study],
	["OPD", ({ unit }) => unit],
	["Hari terlambat", ({ recap }) => recap.lateDays],
	["Menit terlambat", ({ recap }) => recap.lateMinutes],
	["Hari pulang cepat", ({ recap }) => recap.earlyDays],
	["Menit pulang cepat", ({ recap }) => recap.earlyMinutes],
	["Tanpa masuk", ({ recap }) => recap.missingIn],
	["Tanpa pulang", ({ recap }) => recap.missingOut],
	...bands.map((band): Column => [band, ({ recap }) => recap.bands[band] ?? 0]),
	["Menit kerja", ({ recap }) => recap.workedMinutes],
	["Menit wajib", ({ recap }) => recap.owedMinutes],
	["Menit lembur", ({ recap }) => recap.overtimeMinutes],
	["Ket", notes],
]

/** As month-csv writes it: UTF-8 with its mark, semicolons, CRLF, a NIP that Excel leaves whole. */
export function recapCsv(rows: readonly RecapCsvRow[]): string {
	const lines = rows.map((row, index) => columns.map(([, of]) => safeCell(String(of(row, index)))))
	return stringify([columns.map(([heading]) => heading), ...lines], {
		...{ bom: true, delimiter: ";", record_delimiter: "\r\n" },
		quoted_match: /[\r\n]/,
	})
}

/** What keeps the row from being final. */
function notes({ recap, isUnconfirmed }: RecapCsvRow): string {
	return [
		...(recap.open > 0 ? [`${recap.open} hari belum selesai`] : []),
		...(recap.unrostered > 0 ? [`${recap.unrostered} hari tanpa jadwal`] : []),
		...(isUnconfirmed && recap.cutBasisPoints > 0 ? ["potongan BELUM DITETAPKAN"] : []),
	].join(", ")
}
