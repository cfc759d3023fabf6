// hadir journal heads: signed heads for the inspectorate, and their proof against the log later.
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { readHeads } from "@hadir/shared/wire/signed-heads.ts"
import { Command } from "commander"
import type { Config } from "../config.ts"
import { officeKeys } from "../identity/office-keys.ts"
import { signedHeadsText } from "../store/daily-heads.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import type { JournalSchema } from "../store/journal-schema.ts"
import { openReader } from "../store/open-store.ts"

export function headsCommand(config: () => Promise<Config>): Command {
	return new Command("heads")
		.description(
			"print where every chain stands, signed; or check an earlier print against the log",
		)
		.option("--check <file>", "a file printed earlier: does the log still hold all of it?")
		.option("--json", "print the outcome of a check as JSON")
		.action(async (options: { check?: string; json?: true }, command: Command) => {
			const { data, zone } = await config()
			if (!existsSync(join(data, "journal.db"))) {
				command.error(`There is no office in ${data}. Set HADIR_DATA to its folder.`, {
					exitCode: 1,
				})
			}
			const { signing } = officeKeys(join(data, "office-keys.json"))
			const db = openReader<JournalSchema>(join(data, "journal.db"))
			try {
				const reader = new JournalLogReader(db)
				if (options.check === undefined) {
					const now = Date.now()
					const { date } = localMoment(now, zone)
					const order = { date, now, reader, officeKey: signing.privateKey }
					return void process.stdout.write(await signedHeadsText(order))
				}
				const file = resolve(options.check)
				if (!existsSync(file)) command.error(`${file} does not exist.`, { exitCode: 2 })
				const heads = readHeads(readFileSync(file, "utf8"), signing.publicKey)
				if (!heads.ok) return command.error(heads.fault.message, { exitCode: 1 })
				const gone = []
				for (const { journal, kiosk, head } of heads.value.heads) {
					const chains = await reader.chainsOf(journal)
					const holder = await reader.holderOf(journal, chains, head)
					if (holder === undefined) gone.push({ kiosk, journal, n: head.n })
				}
				if (options.json) console.log(JSON.stringify({ date: heads.value.date, gone }))
				else
					for (const { kiosk, n } of gone)
						console.log(`kiosk ${kiosk}: the log no longer holds record ${n}`)
				if (gone.length > 0) process.exitCode = 1
				else if (!options.json) {
					console.log(
						`All ${heads.value.heads.length} heads of ${heads.value.date} are held as they were.`,
					)
				}
			} finally {
				await db.destroy()
			}
		})
}
