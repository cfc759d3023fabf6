// Whether the law gives somebody the leave they ask for: what forbids it, and what a person has to look at.
import { addDays, addMonths, daysBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { LetterKind } from "../attendance/letter-kind.ts"
import { coveredWords, ofClash, oneDayOneLetter } from "./clash-words.ts"
import { contractCite, isContractKind, type LeaveLaw, leaveLawOn } from "./leave-law.ts"
import type { Clash } from "./letter-clash.ts"
import { ask, type Objection, refuse } from "./objection.ts"

/** What lies with the letter of a sick person. */
export type SickPaper = "own" | "doctor" | "governmentDoctor"

export type LeaveWish = {
	readonly kind: LetterKind
	readonly from: LocalDate
	readonly until: LocalDate
	/** Maternity: which child. */
	readonly child?: number | undefined
	/** Long leave for the first pilgrimage. */
	readonly isFirstPilgrimage?: boolean | undefined
	readonly paper?: SickPaper | undefined
}

export type LeavePerson = {
	/** By contract (PPPK), or as a civil servant. */
	readonly isContract: boolean
	/** First day of unbroken service; absent: not on record. */
	readonly since?: LocalDate | undefined
	/** What annual leave costs, year by year; of other kinds nothing. */
	readonly annual: readonly AnnualShare[]
	/** Letters that stand on days of the wish. */
	readonly clashes: readonly Clash[]
	/** No day is left that the letter would decide: others decide them all. */
	readonly isCovered?: boolean
}

/** Of one calendar year that the wish touches. */
export type AnnualShare = {
	readonly year: number
	/** Working days of the wish, by the person's own calendar and roster. */
	readonly asked: number
	/** Days that are left before the wish, once all that waits is agreed to. */
	readonly left: number
	/** Letters of the year that wait. */
	readonly waiting: readonly string[]
}

export function checkLeave(wish: LeaveWish, person: LeavePerson): readonly Objection[] {
	const law = leaveLawOn(wish.from)
	const clashes = [
		...person.clashes.map(ofClash),
		...(person.isCovered ? [refuse("covered", coveredWords, oneDayOneLetter)] : []),
	]
	if (person.isContract && wish.kind.startsWith("cuti") && !isContractKind(wish.kind)) {
		return [
			...clashes,
			refuse("not-for-contract", "PPPK tidak berhak atas cuti ini.", contractCite),
		]
	}
	return [...clashes, ...ofKind(wish, person, law)]
}

function ofKind(wish: LeaveWish, person: LeavePerson, law: LeaveLaw): readonly Objection[] {
	switch (wish.kind) {
		case "cutiTahunan":
			return annual(wish, person, law)
		case "cutiBesar":
			return long(wish, person, law)
		case "cutiSakit":
			return sick(wish, law)
		case "cutiMelahirkan":
			return maternity(wish, law)
		case "cutiAlasanPenting":
			return longerThan(wish, law.importantReason.months, law.cite)
		case "cutiDiLuarTanggungan": {
			const { years, prolongedBy } = law.unpaid
			const over = longerThan(wish, (years + prolongedBy) * 12, law.cite)
			return over.length > 0 ? over : longerThan(wish, years * 12, law.cite, "ask")
		}
		case "dinasLuar":
		case "tugasDalam":
		case "diklat":
		case "tugasBelajar":
		case "kerjaDariRumah":
		case "izin":
			return []
	}
}

/** Twelve working days a year, once a year of service is full. */
function annual(wish: LeaveWish, { since, annual }: LeavePerson, law: LeaveLaw): Objection[] {
	return [
		...served(wish, since, law.annual.afterMonths, law.cite, "setahun"),
		...annual
			.filter(({ asked, left }) => asked > left)
			.map((share) => refuse("no-days-left", tooMany(share, annual.length > 1), law.cite)),
	]
}

function tooMany({ year, asked, left, waiting }: AnnualShare, isOneOfMany: boolean): string {
	const of = isOneOfMany ? ` tahun ${year}` : ""
	const after =
		waiting.length === 0
			? ""
			: ` sesudah surat yang masih menunggu persetujuan: ${waiting.join(", ")}`
	return `Diminta ${asked} hari kerja${of}, sisa cuti tahunan ${left} hari${after}.`
}

/** Three months, once five years are full; the first pilgrimage waits for nothing. */
function long(wish: LeaveWish, { since }: LeavePerson, law: LeaveLaw): Objection[] {
	const over = longerThan(wish, law.long.months, law.cite)
	if (wish.isFirstPilgrimage === true) return over
	const years = law.long.afterYears
	return [...served(wish, since, years * 12, law.cite, `${years} tahun`), ...over]
}

/** One day by one's own letter, up to fourteen by a doctor's, more by a government doctor's. */
function sick({ from, until, paper }: LeaveWish, { sick: limits, cite }: LeaveLaw): Objection[] {
	const days = daysBetween({ from, to: until }) + 1
	const needed =
		days <= limits.ownLetterDays ? "own" : days <= limits.doctorDays ? "doctor" : "governmentDoctor"
	const rank: Readonly<Record<SickPaper, number>> = { own: 0, doctor: 1, governmentDoctor: 2 }
	if (rank[paper ?? "own"] >= rank[needed]) return []
	const what = needed === "doctor" ? "surat dokter" : "surat dokter pemerintah"
	return [ask("paper", `Sakit ${days} hari memerlukan ${what}.`, cite)]
}

/** Three months each for the first three children; a later one takes long leave. */
function maternity(wish: LeaveWish, { maternity: limits, cite }: LeaveLaw): Objection[] {
	const over = longerThan(wish, limits.months, cite)
	if (wish.child === undefined) {
		return [...over, ask("which-child", "Sebutkan kelahiran anak keberapa.", cite)]
	}
	if (wish.child <= limits.lastChild) return over
	const sentence = `Kelahiran anak ke-${wish.child} memakai cuti besar, bukan cuti melahirkan.`
	return [...over, refuse("child", sentence, cite)]
}

function longerThan(
	{ from, until }: LeaveWish,
	months: number,
	cite: string,
	severity: Objection["severity"] = "refuse",
): Objection[] {
	if (until <= addDays(addMonths(from, months), -1)) return []
	const length = months % 12 === 0 ? `${months / 12} tahun` : `${months} bulan`
	return [{ severity, code: "too-long", sentence: `Paling lama ${length}.`, cite }]
}

function served(
	{ from }: LeaveWish,
	since: LocalDate | undefined,
	months: number,
	cite: string,
	words: string,
): Objection[] {
	if (since === undefined) {
		return [ask("no-start", "Tanggal mulai bekerja belum tercatat; periksa masa kerjanya.", cite)]
	}
	if (addMonths(since, months) <= from) return []
	return [refuse("too-early", `Belum ${words} bekerja terus-menerus.`, cite)]
}
