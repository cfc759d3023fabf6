// PPh 21 that settles itself (final), on what civil servants are paid from a budget beside their salary.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce } from "../regulation/in-force.ts"
import type { Source } from "./source.ts"

type FinalRow = Source & {
	readonly from: LocalDate
	/** Basis points of gross, by the grade's first numeral. */
	readonly rates: Readonly<Record<string, number>>
}

/** Grades I and II bear nothing, III 5 %, IV and officials of state 15 % of gross. */
const history: readonly FinalRow[] = [
	{
		from: "2011-01-01",
		cite: "PP 80/2010 pasal 4",
		status: "unconfirmed",
		rates: { I: 0, II: 0, III: 500, IV: 1_500 },
	},
]

export type FinalRate = Source & { readonly basisPoints: number }

/**
 * PP 80/2010 art. 4: the rate of a civil servant's grade, written "III/c". It says nothing of PPPK, whose
 * grades have no letter: undefined, and the policy names their rates or the line is absent.
 */
export function finalRateOf(grade: string, date: LocalDate): FinalRate | undefined {
	const [numeral = "", room] = grade.split("/")
	const { rates, cite, status } = inForce(history, date, "PPh 21 final")
	const basisPoints = room === undefined ? undefined : rates[numeral]
	return basisPoints === undefined ? undefined : { basisPoints, cite, status }
}
