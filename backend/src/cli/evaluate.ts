// `hadir evaluate`: the figure of a hand-written scenario, without a database.
import { closeSync, openSync, readSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
import { evaluateDay } from "../domain/attendance/evaluate-day.ts"
import { recapOf } from "../domain/attendance/recap.ts"
import { addHolidays, type Calendar, loadCalendar } from "../domain/regulation/calendar.ts"
import { loadPolicy } from "../domain/regulation/load-policy.ts"
import { missingRows } from "../domain/regulation/missing-rows.ts"
import type { Policy } from "../domain/regulation/policy.ts"
import { unconfirmedFigures } from "../domain/regulation/unconfirmed-figures.ts"
import { readScenario, type Scenario } from "./evaluate-scenario.ts"
import { type Evaluation, evaluationTable } from "./evaluate-table.ts"

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
		.description("work out one person's attendance from a scenario file, without a database")
		.argument("<scenario>", 'scenario file (JSON), or "-" for standard input')
		.option("--json", "print the day records and totals as JSON")
		.addHelpText("after", `\nAn example to copy and change:\n  ${example}`)
		.configureOutput({ writeOut: outside.write, writeErr: outside.writeFault })
		.exitOverride((error) => outside.exit(error.exitCode === 0 ? 0 : badInput))
		.action((path: string, options: { json?: boolean }) => {
			const evaluation = evaluateScenario(path, outside.read)
			if (!evaluation.ok) {
				outside.writeFault(`${evaluation.fault.message}\n`)
				return outside.exit(badInput)
			}
			const { value } = evaluation
			outside.write(
				options.json ? `${JSON.stringify(value, null, "\t")}\n` : evaluationTable(value),
			)
		})
}

/** The scenario's dates, each evaluated, with their totals. */
export function evaluateScenario(
	path: string,
	read: EvaluateOutside["read"],
): Result<Evaluation, Fault> {
	const text = readText(path, read)
	if (!text.ok) return text
	const scenario = readScenario(text.value)
	if (!scenario.ok) return scenario
	const folder = path === "-" ? "." : dirname(path)
	const policyPath = scenario.value.policy
	const policyFile =
		policyPath === undefined ? join(policies, "templat-nasional.json") : resolve(folder, policyPath)
	const policy = readLoaded(policyFile, read, loadPolicy)
	if (!policy.ok) return policy
	const calendar = readLoaded(join(policies, "libur-nasional.json"), read, loadCalendar)
	if (!calendar.ok) return calendar
	return evaluate(
		scenario.value,
		policy.value,
		addHolidays(calendar.value, scenario.value.holidays),
	)
}

function evaluate(
	{ dates, punches, schedule: scheduleId, ...scenario }: Scenario,
	policy: Policy,
	calendar: Calendar,
): Result<Evaluation, Fault> {
	const schedule = policy.schedules.find(({ id }) => id === scheduleId)
	if (schedule === undefined) {
		const known = policy.schedules.map(({ id }) => `"${id}"`).join(", ")
		return fail("schedule", `"schedule": "${scheduleId}" tidak ada di kebijakan; pakai ${known}.`)
	}
	for (const date of dates) {
		const missing = missingRows(policy, scheduleId, date)
		if (missing.length > 0) {
			const tables = missing.join(", ")
			return fail("policy", `Kebijakan belum berlaku pada ${date}: tambahkan baris di ${tables}.`)
		}
	}
	const days = dates.map((date) =>
		evaluateDay({
			...scenario,
			date,
			punches: punches.get(date) ?? [],
			policy,
			scheduleId,
			calendar,
		}),
	)
	const unconfirmed = new Set(dates.flatMap((date) => unconfirmedFigures(policy, scheduleId, date)))
	return succeed({
		policy: policy.name,
		schedule: schedule.name,
		zone: scenario.zone,
		days,
		recap: recapOf(days),
		unconfirmed: [...unconfirmed],
	})
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
