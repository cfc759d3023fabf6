// BPJS Kesehatan: the employee's part from the allowance, and the government's beside it.
import { atLeastNothing, exactly, least, minus, rounded, share } from "../money/exact.ts"
import { type Rupiah, rupiah } from "../money/rupiah.ts"
import type { Payroll } from "./allowance-input.ts"
import { counts, type Line, restsOnNothing } from "./line.ts"
import type { HealthRow, RoundingRow } from "./payment-tables.ts"
import type { Taken } from "./tax-line.ts"

const borne = { isBorneByBudget: true } as const

/**
 * Perpres 75/2019, SE Mendagri 900/471/SJ: the wages of the month bear contributions up to a ceiling, and
 * the salary has borne its own. Kota Pekalongan's form is the same with the nominal allowance as its base.
 */
export function healthLines(
	row: HealthRow | undefined,
	given: {
		readonly nominal: Rupiah
		readonly beforeTax: Rupiah
		/** Left for it, once tax is taken. */
		readonly left: Rupiah
		readonly payroll: Payroll
		readonly rounding: RoundingRow
	},
): Taken {
	if (row === undefined) return { lines: [], missing: [] }
	const { salary } = given.payroll
	const { ceiling, of } = row
	if (ceiling !== undefined && salary === undefined) {
		return { lines: [], missing: [{ line: "health", facts: ["salary"] }] }
	}
	const wages = exactly(of === "nominal" ? given.nominal : given.beforeTax)
	const bearing =
		ceiling === undefined || salary === undefined
			? wages
			: least(wages, atLeastNothing(minus(exactly(ceiling), exactly(salary))))
	const { mode } = given.rounding
	const part = (basisPoints: number) => rounded(share(bearing, basisPoints), mode)
	const own = part(row.employeeBasisPoints)
	const taken = row.neverAboveNet ? rupiah(Math.max(0, Math.min(own, given.left))) : own
	const { cite, status } = row
	const line = (amount: Rupiah, basisPoints: number, isBorne: boolean): Line => {
		const what = { rule: "health", of, ceiling, salary } as const
		const basis = { amount: rounded(bearing, mode), basisPoints }
		const told = { kind: "contribution", what, amount, basis, ...restsOnNothing } as const
		const whose = isBorne ? { ...told, ...borne } : told
		return { ...whose, counts: counts(whose), cite, status }
	}
	return {
		lines: [
			line(rupiah(0 - taken), row.employeeBasisPoints, false),
			line(part(row.employerBasisPoints), row.employerBasisPoints, true),
		],
		missing: [],
	}
}
