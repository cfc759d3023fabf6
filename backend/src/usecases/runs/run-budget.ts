// The row of the budget (DPA) that bears a run, and what closed runs of its year have taken of it.
import { type Rupiah, rupiah } from "../../domain/money/rupiah.ts"
import { isPayFactOf } from "../../domain/pay/pay-fact.ts"
import { countingFacts } from "../../domain/pay/pay-in-force.ts"
import { type RunKey, runId } from "../../domain/runs/run.ts"
import { type BudgetCheck, checkBudget } from "../../domain/runs/run-totals.ts"
import type { RunParts } from "./run-parts.ts"

/** @param beforeTax of the run asked about, in rupiah */
export async function budgetOf(
	{ payBook, archive }: Pick<RunParts, "payBook" | "archive">,
	key: RunKey,
	beforeTax: Rupiah,
): Promise<BudgetCheck> {
	const { unit, group, budgetYear } = key
	const [rows, versions] = await Promise.all([
		payBook.touching({
			...{ people: [], kinds: ["budget"] },
			dates: { from: "0001-01-01", through: "9999-12-31" },
		}),
		archive.closedVersions({ unit, group, budgetYear }),
	])
	const row = countingFacts(rows)
		.filter(isPayFactOf("budget"))
		.find(
			(one) => one.unit === unit && one.content.year === budgetYear && one.content.group === group,
		)
	const closed = versions
		.filter(
			({ reopenedAt, header }) => reopenedAt === undefined && runId(header.key) !== runId(key),
		)
		.map(({ header, totals }) => ({ list: header.key.list, beforeTax: totals.beforeTax }))
	const given = row === undefined ? undefined : rupiah(row.content.rupiah)
	return checkBudget(given, closed, { list: key.list, beforeTax })
}
