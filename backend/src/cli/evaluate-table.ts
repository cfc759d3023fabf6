// An evaluated scenario as text for the terminal.
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { shortDate } from "@hadir/shared/time/local-date.ts"
import type { DayEdge, DayRecord } from "../domain/attendance/day-record.ts"
import { percentOf } from "../domain/attendance/reasons.ts"
import type { Recap } from "../domain/attendance/recap.ts"

export type Evaluation = {
	readonly policy: string
	readonly schedule: string
	readonly zone: string
	readonly days: readonly DayRecord[]
	readonly recap: Recap
	readonly unconfirmed: readonly string[]
}

const header = ["Tanggal", "Masuk", "Pulang", "Keadaan", "Kerja", "Potong", "Alasan"]

export function evaluationTable(evaluation: Evaluation): string {
	const { days, recap, unconfirmed } = evaluation
	const lines = [
		`${evaluation.policy}, ${evaluation.schedule}, ${evaluation.zone}`,
		"",
		...aligned([header, ...days.map(cellsOf)]),
		"",
		...totals(recap),
	]
	if (unconfirmed.length > 0) {
		lines.push("", "BELUM DITETAPKAN, potongan masih sementara:")
		lines.push(...unconfirmed.map((figure) => `  ${figure}`))
	}
	return `${lines.join("\n")}\n`
}

function cellsOf(day: DayRecord): string[] {
	return [
		shortDate(day.date),
		clock(day.arrival),
		clock(day.departure),
		day.codes.join(" "),
		day.workedMinutes === 0 ? "" : `${day.workedMinutes} mnt`,
		day.cutBasisPoints === 0 ? "" : percentOf(day.cutBasisPoints),
		day.reasons.join(" "),
	]
}

function clock({ second, kind }: DayEdge): string {
	if (second !== undefined) return clockOfSecond(second)
	if (kind === "missing") return "tidak ada"
	return kind === "pending" ? "belum" : ""
}

function totals(recap: Recap): string[] {
	return [
		`Hari kerja ${recap.workingDays}: hadir ${recap.present}, tanpa keterangan ${recap.absent}, belum ${recap.open}`,
		`Terlambat ${recap.lateDays} hari (${recap.lateMinutes} menit), pulang cepat ${recap.earlyDays} hari (${recap.earlyMinutes} menit), tanpa masuk ${recap.missingIn}, tanpa pulang ${recap.missingOut}`,
		`Potongan disiplin sementara ${percentOf(recap.cutBasisPoints)}`,
	]
}

/** Columns as wide as their widest cell; the last is left ragged. */
function aligned(rows: readonly (readonly string[])[]): string[] {
	const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join("  ")
			.trimEnd(),
	)
}
