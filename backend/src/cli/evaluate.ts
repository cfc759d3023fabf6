// `hadir evaluate`: the figures of a hand-written scenario, without a database.
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
import type { AllowancePolicy } from "../domain/allowance/allowance-policy.ts"
import { loadAllowancePolicy } from "../domain/allowance/load-allowance-policy.ts"
import {
	type Calendar,
	emptyCalendar,
	extendCalendar,
	loadCalendar,
} from "../domain/regulation/calendar.ts"
import { loadPolicy } from "../domain/regulation/load-policy.ts"
import type { Policy } from "../domain/regulation/policy.ts"
import { readScenario, type Scenario, scenarioJsonSchema } from "./evaluate-scenario.ts"
import { evaluationTable } from "./evaluate-table.ts"
import { type Evaluation, evaluate } from "./evaluation.ts"
import { type ReadFile, readAtMost, readLoaded, readText } from "./read-file.ts"

/** What the command touches outside itself. */
export type EvaluateOutside = {
	readonly read: ReadFile
	readonly write: (text: string) => void
	readonly writeFault: (text: string) => void
	readonly exit: (code: number) => void
}

const policies = fileURLToPath(new URL("../../policies/", import.meta.url))
const example = fileURLToPath(new URL("./examples/november-2026.json", import.meta.url))
const badInput = 2

export const terminal: EvaluateOutside = {
	read: readAtMost,
	write: (text) => process.stdout.write(text),
	writeFault: (text) => process.stderr.write(text),
	exit: (code) => process.exit(code),
}

/** Exits with 0, or with 2 and one sentence where the input cannot be used. */
export function evaluateCommand(outside: EvaluateOutside = terminal): Command {
	return new Command("evaluate")
		.description(
			"work out people's attendance and allowance from a scenario file, without a database",
		)
		.argument("[scenario]", 'scenario file (JSON), or "-" for standard input')
		.option("--json", "print day records, totals, discipline, allowance and reasons as JSON")
		.option("--english", "say the reasons in English")
		.option("--schema", "print the JSON Schema of a scenario")
		.addHelpText("after", `\nAn example to copy and change:\n  ${example}`)
		.configureOutput({ writeOut: outside.write, writeErr: outside.writeFault })
		.exitOverride((error) => outside.exit(error.exitCode === 0 ? 0 : badInput))
		.action((path: string | undefined, options: Options) => {
			if (options.schema === true) return outside.write(asJson(scenarioJsonSchema()))
			if (path === undefined) {
				outside.writeFault("Name a scenario file, or ask for --schema or --help.\n")
				return outside.exit(badInput)
			}
			const evaluation = evaluateScenario(path, outside.read)
			if (!evaluation.ok) {
				outside.writeFault(`${evaluation.fault.message}\n`)
				return outside.exit(badInput)
			}
			const { value } = evaluation
			const language = options.english === true ? "english" : "indonesian"
			outside.write(options.json === true ? asJson(value) : evaluationTable(value, language))
		})
}

type Options = { readonly json?: true; readonly english?: true; readonly schema?: true }

const asJson = (value: unknown): string => `${JSON.stringify(value, null, "\t")}\n`

/** The scenario's people, each date evaluated, with their totals. */
export function evaluateScenario(path: string, read: ReadFile): Result<Evaluation, Fault> {
	const text = readText(path, read)
	if (!text.ok) return text
	const scenario = readScenario(text.value)
	if (!scenario.ok) return scenario
	return evaluateWith(scenario.value, path === "-" ? "." : dirname(path), read)
}

/** @param folder from which the scenario names its policies */
export function evaluateWith(
	scenario: Scenario,
	folder: string,
	read: ReadFile,
): Result<Evaluation, Fault> {
	const policy = policyOf(scenario, folder, read)
	if (!policy.ok) return policy
	const calendar = calendarOf(scenario, read)
	if (!calendar.ok) return calendar
	const allowance = allowancePolicyOf(scenario, folder, read)
	if (!allowance.ok) return allowance
	const office = { policy: policy.value, calendar: calendar.value }
	return evaluate(scenario, office, allowance.value)
}

/** Undefined where the scenario asks for no allowance. */
function allowancePolicyOf(
	{ allowance }: Scenario,
	folder: string,
	read: ReadFile,
): Result<AllowancePolicy | undefined, Fault> {
	if (allowance === undefined) return succeed(undefined)
	const { policy } = allowance
	if (typeof policy === "object") return succeed(policy)
	const file =
		policy === undefined ? join(policies, "tpp-templat-nasional.json") : resolve(folder, policy)
	return readLoaded(file, read, loadAllowancePolicy)
}

function policyOf({ policy }: Scenario, folder: string, read: ReadFile): Result<Policy, Fault> {
	if (typeof policy === "object") return succeed(policy)
	const file =
		policy === undefined ? join(policies, "templat-nasional.json") : resolve(folder, policy)
	return readLoaded(file, read, loadPolicy)
}

function calendarOf(
	{ calendar: { decrees, ...more } }: Scenario,
	read: ReadFile,
): Result<Calendar, Fault> {
	const national = decrees
		? readLoaded(join(policies, "libur-nasional.json"), read, loadCalendar)
		: succeed(emptyCalendar)
	return national.ok ? succeed(extendCalendar(national.value, more)) : national
}
