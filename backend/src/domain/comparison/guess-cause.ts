// Why two systems may count a day otherwise: a guess by rule, to be looked into in that order.
import type { DayEdge, DayRecord } from "../attendance/day-record.ts"
import type { Reason } from "../attendance/reason.ts"
import type { DayCodes } from "./day-codes.ts"

export const causes = {
	service: "Masa kerja berbeda: periksa TMT dan hari terakhir.",
	roster: "Jadwal piket hari itu belum ada di Hadir: masukkan dengan hadir import roster.",
	calendar: "Kalender berbeda: hari libur di salah satu sistem saja.",
	schedule: "Jadwal kerja berbeda: jam atau hari kerja yang dipakai tidak sama.",
	waiting: "Hadir masih menunggu data mesin atau keputusan; hitungannya belum akhir.",
	decided: "Di Hadir hari itu dikoreksi, dimaafkan, atau ketukannya diputuskan oleh petugas.",
	letterMissing: "Suratnya belum ada di Hadir: masukkan dengan hadir import leave.",
	letterOnlyHere: "Hadir mempunyai surat yang tidak ada di sistem lama.",
	letterKind: "Jenis surat yang dicatat berbeda.",
	punchesMissing:
		"Ketukannya tidak ada di Hadir: periksa mesin, berkas, atau pengguna mesin yang belum ditetapkan.",
	punchMissing:
		"Satu ketukan tidak ada di Hadir; sistem lama mungkin mempunyainya dari mesin lain atau catatan tangan.",
	punchesOnlyHere: "Hadir mempunyai ketukan yang tidak dihitung sistem lama.",
	clock: "Jam mesin tidak pasti; Hadir menghitung sisi yang meringankan.",
	seconds: "Pembulatan detik atau batas menit: ketukannya tepat di tepi.",
	repaid: "Hadir memperhitungkan penggantian keterlambatan atau ambang jam kerja.",
	rates: "Tarif potongan atau batas jenjang dalam kebijakan berbeda.",
	unknown: "Sebabnya tidak terbaca dari data; bandingkan ketukannya.",
} as const
export type Cause = keyof typeof causes

const letters = ["C", "S", "DL", "TB", "I"]
const decided: readonly Reason["rule"][] = [
	...["corrected", "excusedPunch", "excusedDay", "settledGap", "rejectedPunch", "byHand"],
] as const
const ownRules: readonly Reason["rule"][] = [
	"repaidLate",
	"workedTooLittle",
	"halfDay",
	"closedOut",
]

/** So near to an edge of a band, rounding may decide. */
const edgeSeconds = 60

export function guessCause(day: DayRecord, ours: DayCodes, theirs: DayCodes): Cause {
	const has = (...rules: readonly Reason["rule"][]) =>
		day.reasons.some(({ rule }) => rules.includes(rule))
	const isLetter = (codes: DayCodes) => letters.some((code) => codes.has(code))
	if (has("outOfService")) return "service"
	if (has("unrostered", "yearUndecided")) return has("yearUndecided") ? "calendar" : "roster"
	if (ours.has("BL") || ours.has("MK") || ours.has("B")) return "waiting"
	if (has(...decided)) return "decided"
	if (isLetter(theirs)) return isLetter(ours) ? "letterKind" : "letterMissing"
	if (isLetter(ours)) return "letterOnlyHere"
	if (ours.has("L") || theirs.has("L")) {
		return has("holiday", "workedHoliday") || (theirs.has("L") && !has("freeDay"))
			? "calendar"
			: "schedule"
	}
	if (ours.has("TK")) return day.punches.length > 0 ? "schedule" : "punchesMissing"
	if (theirs.has("TK")) return "punchesOnlyHere"
	if (has("missingPunch")) return "punchMissing"
	if (has(...ownRules)) return "repaid"
	if (has("betterSide")) return "clock"
	return day.duties.some(({ arrival, departure }) => isAtEdge(arrival) || isAtEdge(departure)) ||
		isNearDue(day)
		? "seconds"
		: "schedule"
}

/** A band's edges lie at whole half hours of lateness: 30 and 31, 60 and 61, 90 and 91. */
const isAtEdge = ({ minutes }: DayEdge): boolean =>
	minutes !== undefined && (minutes <= 1 || minutes % 30 <= 1)

/** Within a minute of the start or the end of work. */
function isNearDue({ starts, ends, arrival, departure }: DayRecord): boolean {
	const near = (second: number | undefined, due: number | undefined) =>
		second !== undefined && due !== undefined && Math.abs(second - due * 60) < edgeSeconds
	return near(arrival.second, starts) || near(departure.second, ends)
}
