// The sentences an employee reads beside each day: what happened, what was due, what it costs.
import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
import { dateInWords, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayGap, FlaggedPunch, Service } from "./day-record.ts"
import type { Band } from "./ladder.ts"

/** Wording and ladder code of the two ends of a day. */
export const arrivalWords = { name: "Masuk", punch: "masuk", code: "TL" } as const
export const departureWords = { name: "Pulang", punch: "pulang", code: "PSW" } as const
export type EdgeWords = typeof arrivalWords | typeof departureWords

export const onTime = "Tepat waktu."
export const notYet = "Belum."
const mayCorrect = "Koreksi dapat diajukan."

/** "Masuk 07:52:09, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %." */
export function offTime(
	words: EdgeWords,
	{ second, dueMinute, band }: { second: number; dueMinute: number; band: Band },
): string {
	const due = `${words.name} ${clockOfSecond(second)}, jadwal ${clockOfMinute(dueMinute)}.`
	return `${due} ${words.code}${band.number} (${span(band)}), ${cut(band.basisPoints)}.`
}

/** "Ketukan pulang tidak ada. Dihitung PSW4, potong 1,5 %. Koreksi dapat diajukan." */
export function punchMissing(words: EdgeWords, band: Band): string {
	const counted = `Dihitung ${words.code}${band.number}, ${cut(band.basisPoints)}.`
	return `Ketukan ${words.punch} tidak ada. ${counted} ${mayCorrect}`
}

/** "Tidak ada ketukan. Dihitung TK (tanpa keterangan), potong 3 %. Koreksi dapat diajukan." */
export function absent(basisPoints: number, strayPunches: readonly FlaggedPunch[]): string {
	const times = strayPunches.map(({ second }) => clockOfSecond(second)).join(", ")
	const fact = times === "" ? "Tidak ada ketukan." : `Ketukan ${times} di luar jam ketukan.`
	return `${fact} Dihitung TK (tanpa keterangan), ${cut(basisPoints)}. ${mayCorrect}`
}

/** "Hari masih berjalan. Masuk 07:28:14." */
export function stillRunning({
	arrival,
	departure,
	startMinute,
	lateMinutes,
}: {
	arrival?: number
	departure?: number
	startMinute: number
	lateMinutes: number
}): string {
	const late = lateMinutes > 0 ? `, jadwal ${clockOfMinute(startMinute)}, ${lateMinutes} menit` : ""
	const came =
		arrival === undefined ? "Ketukan masuk belum ada." : `Masuk ${clockOfSecond(arrival)}${late}.`
	const went = departure === undefined ? "" : ` Ketukan terakhir ${clockOfSecond(departure)}.`
	return `Hari masih berjalan. ${came}${went}`
}

/** "Mesin Lobi Utama tidak melayani 07:05–09:40. Menunggu keputusan; belum mengurangi apa pun." */
export function machineGap(gap: DayGap): string {
	const what =
		gap.cause === "missing"
			? `Data mesin ${gap.place} belum lengkap ${gapTimes(gap)}. Menunggu data`
			: `Mesin ${gap.place} tidak melayani ${gapTimes(gap)}. Menunggu keputusan`
	return `${what}; belum mengurangi apa pun.`
}

/** "Mesin Lobi Utama tidak melayani 07:05–09:40. Diputuskan: listrik padam (surat 12/X)." */
export function excusedBy(gap: DayGap): string {
	const what = gap.cause === "missing" ? "kehilangan data" : "tidak melayani"
	return `Mesin ${gap.place} ${what} ${gapTimes(gap)}. Diputuskan: ${gap.settled ?? ""}.`
}

export const disputedPunch =
	"Ada ketukan dari mesin yang datanya bercabang. Menunggu keputusan; belum mengurangi apa pun."
/** "Ketukan 07.28.14 di Lobi Utama ditolak oleh Andi: kartu SD tersalin." */
export const rejectedPunch = (told: {
	/** Seconds from midnight of the work date. */
	readonly second: number
	readonly place: string
	readonly by: string
	readonly reason: string
}): string =>
	`Ketukan ${clockOfSecond(told.second)} di ${told.place} ditolak oleh ${told.by}: ${told.reason.replace(/\.$/, "")}.`

export const unsurePunch =
	"Jam mesin belum pasti saat ketukan. Menunggu keputusan; belum mengurangi apa pun."

/** "Jam mesin ±40 detik; dihitung sisi yang meringankan." */
export function betterSide(errSeconds: number): string {
	return `Jam mesin ±${errSeconds} detik; dihitung sisi yang meringankan.`
}

/** "07:05–09:40", "sejak 07:05" where the end lies beyond the work date. */
function gapTimes({ from, until }: DayGap): string {
	const last = 24 * 3600
	const begins = clockOfMinute(Math.floor(Math.max(0, from) / 60))
	if (until >= last) return from <= 0 ? "sepanjang hari" : `sejak ${begins}`
	return `${begins}–${clockOfMinute(Math.ceil(until / 60))}`
}

/** "Libur: Hari Lahir Pancasila." Collective leave already says what it is. */
export function holiday(kind: "libur" | "cutiBersama", name: string): string {
	return kind === "libur" ? `Libur: ${name}.` : `${name}.`
}

export const weekend = "Libur akhir pekan."
export const punchesOnDayOff = "Ketukan hari ini tercatat dan tidak dinilai."

export function outOfService(date: LocalDate, { employedFrom, employedUntil }: Service): string {
	if (employedFrom !== undefined && date < employedFrom) {
		return `Di luar masa kerja, yang dimulai ${dateInWords(employedFrom)}.`
	}
	const end = employedUntil === undefined ? "" : `, yang berakhir ${dateInWords(employedUntil)}`
	return `Di luar masa kerja${end}.`
}

export function yearUndecided(year: number): string {
	return `Daftar libur tahun ${year} belum dimasukkan. Belum dinilai; tidak mengurangi apa pun.`
}

/** "0,5 %": basis points as a percentage. */
export function percentOf(basisPoints: number): string {
	return `${percentDigits(basisPoints)} %`
}

/** "0,5": with a comma and without needless zeros. */
export function percentDigits(basisPoints: number): string {
	const fraction = String(basisPoints % 100)
		.padStart(2, "0")
		.replace(/0+$/, "")
	return `${Math.floor(basisPoints / 100)}${fraction === "" ? "" : `,${fraction}`}`
}

function cut(basisPoints: number): string {
	return `potong ${percentOf(basisPoints)}`
}

function span({ fromMinutes, upToMinutes }: Band): string {
	return upToMinutes === undefined
		? `${fromMinutes} menit ke atas`
		: `${fromMinutes}–${upToMinutes} menit`
}
