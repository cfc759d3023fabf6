// PP 11/2017, Peraturan BKN 24/2017: how many days of annual leave a year holds, and what is left of them.
import { addMonths, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { leaveLawOn } from "./leave-law.ts"

/** One calendar year as it went. */
export type LeaveYear = {
	readonly year: number
	/** Working days of annual leave taken. */
	readonly taken: number
	/** Days added for collective leave that was worked (Keppres on collective leave). */
	readonly credited: number
	/** Long leave taken in a year ends its annual leave. */
	readonly hadLongLeave: boolean
	/** Where the policy's tables begin within the year: what working days were before it nobody can say. */
	readonly countedFrom?: LocalDate | undefined
	/** Days brought into the year from before the books began, with where that is written. */
	readonly opening?: { readonly days: number; readonly source: string } | undefined
}

export type AnnualLeave = {
	readonly year: number
	readonly own: number
	readonly carried: number
	readonly credited: number
	readonly taken: number
	/** Never below 0: what was taken beyond is `overdrawn`. */
	readonly left: number
	readonly overdrawn: number
	/** Why it is so, in a sentence each. */
	readonly reasons: readonly string[]
	readonly cite: string
}

/**
 * The balance at the end of `year`.
 * @param since first day of unbroken service
 * @param years those on record, in any order; one that is missing is not known and carries nothing over
 */
export function annualLeave(
	year: number,
	{ since, years }: { readonly since: LocalDate; readonly years: readonly LeaveYear[] },
): AnnualLeave {
	const { annual, cite } = leaveLawOn(`${year}-12-31`)
	const here = years.find((one) => one.year === year)
	const reasons: string[] = []
	if (here?.countedFrom !== undefined) {
		reasons.push(`Hari kerja dihitung mulai ${here.countedFrom}, sejak kebijakan berlaku.`)
	}
	const isEntitled = addMonths(since, annual.afterMonths) <= `${year}-12-31`
	if (!isEntitled) reasons.push("Belum setahun bekerja terus-menerus.")
	const hadLong = here?.hadLongLeave === true
	if (hadLong) reasons.push("Cuti besar tahun ini menghapus cuti tahunan.")
	const own = isEntitled && !hadLong ? annual.days : 0
	const carried = own === 0 ? 0 : carriedInto(year, { since, years }, reasons)
	const credited = here?.credited ?? 0
	if (credited > 0) reasons.push(`Bertambah ${credited} hari karena bertugas pada cuti bersama.`)
	const taken = here?.taken ?? 0
	const balance = own + carried + credited - taken
	return {
		...{ year, own, carried, credited, taken, reasons, cite },
		left: Math.max(0, balance),
		overdrawn: Math.max(0, -balance),
	}
}

function carriedInto(
	year: number,
	known: { readonly since: LocalDate; readonly years: readonly LeaveYear[] },
	reasons: string[],
): number {
	const { annual } = leaveLawOn(`${year}-12-31`)
	const opening = known.years.find((one) => one.year === year)?.opening
	if (opening !== undefined) {
		reasons.push(`Sisa ${opening.days} hari menurut ${opening.source}.`)
		return opening.days
	}
	const unused = [year - 1, year - 2].map((before) => unusedOf(before, known))
	const [last = 0] = unused
	if (unused.every((days) => days >= annual.days)) {
		const most = annual.withTwoYears - annual.days
		reasons.push(`Dua tahun tidak dipakai: ${most} hari terbawa.`)
		return most
	}
	const carried = Math.min(last, annual.withLastYear - annual.days)
	if (carried > 0) reasons.push(`Sisa tahun ${year - 1}: ${carried} hari terbawa.`)
	return carried
}

/** Of the year's own days; a year nobody knows, or without any right to them, leaves none. */
function unusedOf(
	year: number,
	{ since, years }: { readonly since: LocalDate; readonly years: readonly LeaveYear[] },
): number {
	const one = years.find((known) => known.year === year)
	if (one === undefined || one.hadLongLeave) return 0
	const { annual } = leaveLawOn(`${year}-12-31`)
	if (addMonths(since, annual.afterMonths) > `${year}-12-31`) return 0
	return Math.max(0, annual.days - one.taken)
}
