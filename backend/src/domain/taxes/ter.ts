import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Rupiah } from "../money/rupiah.ts"
import { inForce } from "../regulation/in-force.ts"
import { type PtkpCode, terCategoryOf } from "./ptkp.ts"
import type { Source } from "./source.ts"
import { type TerCategory, terTables } from "./ter-table.ts"

export type TerRate = Source & {
	readonly category: TerCategory
	/** Of the whole gross of the month. */
	readonly basisPoints: number
}

/**
 * PMK 168/2023, PP 58/2023 annex: the rate of a month before the last of the tax year, by the month's gross.
 * Whether TPP belongs in this gross or bears the final tax alone is practised differently from city to city;
 * the policy decides.
 */
export function terRateOf(gross: Rupiah, ptkp: PtkpCode, date: LocalDate): TerRate {
	const { rows, cite, status } = inForce(terTables, date, "TER")
	const category = terCategoryOf(ptkp)
	const row = rows[category].find(([upTo]) => upTo === undefined || gross <= upTo)
	if (row === undefined) throw new Error("the last row of a TER table has no bound")
	return { category, basisPoints: row[1], cite, status }
}
