import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowancePolicy } from "../../domain/allowance/allowance-policy.ts"
import { extraTermsOf } from "../../domain/allowance/evaluate-extra.ts"
import { type ExtraList, extraLists } from "../../domain/allowance/extra-tables.ts"
import type { RunKey } from "../../domain/runs/run.ts"

export const extraListOf = ({ list }: Pick<RunKey, "list">): ExtraList | undefined =>
	extraLists.find((one) => one === list)

/** Whose days and facts a list rests on: its own month's, but for an extra run. Undefined: no such run then. */
export function basisOf(
	policy: AllowancePolicy,
	key: RunKey,
):
	| {
			readonly month: LocalMonth
			readonly extra?: { readonly list: ExtraList; readonly basisMonth: LocalMonth }
	  }
	| undefined {
	const list = extraListOf(key)
	if (list === undefined) return { month: key.month }
	const basisMonth = extraTermsOf(policy, list, key.month)?.basisMonth
	return basisMonth === undefined ? undefined : { month: basisMonth, extra: { list, basisMonth } }
}
