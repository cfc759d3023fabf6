// Income that bears no tax (PTKP), by marriage and dependants, and the category of TER that goes with it.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce } from "../regulation/in-force.ts"
import type { Source } from "./source.ts"
import type { TerCategory } from "./ter-table.ts"

/** TK: unmarried, K: married; the figure counts dependants. */
export const ptkpCodes = ["TK/0", "TK/1", "TK/2", "TK/3", "K/0", "K/1", "K/2", "K/3"] as const
export type PtkpCode = (typeof ptkpCodes)[number]

type PtkpRow = Source & {
	readonly from: LocalDate
	/** Rupiah a year. */
	readonly yearly: Readonly<Record<PtkpCode, number>>
}

/** PMK 101/2016: 54.000.000 for oneself, 4.500.000 for marriage and for each of three dependants. */
const history: readonly PtkpRow[] = [
	{
		from: "2016-01-01",
		cite: "PMK 101/PMK.010/2016 pasal 1",
		status: "unconfirmed",
		yearly: {
			...{ "TK/0": 54_000_000, "TK/1": 58_500_000, "TK/2": 63_000_000, "TK/3": 67_500_000 },
			...{ "K/0": 58_500_000, "K/1": 63_000_000, "K/2": 67_500_000, "K/3": 72_000_000 },
		},
	},
]

export const ptkpOn = (date: LocalDate): PtkpRow => inForce(history, date, "PTKP")

/** PP 58/2023 art. 2(2): which table of monthly rates a PTKP belongs to. */
export function terCategoryOf(ptkp: PtkpCode): TerCategory {
	switch (ptkp) {
		case "TK/0":
		case "TK/1":
		case "K/0":
			return "A"
		case "TK/2":
		case "TK/3":
		case "K/1":
		case "K/2":
			return "B"
		case "K/3":
			return "C"
	}
}
