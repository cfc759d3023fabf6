// hadir journal import: hands the punches of a terminal's file to the running office, some hundred at a time. Each
// lot is stored whole or not at all; a file that was cut off is imported once more and adds what is missing.
import { existsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { Command, Option } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import type { FilePunch } from "../usecases/file-punch.ts"
import { type FileTally, tallyOf } from "./file-tally.ts"
import { askOffice, exitCodeOf } from "./operator.ts"
import { type PunchTable, punchTable, type TableOptions } from "./punch-table.ts"
import { type Encoding, encodings, NotText, textLines } from "./text-lines.ts"

type Options = TableOptions & {
	readonly serial: string
	readonly since?: string
	readonly unit?: string
	readonly clockError: string
	readonly encoding: Encoding
	readonly json?: true
}

const punchesAtOnce = 512
const longestErrorSeconds = 86_400

export function importCommand(): Command {
	return new Command("import")
		.description(
			"take in the punches of a terminal's file: attlog.dat of a ZKTeco stick, or a CSV by --map; twice does no harm",
		)
		.argument("<file>", "the file")
		.requiredOption("--serial <s>", "the terminal's serial; of another make, a name you give it")
		.option("--since <yyyy-mm-dd>", "the first day whose records are punches; older are history")
		.option("--unit <id>", "instead: since the first registration of a kiosk of that unit")
		.option("--map <columns>", "a CSV's columns: user=1,time=2 or user=1,date=2,time=3,state=4")
		.option("--format <pattern>", "how it writes times (yyyy-MM-dd HH:mm:ss)")
		.option("--separator <s>", "comma, semicolon, tab or a character")
		.option("--header", "its first line holds headings, by which --map may name columns")
		.addOption(new Option("--encoding <e>", "of its text").choices(encodings).default("utf-8"))
		.option("--clock-error <seconds>", "how far its clock may have been off", "300")
		.option("--json", "print as JSON")
		.action(async (given: string, options: Options, command: Command) => {
			const file = resolve(given)
			const end = (message: string): never => command.error(message, { exitCode: 2 })
			if (!existsSync(file) || !statSync(file).isFile()) end(`${file} is no file.`)
			const clockErrorMs = checked(options, end)
			const table = punchTable(options)
			if (!table.ok) return end(table.fault.message)
			const order = { serial: options.serial, clockErrorMs, ...(await startOf(options, command)) }
			const tally = await importLines(file, { table: table.value, order, options }, command)
			console.log(options.json ? JSON.stringify(tally.facts) : tally.sentence)
			if (tally.facts.lines > 0 && tally.facts.lines === tally.facts.unreadable) {
				end("No line of it could be read as a punch. Say which column is what: --map.")
			}
		})
}

function checked(options: Options, end: (message: string) => never): number {
	const { serial, since, clockError } = options
	if (!serialPattern.test(serial)) {
		end(`"${serial}" is no serial: 1 to 24 letters, digits, dots and dashes.`)
	}
	if (since !== undefined && !isLocalDate(since)) {
		end(`"${since}" is no day; write it like 2026-11-30.`)
	}
	if (!/^\d{1,5}$/.test(clockError) || Number(clockError) > longestErrorSeconds) {
		end(`"${clockError}" is no bound of a clock: whole seconds from 0 to ${longestErrorSeconds}.`)
	}
	return Number(clockError) * 1000
}

async function ask(command: Command, path: string, body: object): Promise<unknown> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (answer.ok) return answer.value
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

async function startOf({ since, unit }: Options, command: Command): Promise<{ since: number }> {
	const body = { ...(since && { since }), ...(unit && { unit }) }
	return z.object({ since: z.number() }).parse(await ask(command, "/operator/imports/start", body))
}

type Work = {
	readonly table: PunchTable
	readonly order: { readonly serial: string; readonly clockErrorMs: number; readonly since: number }
	readonly options: Options
}

async function importLines(file: string, work: Work, command: Command): Promise<FileTally> {
	const { table, order, options } = work
	const tally = tallyOf()
	let punches: FilePunch[] = []
	const hand = async () => {
		if (punches.length === 0) return
		tally.add(await ask(command, "/operator/imports", { ...order, punches }))
		punches = []
	}
	let isFirst = true
	try {
		for await (const line of textLines(file, options.encoding)) {
			if (isFirst) {
				isFirst = false
				const wrong = table.begin(line)
				if (wrong !== undefined) command.error(wrong.message, { exitCode: 2 })
				if (table.hasHeader) continue
			}
			const read = table.read(line)
			if (read === undefined) continue
			if ("reason" in read) tally.refuse(read)
			else punches.push(read)
			if (punches.length === punchesAtOnce) await hand()
		}
	} catch (cause) {
		if (cause instanceof NotText) command.error(`${file}: ${cause.message}`, { exitCode: 2 })
		throw cause
	}
	await hand()
	return tally
}
