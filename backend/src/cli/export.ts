// hadir export: a month as CSV, straight from the files, whether the office runs or not.
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { counted } from "@hadir/shared/counted.ts"
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { Command, Option } from "commander"
import type { Config } from "../config.ts"
import { paymentGroups } from "../domain/runs/payment-group.ts"
import { runLists } from "../domain/runs/run.ts"
import { monthCsv } from "../reports/month-csv.ts"
import { recapCsv } from "../reports/recap-csv.ts"
import { dayMessage } from "../usecases/day-message.ts"
import { type MonthRow, monthRows } from "../usecases/month-file.ts"
import { recapRows } from "../usecases/month-recap.ts"
import { MonthNotRegulated } from "../usecases/person-month.ts"
import { unknownUnit } from "../usecases/unknown-unit.ts"
import { exportPaper, listPapers, type PaperOptions } from "./export-paper.ts"
import { openMonth } from "./open-month.ts"
import { writeWhole } from "./write-whole.ts"

type Options = PaperOptions & { readonly recap?: true; readonly json?: true }

export function exportCommand(config: () => Promise<Config>): Command {
	return new Command("export")
		.description(
			"write a month of attendance as CSV, one line a person and day, or with --recap one a person; or one of the office's papers, from the running office",
		)
		.argument("[paper]", "a paper, such as daftar-perhitungan; papers: which there are")
		.requiredOption("--month <yyyy-mm>", "the month")
		.option("--unit <id>", "one OPD only")
		.option("--recap", "one line a person: the month's totals")
		.option("-o, --output <file>", "the file; of a paper ending in .xlsx, .csv, .pdf or .json")
		.option("--json", "print the rows as JSON")
		.optionsGroup("Of a paper:")
		.option("--as <username>", "who takes it; it stays on record")
		.addOption(new Option("--group <group>", "who is paid").choices(paymentGroups))
		.addOption(new Option("--list <list>", "which list of the month").choices(runLists))
		.option("--budget-year <yyyy>", "of differences of another year")
		.option("--at-version <n>", "an older version of a list that was reopened")
		.option("--person <id>", "one person, by id or NIP")
		.option("--date <yyyy-mm-dd>", "one day of the month")
		.option("--bank <id>", "a template of the paper settings")
		.action(async (paper: string | undefined, options: Options, command: Command) => {
			if (!isLocalMonth(options.month)) {
				command.error(`"${options.month}" is not a month; write it like 2026-11.`, { exitCode: 2 })
			}
			if (paper === "papers") return listPapers(command)
			if (paper !== undefined) return exportPaper(paper, options, command)
			const settings = await config()
			const { data } = settings
			if (!existsSync(join(data, "office.db"))) {
				command.error(`There is no office in ${data}. Set HADIR_DATA to its folder.`, {
					exitCode: 1,
				})
			}
			const text = await monthText(settings, options).catch((cause) => {
				if (cause instanceof UnknownUnit) command.error(cause.message, { exitCode: 2 })
				if (!(cause instanceof MonthNotRegulated)) throw cause
				command.error(
					`The policy has no rows for ${options.month}: ${cause.missing.join(", ")}. Add them to ${settings.policyFile}.`,
					{ exitCode: 1 },
				)
			})
			if (text === undefined) return
			if (options.output === undefined) process.stdout.write(text.whole)
			else {
				const file = resolve(options.output)
				const written = writeWhole(file, text.whole)
				if (written.ok) return console.log(`${text.words} of ${options.month}: ${file}`)
				const { code, message } = written.fault
				command.error(message, { exitCode: code === "bad-file" ? 2 : 1 })
			}
		})
}

class UnknownUnit extends Error {}

/** A month's file, and what is in it: "23 people's days". */
type Written = { readonly whole: string; readonly words: string }

async function monthText(config: Config, options: Options): Promise<Written> {
	const { parts, close } = await openMonth(config)
	try {
		const { month, unit } = options
		const units = await parts.registry.units({ unit: undefined })
		if (unit !== undefined && !units.some(({ id }) => id === unit)) {
			throw new UnknownUnit(unknownUnit(unit, units))
		}
		if (options.recap) {
			const rows = await recapRows(parts, { month, unit, scope: { unit: undefined } })
			const whole = options.json ? `${JSON.stringify(rows)}\n` : recapCsv(rows)
			return { whole, words: `Totals of ${counted(rows.length, "person", "people")}` }
		}
		const rows = await monthRows(parts, { month, unit, scope: { unit: undefined } })
		const people = new Set(rows.map(({ nip }) => nip)).size
		return {
			whole: options.json ? `${JSON.stringify(rows.map(asMessage))}\n` : monthCsv(rows),
			words: `${counted(rows.length, "day", "days")} of ${counted(people, "person", "people")}`,
		}
	} finally {
		await close()
	}
}

const asMessage = ({ day, ...row }: MonthRow) => ({ ...row, day: dayMessage(day) })
