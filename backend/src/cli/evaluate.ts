// `hadir evaluate`: the figure of a hand-written scenario, without a database.
import { closeSync, openSync, readSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
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

/** What the command touches outside itself. */
export type EvaluateOutside = {
	/**
	 * The text of a file, or of standard input for "-"; throws when it cannot be read.
	 * @returns undefined when it is longer than `maxBytes`
	 */
	readonly read: (path: string, maxBytes: number) => string | undefined
	readonly write: (text: string) => void
	readonly writeFault: (text: string) => void
	readonly exit: (code: number) => void
}

const policies = fileURLToPath(new URL("../../policies/", import.meta.url))
const example = fileURLToPath(new URL("./examples/november-2026.json", import.meta.url))
const badInput = 2
/** A year of one person is far below; more is another file by mistake. */
const maxMegabytes = 10
const maxBytes = maxMegabytes * 1024 * 1024

export const terminal: EvaluateOutside = {
	read: readAtMost,
	write: (text) => process.stdout.write(text),
	writeFault: (text) => process.stderr.write(text),
	exit: (code) => process.exit(code),
}

/** Exits with 0, or with 2 and one sentence where the input cannot be used. */
export function evaluateCommand(outside: EvaluateOutside = terminal): Command {
	return new Command("evaluate")
		.description("work out people's attendance from a scenario file, without a database")
		.argument("[scenario]", 'scenario file (JSON), or "-" for standard input')
		.option("--json", "print day records, totals, discipline and reasons as JSON")
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
export function evaluateScenario(
	path: string,
	read: EvaluateOutside["read"],
): Result<Evaluation, Fault> {
	const text = readText(path, read)
	if (!text.ok) return text
	const scenario = readScenario(text.value)
	if (!scenario.ok) return scenario
	const policy = policyOf(scenario.value, path === "-" ? "." : dirname(path), read)
	if (!policy.ok) return policy
	const calendar = calendarOf(scenario.value, read)
	if (!calendar.ok) return calendar
	return evaluate(scenario.value, { policy: policy.value, calendar: calendar.value })
}

function policyOf(
	{ policy }: Scenario,
	folder: string,
	read: EvaluateOutside["read"],
): Result<Policy, Fault> {
	if (typeof policy === "object") return succeed(policy)
	const file =
		policy === undefined ? join(policies, "templat-nasional.json") : resolve(folder, policy)
	return readLoaded(file, read, loadPolicy)
}

function calendarOf(
	{ calendar: { decrees, ...more } }: Scenario,
	read: EvaluateOutside["read"],
): Result<Calendar, Fault> {
	const national = decrees
		? readLoaded(join(policies, "libur-nasional.json"), read, loadCalendar)
		: succeed(emptyCalendar)
	return national.ok ? succeed(extendCalendar(national.value, more)) : national
}

function readLoaded<Value>(
	path: string,
	read: EvaluateOutside["read"],
	load: (value: unknown) => Result<Value, Fault>,
): Result<Value, Fault> {
	const text = readText(path, read)
	if (!text.ok) return text
	try {
		return load(JSON.parse(text.value))
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error)
		return fail("file", `${path} bukan JSON yang benar; periksa koma dan tanda kutip (${detail}).`)
	}
}

function readText(path: string, read: EvaluateOutside["read"]): Result<string, Fault> {
	try {
		const text = read(path, maxBytes)
		if (text !== undefined) return succeed(text)
		return fail(
			"file",
			`Berkas "${path}" lebih besar dari ${maxMegabytes} MB; skenario selalu kecil. Periksa nama berkasnya.`,
		)
	} catch {
		return fail("file", `Berkas "${path}" tidak dapat dibaca; periksa nama dan foldernya.`)
	}
}

/** Read piece by piece: neither a pipe nor a device says how long it is. */
function readAtMost(path: string, most: number): string | undefined {
	const file = path === "-" ? 0 : openSync(path, "r")
	try {
		const pieces: Buffer[] = []
		let length = 0
		for (;;) {
			const piece = Buffer.alloc(pieceBytes)
			const count = readSync(file, piece)
			if (count === 0) return Buffer.concat(pieces).toString("utf8")
			length += count
			if (length > most) return undefined
			pieces.push(piece.subarray(0, count))
		}
	} finally {
		if (file !== 0) closeSync(file)
	}
}

const pieceBytes = 64 * 1024
