// The same sentences in English, for whoever reads along.
import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
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

const percent = (basisPoints: number): string => percentOf(basisPoints).replace(",", ".")

export const english: AllowanceWords = {
	ofStanding,
	ofShare,
	ofAttendance,
	ofPayment,
	percent,
	unset: "amount not decided yet",
	borne: "borne by the budget",
}

const extraNames = { thr: "holiday allowance (THR)", thirteenth: "13th month" } as const
const extraOf = { nominal: "nominal", paid: "earned" } as const
const actingNames = { plt: "acting post (Plt.)", plh: "daily acting post (Plh.)" } as const

function ofStanding(what: StandingReason): string {
	switch (what.rule) {
		case "base": {
			const post = what.post === undefined ? "" : ` ${what.post}`
			return `allowance of the post${post}${what.class === undefined ? "" : `, class ${what.class}`}`
		}
		case "status":
			if (what.basisPoints === undefined) return what.name
			return `${what.name}, paid ${percent(what.basisPoints)}`
		case "extra":
			return `${extraNames[what.list]} on the ${extraOf[what.of]} allowance of ${what.basisMonth}`
		case "fixedStatus":
			return `${what.name}, a fixed amount`
		case "partMonth":
			return `in service ${what.days} of ${what.of} days`
		case "largerPost":
			return `the ${actingNames[what.acting]} has the larger allowance (${what.letter})`
		case "acting":
			return `addition for the ${actingNames[what.acting]} (${what.letter})`
		case "actingTooShort":
			return `${actingNames[what.acting]} for ${what.days} days, at least ${what.leastDays} are needed (${what.letter})`
		case "sanction":
			return `${what.name}, ${what.months} months from ${what.from} (${what.letter})`
		case "hold":
			return what.name
	}
}

function ofShare(what: ShareReason): string {
	switch (what.rule) {
		case "share":
			return `${what.name}:`
		case "performance": {
			const score = percent(what.basisPoints)
			return `performance ${what.predicate === undefined ? score : `${what.predicate} (${score})`}, less`
		}
		case "noScore":
			return "no performance score"
		case "notDone":
			return `not done: ${what.name},`
		case "monthTotal": {
			const { total, count, earned, most } = what
			return `${totalNames[total]} of the month ${count}, earns ${percent(earned)} of ${percent(most)}, less`
		}
	}
}

const totalNames = {
	lateMinutes: "late minutes",
	earlyMinutes: "early minutes",
	absences: "days of absence",
	missingPunches: "missing punches",
	sanctions: "sanctions",
} as const
const ends = { arrival: "in", departure: "out", rest: "rest" } as const
const lengths = {
	workingDays: "working days this month",
	calendarDays: "calendar days",
	months: "month",
} as const

function ofAttendance(what: AttendanceReason): string {
	switch (what.rule) {
		case "offTime": {
			const { end, second, dueMinute, minutes, code } = what
			return `${ends[end]} at ${clockOfSecond(second)}, due ${clockOfMinute(dueMinute)}, ${minutes} min, ${code}`
		}
		case "missingPunch":
			return `no ${ends[what.end]} punch, ${what.code}`
		case "absent":
			return `absent, ${what.code}`
		case "absentRun":
			return `absent ${what.days} days in a row`
		case "missedActivity":
			return `not there: ${what.name}`
		case "lostDay":
			return `absent, a day of ${what.workingDays} working days`
		case "shortHours":
			return `worked ${what.workedMinutes} of ${what.owedMinutes} min, a day of ${what.workingDays} working days`
		case "leaveDay":
			return letterDays[what.kind].english.toLowerCase()
		case "leaveLength": {
			const { kind, length, counted, paidBasisPoints } = what
			const long =
				counted === "months" ? `${lengths.months} ${length}` : `${length} ${lengths[counted]}`
			const name = `${letterDays[kind].english.toLowerCase()} ${long}`
			if (paidBasisPoints === undefined) return name
			return `${name}, paid ${percent(paidBasisPoints)}, less`
		}
		case "unpaidMonth":
			return `absent ${what.days} days; from ${what.fromDays} days on nothing is paid`
		case "notDearerThanAbsence":
			return "given back: a day attended is no dearer than one of absence"
		case "dailyCap":
			return `given back: a day costs ${percent(what.basisPoints)} at most`
		case "monthlyCap":
			return `given back: a month costs ${percent(what.basisPoints)} at most`
		case "shareCap":
			return `given back: cuts take no more than ${what.name}`
	}
}

const points = { line: "each line", component: "each share", total: "the total" } as const
const modes = { halfUp: "half up", floor: "down" } as const

/** Taken amounts are told without their sign. */
const plain = (amount: Rupiah): Rupiah => rupiah(Math.abs(amount))

function ofPayment(what: PaymentReason): string {
	switch (what.rule) {
		case "rounding":
			return `rounding of ${points[what.point]}, ${modes[what.mode]}`
		case "beforeTax":
			return "allowance before tax"
		case "finalTax":
			return `final income tax, grade ${what.grade}`
		case "ter": {
			const less =
				what.salaryTax === 0 ? "" : `, less ${inRupiah(what.salaryTax)} taken on the salary`
			return `income tax TER ${what.category} on salary and allowance${less},`
		}
		case "extraTax":
			return `income tax with the basis month ${inRupiah(plain(what.together))}, less ${inRupiah(plain(what.alone))} taken already`
		case "yearEnd": {
			const { gross, officeExpenses, taxFree, taxable, yearly, withheld, owed } = what.year
			return `income tax of the year: gross ${inRupiah(gross)}, office expenses ${inRupiah(officeExpenses)}, tax-free ${inRupiah(taxFree)}, taxable ${inRupiah(taxable)}, owed ${inRupiah(yearly)}, withheld ${inRupiah(withheld)}, ${owed < 0 ? "given back" : "still owed"}`
		}
		case "health": {
			const { of, ceiling } = what
			const most =
				ceiling === undefined ? "" : `, salary and allowance at most ${inRupiah(ceiling)}`
			return `BPJS health on the ${of === "nominal" ? "nominal" : "paid"} allowance${most},`
		}
		case "deduction":
			return what.name
		case "uncollected":
			return "cuts that could not be taken this month"
		case "net":
			return "allowance paid out"
	}
}
