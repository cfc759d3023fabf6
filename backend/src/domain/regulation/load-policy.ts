import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { explainIssues } from "./explain-issues.ts"
import { type Policy, policySchema } from "./policy.ts"

/** Reads a policy out of parsed JSON; the fault is a sentence for the officer who wrote the file. */
export function loadPolicy(value: unknown): Result<Policy, Fault<"policy">> {
	const parsed = policySchema.safeParse(value)
	if (!parsed.success) {
		return fail("policy", `Kebijakan belum dapat dipakai. ${explainIssues(parsed.error.issues)}`)
	}
	return succeed(parsed.data)
}
