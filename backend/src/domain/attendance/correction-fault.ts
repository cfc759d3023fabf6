// Whether a correction fits the day it speaks of, asked before it is written or agreed to.
import { clockOfMinute } from "@hadir/shared/time/clock.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Office } from "../duty/due-on.ts"
import type { Due } from "../duty/duty.ts"
import type { PlacedDuty } from "../duty/timeline.ts"
import { nearestDuty } from "./duty-facts.ts"
import { unseenOn } from "./evaluate-person.ts"
import type { Correction, PersonFacts } from "./person-facts.ts"
import { lettersOn, placePerson } from "./place-person.ts"

/**
 * The sentence that says what does not fit: a date on which nothing is due or somebody has decided already,
 * or a time outside the window in which a punch would have counted. In-windows close before out-windows open
 * (`punch-windows.ts`), so no correction that fits puts an end before its start.
 */
export function correctionFault(
	person: PersonFacts,
	wish: Correction,
	office: Office,
): string | undefined {
	const { date } = wish
	const span = { from: date, through: date }
	const { dues, duties } = placePerson(person, span, office)
	const due = dues.get(date)
	if (due === undefined) throw new Error(`${date} was asked for`)
	if (due.kind !== "work") return nothingDue(date, due)
	if (unseenOn(date, person) !== undefined) {
		return `Presensi pada ${date} belum dicatat mesin, jadi hari itu tidak dinilai dan tidak perlu dikoreksi.`
	}
	const own = duties.filter((placed) => placed.date === date)
	const letter = lettersOn(person.letters ?? [], date).find(
		({ part }) => part === undefined || own.length === 0,
	)
	if (letter !== undefined) {
		return `Hari itu sudah diputuskan oleh surat ${letter.letter}. Bila keliru, tarik kembali surat itu lebih dahulu.`
	}
	const placed = nearestDuty(own, wish)
	if (placed === undefined) throw new Error("a working day has a duty, unless letters took it")
	return outsideWindow(placed, wish)
}

function nothingDue(date: LocalDate, due: Exclude<Due, { kind: "work" }>): string {
	switch (due.kind) {
		case "off":
			return `Pada ${date} tidak ada jam kerja, jadi tidak ada ketukan yang dikoreksi. Periksa tanggalnya.`
		case "unrostered":
			return `Giliran pada ${date} belum dimasukkan. Masukkan jadwal piketnya, lalu ajukan koreksi.`
		case "undecided":
			return `Daftar libur tahun ${due.year} belum dimasukkan; hari itu belum dinilai.`
		case "unregulated":
			return `"${due.what}" tidak ada di kebijakan pada ${date}; hari itu tidak dinilai.`
		case "outOfService":
			return `Pada ${date} pegawai ini tidak bertugas. Periksa tanggalnya.`
	}
}

function outsideWindow(
	{ duty, midnight }: PlacedDuty,
	{ end, at }: Correction,
): string | undefined {
	const minute = Math.floor((at - midnight) / 60)
	const windows = { arrival: duty.windows.in, departure: duty.windows.out, rest: duty.restPunch }
	const window = windows[end]
	if (window === undefined) return `Jadwal ${duty.name} tidak meminta ketukan istirahat.`
	if (minute >= window.from && minute <= window.until) return undefined
	const [from, until, asked] = [window.from, window.until, minute].map(clockOfMinute)
	return `Ketukan ${ends[end]} hanya dihitung antara ${from} dan ${until}; ${asked} di luar itu.`
}

const ends = { arrival: "masuk", departure: "pulang", rest: "istirahat" } as const
