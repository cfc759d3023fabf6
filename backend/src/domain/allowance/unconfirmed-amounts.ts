import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { rowOn } from "../regulation/in-force.ts"
import { lawSources } from "../taxes/law-sources.ts"
import { type AllowancePolicy, allowanceTableWords } from "./allowance-policy.ts"
import { costsInForce, rowsInForce } from "./costs-in-force.ts"

/**
 * The amounts in force on a date that no signed regulation confirms, and those nobody has keyed in, named for
 * the reader. While there is one, the allowance is BELUM DITETAPKAN: it is shown, and must not be paid by it.
 */
export function unconfirmedAmounts(policy: AllowancePolicy, date: LocalDate): string[] {
	const unset = costsInForce(policy, date).filter(({ cost }) => "unset" in cost)
	const rows = rowsInForce(policy, date).filter(({ status }) => status === "unconfirmed")
	const tax = rowOn(policy.tax, date)
	const law = lawSources(tax?.mode ?? "none", date).filter(({ status }) => status === "unconfirmed")
	return [
		...rows.map(({ table, cite }) => `${allowanceTableWords[table]} (${cite})`),
		...unset.map(
			({ table, what, cite }) => `${allowanceTableWords[table]}: ${what} belum diisi (${cite})`,
		),
		...law.map(({ cite }) => `Tarif PPh 21 (${cite})`),
	]
}
