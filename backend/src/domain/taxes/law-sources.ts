import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce } from "../regulation/in-force.ts"
import { finalRateOf } from "./final-tax.ts"
import type { Source } from "./source.ts"
import { terTables } from "./ter-table.ts"

/** The national tables that a way of taxing rests on. */
export function lawSources(mode: "none" | "final" | "ter", date: LocalDate): readonly Source[] {
	switch (mode) {
		case "none":
			return []
		case "final": {
			const rate = finalRateOf("III/a", date)
			return rate === undefined ? [] : [rate]
		}
		case "ter":
			return [inForce(terTables, date, "TER")]
	}
}
