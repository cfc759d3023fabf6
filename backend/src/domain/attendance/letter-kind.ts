/**
 * The kinds of leave of PP 11/2017 (jo. PP 17/2020) and Peraturan BKN 24/2017, and what else
 * keeps somebody from the machine by order. `izin`: allowed for the day, without being leave.
 */
export const letterKinds = [
	"cutiTahunan",
	"cutiBesar",
	"cutiSakit",
	"cutiMelahirkan",
	"cutiAlasanPenting",
	"cutiDiLuarTanggungan",
	"dinasLuar",
	"tugasDalam",
	"diklat",
	"tugasBelajar",
	"kerjaDariRumah",
	"izin",
] as const
export type LetterKind = (typeof letterKinds)[number]
