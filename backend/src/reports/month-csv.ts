import { safeCell } from "@hadir/shared/spreadsheet-text.ts"
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { stringify } from "csv-stringify/sync"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { percentDigits } from "../domain/attendance/percent.ts"
import { inIndonesian } from "../domain/attendance/reasons-in-indonesian.ts"
import { employeeNumberText } from "../domain/papers/employee-number-text.ts"

/** One person and day. `isUnconfirmed`: the amounts behind the cut await a signed regulation. */
export type MonthCsvRow = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly day: DayRecord
	readonly isUnconfirmed: boolean
}

/** Indonesian Excel separates with semicolons, because its decimals take the comma. */
const delimiter = ";"
/** Left to itself, csv-stringify quotes a whole CRLF only. */
const lineBreak = /[\r\n]/
const unset = "BELUM DITETAPKAN"

const columns = [
	"NIP",
	"Nama",
	"OPD",
	"Tanggal",
	"Masuk",
	"Pulang",
	"Keadaan",
	"Kode SIMPEGNAS",
	"Menit terlambat",
	"Menit pulang cepat",
	"Menit kerja",
	"Potongan %",
	"Status potongan",
	"Alasan",
	"Ketukan",
]

/**
 * The month's attendance as CSV for Indonesian Excel: UTF-8 with its mark, semicolons, CRLF and
 * quotes as RFC 4180 asks. The NIP is grouped as it is printed on letters, "19860926 201505 1 001":
 * as a bare number Excel would keep 15 of its 18 digits, an apostrophe or a formula around it would
 * be in the data for every other program, and spaces are simply taken out again. Cells that a
 * spreadsheet would run as a formula are disarmed (ASVS 5.0, 1.2.10).
 */
export function monthCsv(rows: readonly MonthCsvRow[]): string {
	const lines = rows.map((row) => cellsOf(row).map(safeCell))
	return stringify([columns, ...lines], {
		bom: true,
		delimiter,
		record_delimiter: "\r\n",
		quoted_match: lineBreak,
	})
}

function cellsOf({ nip, name, unit, day, isUnconfirmed }: MonthCsvRow): string[] {
	return [
		employeeNumberText(nip),
		name,
		unit,
		day.date,
		clockOrEmpty(day.arrival.second),
		clockOrEmpty(day.departure.second),
		day.codes.join(" "),
		day.simpegnas.join(" "),
		String(day.arrival.kind === "late" ? (day.arrival.minutes ?? 0) : 0),
		String(day.departure.kind === "early" ? (day.departure.minutes ?? 0) : 0),
		String(day.workedMinutes),
		percentDigits(day.cutBasisPoints),
		isUnconfirmed && day.cutBasisPoints > 0 ? unset : "",
		day.reasons.map(inIndonesian).join(" "),
		day.punches.map(({ second }) => clockOfSecond(second)).join(" "),
	]
}

function clockOrEmpty(second: number | undefined): string {
	return second === undefined ? "" : clockOfSecond(second)
}
