// hadir journal verify: recomputes the chains of a kiosk's file or of the office's log.
import { existsSync, statSync } from "node:fs"
import { dropMonthsCommand } from "@hadir/backend/cli/drop-months.ts"
import { headsCommand } from "@hadir/backend/cli/heads.ts"
import { takeInCommand } from "@hadir/backend/cli/take-in.ts"
import type { Config } from "@hadir/backend/config.ts"
import { verifyLog } from "@hadir/backend/store/verify-log.ts"
import { verifyJournal } from "@hadir/kiosk/cli/verify-journal.ts"
import { Command } from "commander"
import { type Comparison, compareJournals } from "./compare-journals.ts"

type Verified = {
	readonly journal: string
	readonly records: number
	readonly brokenAt?: { readonly n: number; readonly why: string }
	readonly behindDamage?: number
	/** Of the office's log alone: months that left it. */
	readonly dropped?: { readonly n: number; readonly records: number }
}

export function journalCommand(config: () => Promise<Config>): Command {
	const verify = new Command("verify")
		.description(
			"recompute every chain of a journal.db; says the first place where one does not hold",
		)
		.argument("<file>", "a kiosk's or the office's journal.db")
		.option(
			"--against <file>",
			"the office's journal.db: does it hold what this kiosk's file holds?",
		)
		.option("--json", "print as JSON")
		.action(async (file: string, options: Options, command: Command) => {
			for (const given of [file, options.against ?? file]) {
				if (!existsSync(given)) return command.error(`${given} does not exist.`, { exitCode: 2 })
				if (!statSync(given).isFile()) {
					return command.error(`${given} is a folder; name the journal.db in it.`, { exitCode: 2 })
				}
			}
			const found = await read(file)
			if (found === undefined) {
				return command.error(
					`${file} cannot be read as a kiosk's or the office's journal.db: it is another file, or damaged. What a damaged kiosk file still holds goes to the office with: hadir kiosk carry <stick> --from ${file}`,
					{ exitCode: 2 },
				)
			}
			const compared = options.against && (await compare(file, options.against, command))
			if (options.json) console.log(JSON.stringify(compared ? { found, compared } : found))
			else {
				for (const one of found) console.log(sentence(one))
				for (const one of compared || []) console.log(comparison(one))
			}
			const isWhole =
				found.every(({ brokenAt, behindDamage = 0 }) => !brokenAt && behindDamage === 0) &&
				(compared || []).every(
					({ missingFrom, differsAt, officeBrokenAt }) =>
						!(missingFrom || differsAt || officeBrokenAt),
				)
			if (!isWhole) process.exitCode = 1
		})
	return new Command("journal")
		.description("look into journals, drop old months of the office's, take in what a stick brings")
		.addCommand(verify)
		.addCommand(headsCommand(config))
		.addCommand(dropMonthsCommand())
		.addCommand(takeInCommand())
}

type Options = { json?: true; against?: string }

async function compare(file: string, against: string, command: Command): Promise<Comparison[]> {
	try {
		return await compareJournals(file, against)
	} catch {
		return command.error(
			`${file} must be a kiosk's journal.db and ${against} the office's to compare them.`,
			{ exitCode: 2 },
		)
	}
}

function comparison(compared: Comparison): string {
	const { journal, same, missingFrom, differsAt, dropped, notComparable, officeBrokenAt } = compared
	const asides = [
		...(dropped === undefined ? [] : [droppedText(dropped.records, dropped.through)]),
		...(notComparable === undefined
			? []
			: [
					`${notComparable.records} cannot be compared: the office dropped its records until ${notComparable.droppedThrough}, and this file ends before`,
				]),
		...(officeBrokenAt === undefined
			? []
			: [`the office's log does not hold at ${officeBrokenAt.n} (${officeBrokenAt.why})`]),
	].map((aside) => `; ${aside}`)
	const isWhole = dropped === undefined && notComparable === undefined
	const whole = isWhole ? "all " : ""
	return `${journal}: ${verdict({ whole, same, missingFrom, differsAt })}${asides.join("")}`
}

function verdict({
	whole,
	same,
	missingFrom,
	differsAt,
}: Record<"missingFrom" | "differsAt", number | undefined> & {
	whole: string
	same: number
}): string {
	if (differsAt !== undefined)
		return `the office holds another record at ${differsAt} (${same} are the same)`
	return missingFrom === undefined
		? `the office holds ${whole}${same} records that this file can show, the same`
		: `the office holds ${same} records, the same, and lacks those from ${missingFrom} on`
}

const droppedText = (records: number, through: number): string =>
	`${records} were dropped until ${through} against a kept hash`

async function read(file: string): Promise<readonly Verified[] | undefined> {
	try {
		return verifyJournal(file) ?? (await verifyLog(file))
	} catch {
		return undefined
	}
}

function sentence({ journal, records, brokenAt, dropped, behindDamage = 0 }: Verified): string {
	const behind =
		behindDamage === 0
			? ""
			: `; ${behindDamage} more lie behind damage in its log: start the kiosk, which takes them back`
	const left = dropped === undefined ? "" : `; ${droppedText(dropped.records, dropped.n)}`
	return brokenAt === undefined
		? `${journal}: ${records} records, all hold${left}${behind}`
		: `${journal}: broken at ${brokenAt.n}: ${brokenAt.why} (${records} records before it hold)${left}${behind}`
}
