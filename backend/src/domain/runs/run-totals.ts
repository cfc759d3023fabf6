// What a list comes to, and whether the budget bears it.
import { inRupiah, type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import type { RunList } from "./run.ts"
import type { RunSummary } from "./run-person.ts"

export type RunTotals = {
	/** Allowances before tax, and what differences add to or take from them: what the budget bears. */
	readonly beforeTax: Rupiah
	/** What is paid out; negative: asked back. */
	readonly payable: Rupiah
	/** Who is paid, or asked. */
	readonly people: number
}

export function totalsOf(people: readonly RunSummary[]): RunTotals {
	const worked = people.filter(({ standing }) => standing === "worked")
	return {
		beforeTax: sumOf(
			worked.flatMap(({ figures, differences }) => [
				figures.beforeTax,
				...differences.map(({ before, after }) => rupiah(after.beforeTax - before.beforeTax)),
			]),
		),
		payable: sumOf(worked.map(({ payable }) => payable)),
		people: worked.length,
	}
}

export type BudgetCheck = {
	/** Of the year's row of the DPA; absent: nobody has given one. */
	readonly given?: Rupiah | undefined
	/** Of closed lists of the year. */
	readonly used: Rupiah
	readonly asked: Rupiah
	/** Rupiah beyond the row; 0: none. */
	readonly over: Rupiah
}

/** Money asked back goes to the treasury and widens no budget; lists of repayment count for nothing. */
export function checkBudget(
	given: Rupiah | undefined,
	closed: readonly { readonly list: RunList; readonly beforeTax: Rupiah }[],
	asked: { readonly list: RunList; readonly beforeTax: Rupiah },
): BudgetCheck {
	const borne = (one: { readonly list: RunList; readonly beforeTax: Rupiah }) =>
		one.list === "repayment" ? rupiah(0) : one.beforeTax
	const used = sumOf(closed.map(borne))
	const own = borne(asked)
	const over = given === undefined ? 0 : Math.max(0, used + own - given)
	return { given, used, asked: own, over: rupiah(over) }
}

export function budgetWords({ given, used, asked, over }: BudgetCheck): string {
	const sums = `terpakai ${inRupiah(used)}, daftar ini ${inRupiah(asked)}`
	if (given === undefined)
		return `Anggaran (DPA) belum dimasukkan; ${sums}. Isi dengan hadir run budget.`
	return over > 0
		? `Anggaran (DPA) ${inRupiah(given)} kurang ${inRupiah(over)}: ${sums}. Ubah DPA dengan hadir run budget, atau kurangi daftarnya.`
		: `Anggaran (DPA) ${inRupiah(given)} cukup: ${sums}.`
}
