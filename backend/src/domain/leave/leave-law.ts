// The national rules on leave, as dated rows. What is not confirmed from the text itself says so.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce } from "../regulation/in-force.ts"

/** Leave of PP 11/2017 (jo. PP 17/2020), Peraturan BKN 24/2017 (jo. 7/2021). */
export type LeaveLaw = {
	readonly from: LocalDate
	readonly cite: string
	readonly annual: {
		/** Working days, after so many months of unbroken service. */
		readonly days: number
		readonly afterMonths: number
		/** Most days of one year with what last year left, and where two years were left whole. */
		readonly withLastYear: number
		readonly withTwoYears: number
		/** Calendar days at most for the way to and from a place that is hard to reach. */
		readonly remoteDays: number
	}
	/** Months at most; years of unbroken service before it, the first pilgrimage excepted. */
	readonly long: { readonly months: number; readonly afterYears: number }
	/** Calendar days of sickness up to which the person's own letter, and a doctor's, suffice. */
	readonly sick: { readonly ownLetterDays: number; readonly doctorDays: number }
	/** Months, for the children up to that number; later ones by long leave. */
	readonly maternity: { readonly months: number; readonly lastChild: number }
	/** Months at most; not confirmed. */
	readonly importantReason: { readonly months: number }
	/** Years at most, and by how many they can be prolonged; not confirmed. */
	readonly unpaid: { readonly years: number; readonly prolongedBy: number }
}

const civilServants: readonly LeaveLaw[] = [
	{
		from: "2017-12-27",
		cite: "PP 11/2017 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021",
		annual: { days: 12, afterMonths: 12, withLastYear: 18, withTwoYears: 24, remoteDays: 12 },
		long: { months: 3, afterYears: 5 },
		sick: { ownLetterDays: 1, doctorDays: 14 },
		maternity: { months: 3, lastChild: 3 },
		importantReason: { months: 1 },
		unpaid: { years: 3, prolongedBy: 1 },
	},
]

/**
 * Peraturan BKN 7/2022: employees on contract have annual, sick and maternity leave alone. One source gives
 * them 6 days of annual leave, others 12: not confirmed, so the kinder one stands until somebody decides.
 */
const contractKinds = ["cutiTahunan", "cutiSakit", "cutiMelahirkan"] as const
export const contractCite = "Peraturan BKN 7/2022 (hari cuti tahunan PPPK belum dipastikan)"

export const leaveLawOn = (date: LocalDate): LeaveLaw => inForce(civilServants, date, "leave")

export const isContractKind = (kind: string): boolean =>
	contractKinds.some((known) => known === kind)
