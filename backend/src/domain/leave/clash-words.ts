// What is said of letters that speak of the same days.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { letterDays } from "../attendance/letters.ts"
import type { Clash, WrittenLetter } from "./letter-clash.ts"
import { ask, type Objection, refuse } from "./objection.ts"

/** Hadir's own rule, as no article says it in these words. */
export const oneDayOneLetter = "satu hari kerja diputuskan satu surat"
const sickOnLeave =
	"pembacaan PP 11/2017 dan Peraturan BKN 24/2017: hari sakit tidak mengurangi cuti tahunan; belum dipastikan"

export const coveredWords =
	"Semua harinya sudah diputuskan surat sakit; surat ini tidak memutuskan apa-apa."

export function ofClash({ kind, other, dates }: Clash): Objection {
	switch (kind) {
		case "same":
			return refuse(
				kind,
				`Surat ini sudah tercatat: ${named(other)}. ${wayOut(other)}`,
				oneDayOneLetter,
			)
		case "overlap":
			return refuse(
				kind,
				`Bertumpuk pada ${datesIn(dates)} dengan ${named(other)}. ${wayOut(other)}`,
				oneDayOneLetter,
			)
		case "interrupts":
			return ask(
				kind,
				`Bertemu ${named(other)} pada ${datesIn(dates)}; hari itu dihitung sakit dan tidak mengurangi cuti tahunan.`,
				sickOnLeave,
			)
	}
}

const named = ({ kind, from, until, letter, place }: WrittenLetter): string =>
	`surat ${letter} (${letterDays[kind].words.toLowerCase()}, ${from} s.d. ${until}, ${place})`

function wayOut({ isWaiting, isPlanned }: WrittenLetter): string {
	if (isPlanned) return "Perbaiki tanggalnya, atau hapus salah satu baris."
	return isWaiting
		? "Surat itu masih menunggu persetujuan; tolak atau tarik kembali dahulu, atau perbaiki tanggalnya."
		: "Tarik kembali surat itu dahulu, atau perbaiki tanggalnya."
}

/** So many dates fit into a sentence. */
const mostDates = 5

function datesIn(dates: readonly LocalDate[]): string {
	const more = dates.length - mostDates
	return `${dates.slice(0, mostDates).join(", ")}${more > 0 ? ` dan ${more} hari lain` : ""}`
}
