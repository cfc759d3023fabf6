// The files an office computes by, read at start: each fault names the file and what to do.
import { readFileSync, statSync } from "node:fs"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import type { AllowancePolicy } from "../domain/allowance/allowance-policy.ts"
import { loadAllowancePolicy } from "../domain/allowance/load-allowance-policy.ts"
import { loadPaperSettings, type PaperSettings } from "../domain/papers/paper-settings.ts"
import { type Calendar, loadCalendar } from "../domain/regulation/calendar.ts"
import { loadPolicy } from "../domain/regulation/load-policy.ts"
import type { Policy } from "../domain/regulation/policy.ts"
import { canonicalJson } from "../domain/runs/canonical-json.ts"

/** @throws UnusableSettings when one of them cannot be used; both are told at once */
export function readRegulation(files: {
	readonly policyFile: string
	readonly holidaysFile: string
}): { policy: Policy; calendar: Calendar } {
	const policy = read(files.policyFile, "HADIR_POLICY", loadPolicy)
	const calendar = read(files.holidaysFile, "HADIR_HOLIDAYS", loadCalendar)
	if (policy.ok && calendar.ok) return { policy: policy.value, calendar: calendar.value }
	const said = [policy, calendar].flatMap((one) => (one.ok ? [] : one.fault.message))
	throw new UnusableSettings(said.join("\n"))
}

/**
 * The policy that runs of the allowance are worked out by, with its text as it is kept.
 * @throws UnusableSettings when it cannot be used
 */
export function readAllowance({
	allowanceFile,
}: {
	readonly allowanceFile: string
}): AllowanceFile {
	const allowance = read(
		allowanceFile,
		"HADIR_ALLOWANCE",
		(value): Result<AllowanceFile, Fault> => {
			const loaded = loadAllowancePolicy(value)
			return loaded.ok ? succeed({ policy: loaded.value, text: canonicalJson(value) }) : loaded
		},
	)
	if (allowance.ok) return allowance.value
	throw new UnusableSettings(allowance.fault.message)
}

/** @returns undefined where none is set @throws UnusableSettings when it cannot be used */
export function readPapers({
	papersFile,
}: {
	readonly papersFile: string | undefined
}): PaperSettings | undefined {
	if (papersFile === undefined) return undefined
	const papers = read(papersFile, "HADIR_PAPERS", loadPaperSettings)
	if (papers.ok) return papers.value
	throw new UnusableSettings(papers.fault.message)
}

type AllowanceFile = { readonly policy: AllowancePolicy; readonly text: string }

function read<T>(
	file: string,
	setting: string,
	load: (value: unknown) => Result<T, Fault>,
): Result<T, Fault> {
	const loaded = readJson(file, load)
	if (loaded.ok) return loaded
	return fail(
		loaded.fault.code,
		`${file} ${loaded.fault.message} Mend it, or set ${setting} to another file (unset: the one in backend/policies).`,
	)
}

function readJson<T>(file: string, load: (value: unknown) => Result<T, Fault>): Result<T, Fault> {
	let text: string
	try {
		if (statSync(file).isDirectory()) return fail("folder", "is a folder, not a file.")
		text = readFileSync(file, "utf8")
	} catch (cause) {
		const code = cause instanceof Error && "code" in cause ? cause.code : undefined
		return fail("unread", code === "ENOENT" ? "does not exist." : `cannot be read (${code}).`)
	}
	let value: unknown
	try {
		value = JSON.parse(text)
	} catch (cause) {
		const where = cause instanceof Error ? cause.message : String(cause)
		return fail("no-json", `is not correct JSON (${where}).`)
	}
	const loaded = load(value)
	return loaded.ok ? loaded : fail(loaded.fault.code, `cannot be used: ${loaded.fault.message}`)
}
