// The sentences an employee reads beside each line of the allowance: what it rests on, before the sum.
import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
import { monthInWords } from "@hadir/shared/time/local-date.ts"
import { letterDays } from "../attendance/letters.ts"
import { percentOf } from "../attendance/percent.ts"
import { inRupiah, type Rupiah, rupiah } from "../money/rupiah.ts"
import type {
	AttendanceReason,
	PaymentReason,
	ShareReason,
	StandingReason,
} from "./allowance-reason.ts"
import type { AllowanceWords } from "./allowance-words.ts"

export const indonesian: AllowanceWords = {
	ofStanding,
	ofShare,
	ofAttendance,
	ofPayment,
	percent: percentOf,
	unset: "besaran belum ditetapkan",
	borne: "ditanggung APBD",
}

const extraNames = { thr: "THR", thirteenth: "TPP ke-13" } as const
const extraOf = { nominal: "nominal", paid: "sebelum pajak" } as const
const actingNames = { plt: "Plt.", plh: "Plh." } as const

function ofStanding(what: StandingReason): string {
	switch (what.rule) {
		case "base": {
			const post = what.post === undefined ? "" : ` ${what.post}`
			return `TPP jabatan${post}${what.class === undefined ? "" : `, kelas ${what.class}`}`
		}
		case "status":
			if (what.basisPoints === undefined) return what.name
			return `${what.name}, dibayar ${percentOf(what.basisPoints)}`
		case "extra":
			return `${extraNames[what.list]} atas TPP ${extraOf[what.of]} ${monthInWords(what.basisMonth)}`
		case "fixedStatus":
			return `${what.name}, besaran tetap`
		case "partMonth":
			return `masa kerja ${what.days} dari ${what.of} hari`
		case "largerPost":
			return `TPP jabatan ${actingNames[what.acting]} lebih besar (${what.letter})`
		case "acting":
			return `tambahan ${actingNames[what.acting]} (${what.letter})`
		case "actingTooShort":
			return `${actingNames[what.acting]} ${what.days} hari, paling sedikit ${what.leastDays} hari (${what.letter})`
		case "sanction":
			return `${what.name}, ${what.months} bulan sejak ${monthInWords(what.from)} (${what.letter})`
		case "hold":
			return what.name
	}
}

function ofShare(what: ShareReason): string {
	switch (what.rule) {
		case "share":
			return `${what.name}:`
		case "performance": {
			const score = percentOf(what.basisPoints)
			return `nilai kinerja ${what.predicate === undefined ? score : `${what.predicate} (${score})`}, berkurang`
		}
		case "noScore":
			return "nilai kinerja tidak ada"
		case "notDone":
			return `tidak terpenuhi: ${what.name},`
		case "monthTotal": {
			const { total, count, earned, most } = what
			return `${totalNames[total]} sebulan ${count}, mendapat ${percentOf(earned)} dari ${percentOf(most)}, berkurang`
		}
	}
}

const totalNames = {
	lateMinutes: "menit terlambat",
	earlyMinutes: "menit pulang cepat",
	absences: "hari tanpa keterangan",
	missingPunches: "ketukan tidak ada",
	sanctions: "hukuman disiplin",
} as const
const ends = { arrival: "masuk", departure: "pulang", rest: "istirahat" } as const
const lengths = {
	workingDays: "hari kerja bulan ini",
	calendarDays: "hari kalender",
	months: "bulan ke-",
} as const

function ofAttendance(what: AttendanceReason): string {
	switch (what.rule) {
		case "offTime": {
			const { end, second, dueMinute, minutes, code } = what
			return `${ends[end]} ${clockOfSecond(second)}, jadwal ${clockOfMinute(dueMinute)}, ${minutes} menit, ${code}`
		}
		case "missingPunch":
			return `ketukan ${ends[what.end]} tidak ada, ${what.code}`
		case "absent":
			return `tanpa keterangan, ${what.code}`
		case "absentRun":
			return `tanpa keterangan ${what.days} hari berturut-turut`
		case "missedActivity":
			return `tidak mengikuti: ${what.name}`
		case "lostDay":
			return `tanpa keterangan, sehari dari ${what.workingDays} hari kerja`
		case "shortHours":
			return `bekerja ${what.workedMinutes} dari ${what.owedMinutes} menit, sehari dari ${what.workingDays} hari kerja`
		case "leaveDay":
			return letterDays[what.kind].words.toLowerCase()
		case "leaveLength": {
			const { kind, length, counted, paidBasisPoints } = what
			const long =
				counted === "months" ? `${lengths.months}${length}` : `${length} ${lengths[counted]}`
			const name = `${letterDays[kind].words.toLowerCase()} ${long}`
			if (paidBasisPoints === undefined) return name
			return `${name}, dibayar ${percentOf(paidBasisPoints)}, berkurang`
		}
		case "unpaidMonth":
			return `tanpa keterangan ${what.days} hari; mulai ${what.fromDays} hari TPP tidak dibayarkan`
		case "notDearerThanAbsence":
			return "dikembalikan, karena potongan sehari tidak melebihi tanpa keterangan"
		case "dailyCap":
			return `dikembalikan, karena potongan sehari paling banyak ${percentOf(what.basisPoints)}`
		case "monthlyCap":
			return `dikembalikan, karena potongan sebulan paling banyak ${percentOf(what.basisPoints)}`
		case "shareCap":
			return `dikembalikan, karena potongan tidak melebihi ${what.name}`
	}
}

/** Taken amounts are told without their sign. */
const plain = (amount: Rupiah): Rupiah => rupiah(Math.abs(amount))

const points = {
	line: "tiap baris",
	component: "tiap bagian",
	total: "jumlah akhir",
} as const
const modes = { halfUp: "setengah ke atas", floor: "ke bawah" } as const

function ofPayment(what: PaymentReason): string {
	switch (what.rule) {
		case "rounding":
			return `pembulatan ${points[what.point]}, ${modes[what.mode]}`
		case "beforeTax":
			return "TPP sebelum pajak"
		case "finalTax":
			return `PPh 21 final, golongan ${what.grade}`
		case "ter": {
			const less =
				what.salaryTax === 0 ? "" : `, dikurangi PPh atas gaji ${inRupiah(what.salaryTax)}`
			return `PPh 21 TER ${what.category} atas gaji dan TPP${less},`
		}
		case "extraTax":
			return `PPh 21 bersama bulan dasar ${inRupiah(plain(what.together))}, dikurangi yang sudah dipotong ${inRupiah(plain(what.alone))}`
		case "yearEnd": {
			const { gross, officeExpenses, taxFree, taxable, yearly, withheld, owed } = what.year
			return `PPh 21 setahun: bruto ${inRupiah(gross)}, biaya jabatan ${inRupiah(officeExpenses)}, PTKP ${inRupiah(taxFree)}, kena pajak ${inRupiah(taxable)}, terutang ${inRupiah(yearly)}, sudah dipotong ${inRupiah(withheld)}, ${owed < 0 ? "dikembalikan" : "kurang"}`
		}
		case "health": {
			const { of, ceiling } = what
			const most = ceiling === undefined ? "" : `, gaji dan TPP paling banyak ${inRupiah(ceiling)}`
			return `BPJS Kesehatan atas TPP ${of === "nominal" ? "nominal" : "dibayarkan"}${most},`
		}
		case "deduction":
			return what.name
		case "uncollected":
			return "potongan yang tidak tertagih bulan ini"
		case "net":
			return "TPP diterimakan"
	}
}
