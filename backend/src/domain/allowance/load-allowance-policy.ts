import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { explainEach, explainIssues } from "../regulation/explain-issues.ts"
import { type AllowancePolicy, allowancePolicyFile } from "./allowance-policy.ts"

/** Reads an allowance policy out of parsed JSON; the fault is a sentence for the officer who wrote it. */
export function loadAllowancePolicy(
	value: unknown,
): Result<AllowancePolicy, Fault<"allowancePolicy">> {
	const parsed = allowancePolicyFile.safeParse(value)
	if (parsed.success) return succeed(parsed.data)
	return fail(
		"allowancePolicy",
		`Kebijakan TPP belum dapat dipakai. ${explainIssues(parsed.error.issues)}`,
	)
}

/** Every mistake, a sentence each; none for a policy that can be used. */
export function allowancePolicyMistakes(value: unknown): readonly string[] {
	const parsed = allowancePolicyFile.safeParse(value)
	return parsed.success ? [] : explainEach(parsed.error.issues)
}
