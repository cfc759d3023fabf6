// hadir compare: an old system's month beside ours, straight from the files. The report of running both in parallel.
import { existsSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { Command, Option } from "commander"
import type { Config } from "../../config.ts"
import { type Comparison, compareMonth } from "../../domain/comparison/compare-month.ts"
import { type OldRecap, readOldRecap, recapFields } from "../../domain/comparison/old-recap.ts"
import { columnMap } from "../../domain/imports/columns.ts"
import { comparisonCsv } from "../../reports/comparison-csv.ts"
import { evaluatePeople, MonthNotRegulated } from "../../usecases/person-month.ts"
import { unknownUnit } from "../../usecases/unknown-unit.ts"
import { readTable } from "../imports/read-table.ts"
import { openMonth } from "../open-month.ts"
import { type Encoding, encodings } from "../text-lines.ts"
import { writeWhole } from "../write-whole.ts"
import { comparisonWords } from "./comparison-words.ts"

type Options = {
	readonly month: string
	readonly unit?: string
	readonly sheet?: string
	readonly map?: string
	readonly codes?: string
	readonly fraction?: true
	readonly separator?: string
	readonly encoding: Encoding
	readonly csv?: true
	readonly json?: true
	readonly output?: string
}

export function compareCommand(config: () => Promise<Config>): Command {
	return new Command("compare")
		.description(
			"compare an old system's month with ours: a grid of codes (NIP, 1 to 31) or totals a person (NIP, HK, Hadir, TL, PSW, TK, C, DL, S, P, Pot FP %)",
		)
		.argument("<file>", "XLSX or CSV")
		.requiredOption("--month <yyyy-mm>", "the month")
		.option("--unit <id>", "one OPD only")
		.option("--sheet <name>", "of the workbook, by name or number (the first)")
		.option("--map <columns>", "what is headed otherwise: nip=Nomor Induk,present=Masuk")
		.option("--codes <codes>", "what the grid's codes mean: X=TK,HD=H,LT=TL1")
		.option("--fraction", "percentages are stored as 0,015 instead of 1,5")
		.option("--separator <s>", "of a CSV: comma, semicolon, tab or a character (found by itself)")
		.addOption(new Option("--encoding <e>", "of a CSV").choices(encodings).default("utf-8"))
		.option("--csv", "print as CSV, one line a difference")
		.option("--json", "print as JSON")
		.option("-o, --output <file>", "write to a file instead of standard output")
		.action(async (file: string, options: Options, command: Command) => {
			const end = (message: string, exitCode = 2): never => command.error(message, { exitCode })
			const old = await oldRecap(file, options, end)
			const settings = await config()
			if (!existsSync(join(settings.data, "office.db"))) {
				end(`There is no office in ${settings.data}. Set HADIR_DATA to its folder.`, 1)
			}
			const codes = codesOf(options.codes, end)
			const comparison = await compare(settings, { old, codes, options }, end)
			const text = textOf(comparison, options, basename(file))
			if (options.output === undefined) return void process.stdout.write(text)
			const written = writeWhole(resolve(options.output), text)
			if (!written.ok) end(written.fault.message, written.fault.code === "bad-file" ? 2 : 1)
		})
}

async function oldRecap(
	file: string,
	options: Options,
	end: (message: string) => never,
): Promise<OldRecap> {
	const { month, map: text, fraction } = options
	if (!isLocalMonth(month)) end(`"${month}" bukan bulan; tulis seperti 2026-11.`)
	const map = text === undefined ? undefined : columnMap(text, recapFields)
	if (map !== undefined && !map.ok) return end(map.fault.message)
	const table = await readTable(file, options)
	if (!table.ok) return end(table.fault.message)
	const order = { month, map: map?.value ?? new Map(), isFraction: fraction === true }
	const old = readOldRecap(table.value, order)
	return old.ok ? old.value : end(old.fault.message)
}

/** "X=TK,HD=H", as they stand in the file. */
function codesOf(
	text: string | undefined,
	end: (message: string) => never,
): ReadonlyMap<string, string> {
	const codes = new Map<string, string>()
	for (const pair of text?.split(",") ?? []) {
		const [code = "", meaning = ""] = pair.split("=").map((part) => part.trim().toUpperCase())
		if (code === "" || meaning === "") end(`--codes "${pair}": tulis kode=arti, seperti X=TK.`)
		codes.set(code, meaning)
	}
	return codes
}

async function compare(
	config: Config,
	wish: {
		readonly old: OldRecap
		readonly codes: ReadonlyMap<string, string>
		readonly options: Options
	},
	end: (message: string, exitCode?: number) => never,
): Promise<Comparison> {
	const { month, unit } = wish.options
	const { parts, close } = await openMonth(config)
	try {
		const units = await parts.registry.units({ unit: undefined })
		if (unit !== undefined && !units.some(({ id }) => id === unit)) end(unknownUnit(unit, units))
		const everyone = await parts.registry.employees({ unit })
		const people = await evaluatePeople(parts, everyone, month)
		const ours = people.map(({ employee, days, recap }) => ({
			...{ nip: employee.nip, name: employee.name, unit: employee.unit.name, days, recap },
		}))
		return compareMonth(wish.old, ours, wish.codes)
	} catch (cause) {
		if (!(cause instanceof MonthNotRegulated)) throw cause
		return end(
			`Kebijakan belum memuat ${month}: ${cause.missing.join(", ")}. Tambahkan di ${config.policyFile}.`,
			1,
		)
	} finally {
		await close()
	}
}

function textOf(comparison: Comparison, { csv, json }: Options, file: string): string {
	if (json) return `${JSON.stringify(comparison)}\n`
	return csv ? comparisonCsv(comparison.differences) : `${comparisonWords(comparison, file)}\n`
}
