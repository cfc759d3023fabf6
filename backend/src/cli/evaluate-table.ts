// An evaluated scenario as text for the terminal.
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { shortDate } from "@hadir/shared/time/local-date.ts"
import type { DayEdge } from "../domain/attendance/day-record.ts"
import { percentOf } from "../domain/attendance/percent.ts"
import type { Recap } from "../domain/attendance/recap.ts"
import type { Discipline } from "../domain/discipline/discipline.ts"
import { allowanceLines } from "./allowance-table.ts"
import type { EvaluatedEmployee, Evaluation, ToldDay } from "./evaluation.ts"
import type { Language } from "./language.ts"
import { noticeWords } from "./notice-words.ts"

const header = ["Tanggal", "Masuk", "Pulang", "Keadaan", "Kerja", "Potong", "Alasan"]

export function evaluationTable(evaluation: Evaluation, language: Language): string {
	const { policy, zone, from, through } = evaluation
	const lines = [`${policy}, ${from} s.d. ${through}, ${zone}`]
	for (const employee of evaluation.employees) {
		lines.push("", ...employeeLines(employee, language))
	}
	return `${lines.join("\n")}\n`
}

function employeeLines(employee: EvaluatedEmployee, language: Language): string[] {
	const { id, name, nip, days, recap, unconfirmed } = employee
	const who = [name ?? id, nip].filter((part) => part !== undefined).join(", ")
	const lines = who === "" ? [] : [who]
	lines.push(...aligned([header, ...days.map((day) => cellsOf(day, language))]), "")
	lines.push(...totals(recap), ...employee.discipline.flatMap(disciplineLines))
	if (unconfirmed.length > 0) {
		lines.push("", "BELUM DITETAPKAN, potongan masih sementara:")
		lines.push(...unconfirmed.map((figure) => `  ${figure}`))
	}
	if (employee.allowance !== undefined) {
		lines.push("", ...allowanceLines(employee.allowance, language))
	}
	return lines
}

function cellsOf(day: ToldDay, language: Language): string[] {
	return [
		shortDate(day.date),
		clock(day.arrival),
		clock(day.departure),
		day.codes.join(" "),
		day.workedMinutes === 0 ? "" : `${day.workedMinutes} mnt`,
		day.cutBasisPoints === 0 ? "" : percentOf(day.cutBasisPoints),
		day.reasons.map((reason) => reason[language]).join(" "),
	]
}

function clock({ second, kind }: DayEdge): string {
	if (second !== undefined) return clockOfSecond(second)
	if (kind === "missing") return "tidak ada"
	return kind === "pending" ? "belum" : ""
}

function totals(recap: Recap): string[] {
	const lines = [
		`Hari kerja ${recap.workingDays}: hadir ${recap.present}, tanpa keterangan ${recap.absent}, cuti ${recap.leave}, sakit ${recap.sick}, dinas ${recap.travel}, tugas belajar ${recap.study}, izin ${recap.excused}, belum ${recap.open}`,
		`Terlambat ${recap.lateDays} hari (${recap.lateMinutes} menit), pulang cepat ${recap.earlyDays} hari (${recap.earlyMinutes} menit), tanpa masuk ${recap.missingIn}, tanpa pulang ${recap.missingOut}`,
		`Jam kerja ${recap.workedMinutes} dari ${recap.owedMinutes} menit, lembur ${recap.overtimeMinutes} menit`,
	]
	if (recap.unrostered > 0) lines.push(`Tanpa jadwal ${recap.unrostered} hari`)
	if (recap.leaveCredit > 0) lines.push(`Tambahan cuti tahunan ${recap.leaveCredit} hari`)
	return [...lines, `Potongan disiplin sementara ${percentOf(recap.cutBasisPoints)}`]
}

/** Only where somebody has to act. */
function disciplineLines({ year, totalDays, sanction, notices }: Discipline): string[] {
	if (notices.length === 0) return []
	const step = sanction === undefined ? "" : `: usul ${sanction.words} (${sanction.level})`
	return [
		`Disiplin ${year}: ${totalDays} hari tanpa alasan sah${step}`,
		...notices.map(
			(notice) =>
				`  ${notice.reachedOn}: ${noticeWords(notice)}; atasan diberi tahu paling lambat ${notice.dueOn}`,
		),
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
