// The yearly tax on income by brackets.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Exact, exactly, plus, share } from "../money/exact.ts"
import { noRupiah, type Rupiah, rupiah } from "../money/rupiah.ts"
import { inForce } from "../regulation/in-force.ts"
import type { Source } from "./source.ts"

type Brackets = Source & {
	readonly from: LocalDate
	/** Rupiah of taxable income a year, inclusive; the last has no bound. */
	readonly rows: readonly (readonly [upTo: number | undefined, basisPoints: number])[]
}

const history: readonly Brackets[] = [
	{
		from: "2022-01-01",
		cite: "UU PPh pasal 17 ayat (1) huruf a jo. UU 7/2021",
		status: "unconfirmed",
		rows: [
			[60_000_000, 500],
			[250_000_000, 1_500],
			[500_000_000, 2_500],
			[5_000_000_000, 3_000],
			[undefined, 3_500],
		],
	},
]

export const bracketsOn = (date: LocalDate): Brackets => inForce(history, date, "article 17")

/** UU PPh art. 17(4): taxable income is rounded down to whole thousands. */
export function wholeThousands(income: Rupiah): Rupiah {
	return income <= 0 ? noRupiah : rupiah(income - (income % 1_000))
}

/** UU PPh art. 17(1): each part of the income bears the rate of its own bracket. */
export function yearlyTax(taxable: Rupiah, { rows }: Pick<Brackets, "rows">): Exact {
	let tax = exactly(noRupiah)
	let below = 0
	for (const [upTo, basisPoints] of rows) {
		const within = Math.min(taxable, upTo ?? taxable) - below
		if (within <= 0) break
		tax = plus(tax, share(exactly(rupiah(within)), basisPoints))
		below = upTo ?? taxable
	}
	return tax
}
