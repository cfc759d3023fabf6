import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { rowOn } from "../regulation/in-force.ts"
import { lawSources } from "../taxes/law-sources.ts"
import {
	type AllowancePolicy,
	type AllowanceTable,
	allowanceTableWords,
} from "./allowance-policy.ts"
import { costsInForce, rowsInForce } from "./costs-in-force.ts"
import type { ExtraList } from "./extra-tables.ts"

/**
 * The amounts in force on a date that no signed regulation confirms, and those nobody has keyed in, named for
 * the reader. While there is one, the allowance is BELUM DITETAPKAN: it is shown, and must not be paid by it.
 * What extra runs rest on is asked for by them alone.
 */
export function unconfirmedAmounts(
	policy: AllowancePolicy,
	date: LocalDate,
	list: ExtraList | undefined = undefined,
): string[] {
	const isExtra = list !== undefined
	const isAsked = ({ table }: { readonly table: AllowanceTable }) => isExtra || table !== "extra"
	const unset = costsInForce(policy, date).filter((one) => "unset" in one.cost && isAsked(one))
	const rows = rowsInForce(policy, date).filter(
		(one) => one.status === "unconfirmed" && isAsked(one),
	)
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
