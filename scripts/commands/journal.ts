// hadir journal verify: recomputes the chains of a kiosk's file or of the office's log.
import { existsSync } from "node:fs"
import { verifyLog } from "@hadir/backend/store/verify-log.ts"
import { verifyJournal } from "@hadir/kiosk/cli/verify-journal.ts"
import { Command } from "commander"

type Verified = {
	readonly journal: string
	readonly records: number
	readonly brokenAt?: { readonly n: number; readonly why: string }
}

export function journalCommand(): Command {
	const verify = new Command("verify")
		.description(
			"recompute every chain of a journal.db; says the first place where one does not hold",
		)
		.argument("<file>", "a kiosk's or the office's journal.db")
		.option("--json", "print as JSON")
		.action(async (file: string, options: { json?: true }, command: Command) => {
			if (!existsSync(file)) return command.error(`${file} does not exist.`, { exitCode: 2 })
			const found = await read(file)
			if (found === undefined) {
				return command.error(`${file} is neither a kiosk's nor the office's journal.db.`, {
					exitCode: 2,
				})
			}
			if (options.json) console.log(JSON.stringify(found))
			else for (const one of found) console.log(sentence(one))
			if (found.some(({ brokenAt }) => brokenAt !== undefined)) process.exitCode = 1
		})
	return new Command("journal").description("look into journals").addCommand(verify)
}

async function read(file: string): Promise<readonly Verified[] | undefined> {
	try {
		return verifyJournal(file) ?? (await verifyLog(file))
	} catch {
		return undefined
	}
}

const sentence = ({ journal, records, brokenAt }: Verified): string =>
	brokenAt === undefined
		? `${journal}: ${records} records, all hold`
		: `${journal}: broken at ${brokenAt.n}: ${brokenAt.why} (${records} records before it hold)`
