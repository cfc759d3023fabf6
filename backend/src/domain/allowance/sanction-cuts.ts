import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import { type Exact, negative, share } from "../money/exact.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { SanctionRow } from "./employment-tables.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import { monthsAfter } from "./months-after.ts"

type Given = AllowanceInput["sanctions"][number]
type InForce = { readonly given: Given; readonly level: SanctionRow["levels"][number] }

/** PP 94/2021: a sanction cuts for so many months, the month of its beginning being the first. */
export function sanctionsIn(
	row: SanctionRow | undefined,
	sanctions: readonly Given[],
	month: LocalMonth,
): InForce[] {
	if (row === undefined) return []
	return sanctions.flatMap((given): InForce[] => {
		const level = row.levels.find(({ id }) => id === given.id)
		if (level === undefined) return []
		const passed = monthsAfter(given.from, month)
		return passed >= 0 && passed < level.months ? [{ given, level }] : []
	})
}

/** @param of what the policy's percentage is of */
export function sanctionCuts(
	row: SanctionRow | undefined,
	of: Exact,
	{ sanctions, month }: { readonly sanctions: readonly Given[]; readonly month: LocalMonth },
): ExactLine[] {
	if (row === undefined) return []
	const { cite, status } = row
	return sanctionsIn(row, sanctions, month).map(({ given, level }): ExactLine => {
		const { name, months, basisPoints } = level
		const { from, letter } = given
		const what = { rule: "sanction", name, from, months, letter } as const
		const basis = { amount: of, basisPoints }
		const amount = negative(share(of, basisPoints))
		return { kind: "cut", what, amount, basis, ...restsOnNothing, cite, status }
	})
}
