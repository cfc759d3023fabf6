// The sentences an employee reads beside each day: what happened, what was due, what it costs.
import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
import { dateInWords, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Band } from "./ladder.ts"
import { letterDays } from "./letters.ts"
import { percentOf } from "./percent.ts"
import type {
	CalendarReason,
	End,
	MachineReason,
	PaperReason,
	PunchReason,
	Reason,
} from "./reason.ts"
import { type ReasonWords, sayReason } from "./say-reason.ts"

export const inIndonesian = (reason: Reason): string => sayReason(reason, words)

const mayCorrect = "Koreksi dapat diajukan."
const changesNothing = "belum mengurangi apa pun"

const words: ReasonWords = { ofCalendar, ofPaper, ofMachine, ofPunches }

function ofCalendar(reason: CalendarReason): string {
	switch (reason.rule) {
		case "weekend":
			return "Libur akhir pekan."
		case "freeDay":
			return "Bebas tugas menurut jadwal piket."
		case "unrostered":
			return `Giliran hari ini belum dimasukkan; ${changesNothing}.`
		case "punchesOnDayOff":
			return "Ketukan hari ini tercatat dan tidak dinilai."
		case "holiday":
			// Collective leave already says what it is.
			return reason.kind === "libur" ? `Libur: ${reason.name}.` : `${reason.name}.`
		case "workedHoliday": {
			const { name, creditDays } = reason
			const credit = creditDays > 0 ? ` Cuti tahunan bertambah ${creditDays} hari.` : ""
			return `Bertugas pada hari libur: ${name}.${credit}`
		}
		case "outOfService":
			return outOfService(reason)
		case "beforeRecords":
			return reason.from === undefined
				? "Presensi unit ini belum pernah dicatat. Belum dinilai; tidak mengurangi apa pun."
				: `Presensi baru dicatat sejak ${dateInWords(reason.from)}. Belum dinilai; tidak mengurangi apa pun.`
		case "unregulated":
			return `"${reason.what}" tidak ada di kebijakan yang berlaku. Belum dinilai; tidak mengurangi apa pun.`
		case "yearUndecided":
			return `Daftar libur tahun ${reason.year} belum dimasukkan. Belum dinilai; tidak mengurangi apa pun.`
	}
}

function ofPaper(reason: PaperReason): string {
	switch (reason.rule) {
		case "letter": {
			const { part, kind, letter } = reason
			const hours =
				part === undefined ? "" : ` ${clockOfMinute(part.from)}–${clockOfMinute(part.until)}`
			return `${letterDays[kind].words}${hours} (${letter}).`
		}
		case "punchesBesideLetter":
			return `Ada ketukan ${times(reason.seconds)}; hari ini mengikuti surat.`
		case "excusedDay":
			return `Dimaafkan sehari: ${ended(reason.reason)} (${reason.letter}).`
		case "excusedPunch":
			return `Ketukan ${punchNames[reason.end]} dimaafkan: ${ended(reason.reason)} (${reason.letter}).`
		case "corrected": {
			const { end, second, machine, by } = reason
			const said = machine === undefined ? "tidak ada" : clockOfSecond(machine)
			return `Ketukan ${punchNames[end]} dikoreksi menjadi ${clockOfSecond(second)} (mesin: ${said}) oleh ${by}: ${ended(reason.reason)}.`
		}
		case "idleCorrection": {
			const { end, second, by } = reason
			return `Koreksi ketukan ${punchNames[end]} ${clockOfSecond(second)} oleh ${by} tidak dipakai: tidak ada jam kerja pada hari ini.`
		}
		case "byHand":
			return `Ketukan ${clockOfSecond(reason.second)} dicatat petugas: ${ended(reason.note)}.`
		case "overtime":
			return `Lembur ${reason.minutes} menit (${reason.letter}).`
		case "rejectedPunch": {
			const { second, place, by } = reason
			return `Ketukan ${clockOfSecond(second)} di ${place} ditolak oleh ${by}: ${ended(reason.reason)}.`
		}
	}
}

function ofMachine(reason: MachineReason): string {
	switch (reason.rule) {
		case "machineGap": {
			const { cause, place } = reason
			const what =
				cause === "missing"
					? `Data mesin ${place} belum lengkap ${gapTimes(reason)}. Menunggu data`
					: `Mesin ${place} tidak melayani ${gapTimes(reason)}. Menunggu keputusan`
			return `${what}; ${changesNothing}.`
		}
		case "settledGap": {
			const { cause, place, settled = "" } = reason
			const what = cause === "missing" ? "kehilangan data" : "tidak melayani"
			return `Mesin ${place} ${what} ${gapTimes(reason)}. Diputuskan: ${ended(settled)}.`
		}
		case "betterSide":
			return `Jam mesin ±${reason.errSeconds} detik; dihitung sisi yang meringankan.`
		case "disputedPunch":
			return `Ada ketukan dari mesin yang datanya bercabang. Menunggu keputusan; ${changesNothing}.`
		case "unsurePunch":
			return `Jam mesin belum pasti saat ketukan. Menunggu keputusan; ${changesNothing}.`
		case "elsewhere": {
			const counted = reason.isRefused ? "; tidak dihitung" : ""
			return `Ketukan ${clockOfSecond(reason.second)} di ${reason.place}, unit lain${counted}.`
		}
	}
}

function ofPunches(reason: PunchReason): string {
	switch (reason.rule) {
		case "onTime":
			return "Tepat waktu."
		case "notYet":
			return "Belum."
		case "oddPunches":
			return "Jumlah ketukan ganjil; pasangan terakhir tidak lengkap."
		case "offTime": {
			const { end, second, dueMinute, band } = reason
			const { name, code } = ends[end]
			const due = `${name} ${clockOfSecond(second)}, jadwal ${clockOfMinute(dueMinute)}.`
			return `${due} ${code}${band.number} (${span(band)}), ${cut(band.basisPoints)}.`
		}
		case "repaidLate":
			return `Terlambat ${reason.minutes} menit, diganti pada hari yang sama.`
		case "missingPunch": {
			const { end, category, basisPoints } = reason
			const counted = category === undefined ? "" : ` Dihitung ${category}, ${cut(basisPoints)}.`
			return `Ketukan ${punchNames[end]} tidak ada.${counted} ${mayCorrect}`
		}
		case "absent": {
			const { strays, basisPoints } = reason
			const fact =
				strays.length === 0 ? "Tidak ada ketukan." : `Ketukan ${times(strays)} di luar jam ketukan.`
			return `${fact} Dihitung TK (tanpa keterangan), ${cut(basisPoints)}. ${mayCorrect}`
		}
		case "stillRunning":
			return stillRunning(reason)
		case "handOver":
			return `Pukul ${clockOfMinute(reason.minute)} berganti giliran; ${reason.second === undefined ? `ketukan ${punchNames[reason.end]} tidak perlu` : `ketukan ${clockOfSecond(reason.second)} berlaku untuk keduanya`}.`
		case "closedOut":
			return `Ketukan pulang tidak ada; dianggap pulang ${clockOfMinute(reason.minute)}.`
		case "halfDay":
			return `Bekerja ${reason.minutes} menit, kurang dari ${reason.leastMinutes}: setengah hari.`
		case "workedTooLittle":
			return `Bekerja ${reason.minutes} menit, kurang dari ${reason.leastMinutes}. Dihitung TK (tanpa keterangan), ${cut(reason.basisPoints)}.`
		case "cappedCut":
			return `Potongan sehari paling banyak ${percentOf(reason.basisPoints)}.`
	}
}

const ends = {
	arrival: { name: "Masuk", code: "TL" },
	departure: { name: "Pulang", code: "PSW" },
} as const
const punchNames: Readonly<Record<End, string>> = {
	arrival: "masuk",
	departure: "pulang",
	rest: "istirahat",
}

/** "Hari masih berjalan. Masuk 07:28:14." */
function stillRunning(told: Extract<PunchReason, { readonly rule: "stillRunning" }>): string {
	const { arrival, departure, startMinute, lateMinutes } = told
	const late = lateMinutes > 0 ? `, jadwal ${clockOfMinute(startMinute)}, ${lateMinutes} menit` : ""
	const came =
		arrival === undefined ? "Ketukan masuk belum ada." : `Masuk ${clockOfSecond(arrival)}${late}.`
	const went = departure === undefined ? "" : ` Ketukan terakhir ${clockOfSecond(departure)}.`
	return `Hari masih berjalan. ${came}${went}`
}

function outOfService({ begins, ended }: { begins?: LocalDate; ended?: LocalDate }): string {
	if (ended !== undefined) return `Di luar masa kerja, yang berakhir ${dateInWords(ended)}.`
	const start = begins === undefined ? "" : `, yang dimulai ${dateInWords(begins)}`
	return `Di luar masa kerja${start}.`
}

/** "07:05–09:40", "sejak 07:05" where the end lies beyond the work date. */
function gapTimes({ from, until }: { from: number; until: number }): string {
	const last = 24 * 3600
	const begins = clockOfMinute(Math.floor(Math.max(0, from) / 60))
	if (until >= last) return from <= 0 ? "sepanjang hari" : `sejak ${begins}`
	return `${begins}–${clockOfMinute(Math.ceil(until / 60))}`
}

const times = (seconds: readonly number[]): string => seconds.map(clockOfSecond).join(", ")
const cut = (basisPoints: number): string => `potong ${percentOf(basisPoints)}`
const ended = (text: string): string => text.replace(/\.$/, "")

const span = ({ fromMinutes, upToMinutes }: Band): string =>
	upToMinutes === undefined ? `${fromMinutes} menit ke atas` : `${fromMinutes}–${upToMinutes} menit`
