// One person's allowance of a scenario's month, with every line said.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { AllowancePolicy } from "../domain/allowance/allowance-policy.ts"
import { lastOf } from "../domain/allowance/allowance-terms.ts"
import { checkAllowanceInput } from "../domain/allowance/check-allowance-input.ts"
import { type Allowance, evaluateAllowance } from "../domain/allowance/evaluate-allowance.ts"
import type { Line } from "../domain/allowance/line.ts"
import { sayLine } from "../domain/allowance/say-line.ts"
import { unconfirmedAmounts } from "../domain/allowance/unconfirmed-amounts.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import type { Scenario, ScenarioEmployee } from "./evaluate-scenario.ts"

export type ToldLine = Line & { readonly indonesian: string; readonly english: string }
export type ToldAllowance = Omit<Allowance, "lines"> & {
	readonly policy: string
	readonly lines: readonly ToldLine[]
	/** Amounts that no signed regulation confirms: with one of them nothing may be paid. */
	readonly unconfirmed: readonly string[]
}

/** Undefined where nobody asks for it, or the person has no `allowance` in the scenario. */
export function allowanceFor(
	{ allowance: input }: ScenarioEmployee,
	days: readonly DayRecord[],
	{
		scenario: { month },
		allowance: policy,
		field,
	}: {
		readonly scenario: Scenario
		readonly allowance: AllowancePolicy | undefined
		readonly field: string
	},
): Result<ToldAllowance | undefined, Fault> {
	if (input === undefined) return succeed(undefined)
	if (policy === undefined || month === undefined) {
		return fail(
			"scenario",
			`"${field}.allowance": TPP diminta, tetapi skenario tidak menyebut "allowance"; tambahkan "allowance": { "policy": "nama-berkas.json" }.`,
		)
	}
	const checked = checkAllowanceInput(policy, { month, input, field: `${field}.allowance` })
	if (!checked.ok) return checked
	const { lines, ...allowance } = evaluateAllowance(policy, { month, days, input })
	return succeed({
		...{ policy: policy.name, ...allowance },
		lines: lines.map((line) => ({
			...line,
			...{ indonesian: sayLine(line, "indonesian"), english: sayLine(line, "english") },
		})),
		unconfirmed: unconfirmedAmounts(policy, lastOf(month)),
	})
}
