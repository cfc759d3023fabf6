// hadir policy check: every mistake of a file, and every amount that no signed regulation confirms.
import { succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
import { allowancePolicyFile } from "../domain/allowance/allowance-policy.ts"
import { explainEach } from "../domain/regulation/explain-issues.ts"
import { policySchema } from "../domain/regulation/policy.ts"
import { type SourcedRow, sourcedRows } from "../domain/regulation/sourced-amounts.ts"
import { badInput, type PolicyOutside } from "./policy-outside.ts"
import { readLoaded } from "./read-file.ts"

export function policyCheckCommand(outside: PolicyOutside): Command {
	return new Command("check")
		.description("name every mistake of a policy's file, and every unconfirmed amount")
		.argument("<file>", "policy of attendance or of the allowance (JSON)")
		.option("--json", "print as JSON")
		.action((file: string, options: { readonly json?: true }) => {
			const value = readLoaded(file, outside.read, (json) => succeed(json))
			if (!value.ok) {
				outside.writeFault(`${value.fault.message}\n`)
				return outside.exit(badInput)
			}
			const checked = checkPolicy(value.value)
			outside.write(
				options.json ? `${JSON.stringify(checked, null, "\t")}\n` : checkLines(file, checked),
			)
			if (checked.mistakes.length > 0) outside.exit(badInput)
		})
}

export type CheckedPolicy = {
	readonly kind: "allowance" | "attendance"
	readonly mistakes: readonly string[]
	/** Rows without a confirmed source, with their amounts by their place in the file. */
	readonly unconfirmed: readonly SourcedRow[]
}

export function checkPolicy(value: unknown): CheckedPolicy {
	const isAllowance = typeof value === "object" && value !== null && "version" in value
	const parsed = (isAllowance ? allowancePolicyFile : policySchema).safeParse(value)
	return {
		kind: isAllowance ? "allowance" : "attendance",
		mistakes: parsed.success ? [] : explainEach(parsed.error.issues),
		unconfirmed: sourcedRows(value).filter(({ status }) => status !== "confirmed"),
	}
}

/** An amount that nobody has keyed in. */
const isUnset = (path: string, value: unknown): boolean =>
	value === "unset" || path.endsWith(".unset")

function checkLines(file: string, { mistakes, unconfirmed }: CheckedPolicy): string {
	if (mistakes.length > 0) {
		return `${file} belum dapat dipakai, ${mistakes.length} kesalahan:\n${listed(mistakes)}`
	}
	const usable = `${file} dapat dipakai.\n`
	if (unconfirmed.length === 0) return usable
	const rows = unconfirmed.flatMap(({ path, cite, amounts }) => [
		`${path} (${cite})`,
		...amounts.map(({ path: at, value }) =>
			isUnset(at, value) ? `  ${at}: belum diisi` : `  ${at}: ${value}`,
		),
	])
	return `${usable}BELUM DITETAPKAN:\n${listed(rows)}`
}

const listed = (lines: readonly string[]): string => lines.map((line) => `  ${line}\n`).join("")
