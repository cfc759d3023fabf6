// hadir journal heads: signed heads for the inspectorate, and their proof against the log later.
import { existsSync, readFileSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { readHeads } from "@hadir/shared/wire/signed-heads.ts"
import { Command } from "commander"
import type { Config } from "../config.ts"
import { type OfficeKeys, officeKeys } from "../identity/office-keys.ts"
import { signedHeadsText } from "../store/daily-heads.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import type { JournalSchema } from "../store/journal-schema.ts"
import { openReader } from "../store/open-store.ts"
import { verifyChains } from "../store/verify-log.ts"

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
				if (options.check !== undefined) {
					return await check(resolve(options.check), { ...options, reader, signing }, command)
				}
				// Signed is only what holds: who reads it elsewhere trusts the signature.
				const broken = (await verifyChains(db)).find(({ brokenAt }) => brokenAt !== undefined)
				if (broken?.brokenAt !== undefined) {
					const { journal, brokenAt } = broken
					command.error(
						`Nothing was signed: journal ${journal} does not hold at ${brokenAt.n} (${brokenAt.why}). Restore a backup, or look closer with: hadir journal verify ${join(data, "journal.db")}`,
					)
				}
				const now = Date.now()
				const { date } = localMoment(now, zone)
				const order = { date, now, reader, officeKey: signing.privateKey }
				process.stdout.write(await signedHeadsText(order))
			} finally {
				await db.destroy()
			}
		})
}

type Held = {
	readonly reader: JournalLogReader
	readonly signing: OfficeKeys["signing"]
	readonly json?: true
}

async function check(file: string, { reader, signing, json }: Held, command: Command) {
	if (!existsSync(file) || !statSync(file).isFile()) {
		command.error(`${file} is no file of signed heads.`, { exitCode: 2 })
	}
	const heads = readHeads(readFileSync(file, "utf8"), signing.publicKey)
	if (!heads.ok) {
		const { code, message } = heads.fault
		return command.error(`${file}: ${message}`, { exitCode: code === "malformed" ? 2 : 1 })
	}
	const { date, heads: shown } = heads.value
	const gone = []
	for (const { journal, kiosk, head } of shown) {
		const holder = await reader.holderOf(journal, await reader.chainsOf(journal), head)
		if (holder === undefined) gone.push({ kiosk, journal, n: head.n })
	}
	if (json) console.log(JSON.stringify({ date, gone }))
	else {
		for (const { kiosk, n } of gone)
			console.log(`kiosk ${kiosk}: the log no longer holds record ${n}`)
	}
	if (gone.length > 0) process.exitCode = 1
	else if (!json) console.log(`All ${shown.length} heads of ${date} are held as they were.`)
}
