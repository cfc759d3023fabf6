// What a letter makes of a working day: leave, sickness, official travel, study, permission.
import type { DayState } from "./day-record.ts"
import type { LetterKind } from "./letter-kind.ts"

export type LetterDay = {
	readonly state: DayState
	/** The grid's code. */
	readonly code: string
	/** The code of SIMPEGNAS Presensi; none where it has no word for it. */
	readonly simpegnas: string
	readonly words: string
	readonly english: string
}

export const letterDays: Readonly<Record<LetterKind, LetterDay>> = {
	cutiTahunan: leave("Cuti tahunan", "Annual leave"),
	cutiBesar: leave("Cuti besar", "Long leave"),
	cutiSakit: {
		...leave("Cuti sakit", "Sick leave"),
		...{ state: "sick", code: "S", simpegnas: "S" },
	},
	cutiMelahirkan: leave("Cuti melahirkan", "Maternity leave"),
	cutiAlasanPenting: leave("Cuti karena alasan penting", "Leave for an important reason"),
	cutiDiLuarTanggungan: leave("Cuti di luar tanggungan negara", "Unpaid leave"),
	dinasLuar: travel("Dinas luar", "Official travel"),
	tugasDalam: travel("Tugas di luar kantor", "Duty outside the office"),
	diklat: travel("Pendidikan dan pelatihan", "Training"),
	tugasBelajar: {
		...{ state: "study", code: "TB", simpegnas: "" },
		...{ words: "Tugas belajar", english: "Study assignment" },
	},
	kerjaDariRumah: {
		...{ state: "present", code: "H", simpegnas: "HN" },
		...{ words: "Bekerja dari luar kantor", english: "Working away from the office" },
	},
	izin: {
		...{ state: "excused", code: "I", simpegnas: "IZIN" },
		...{ words: "Izin", english: "Permission" },
	},
}

function leave(words: string, english: string): LetterDay {
	return { state: "leave", code: "C", simpegnas: "CT", words, english }
}

function travel(words: string, english: string): LetterDay {
	return { state: "travel", code: "D", simpegnas: "DL", words, english }
}
