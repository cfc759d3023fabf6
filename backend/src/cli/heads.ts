// hadir journal heads: signed heads for the inspectorate, and their proof against the log later.
import { existsSync, readFileSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { readHeads } from "@hadir/shared/wire/signed-heads.ts"
import { Command } from "commander"
import type { Kysely } from "kysely"
import type { Config } from "../config.ts"
import { type OfficeKeys, signingKeys } from "../identity/office-keys.ts"
import { signedHeadsText } from "../store/daily-heads.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import type { JournalSchema } from "../store/journal-schema.ts"
import { openReader } from "../store/open-store.ts"
import { proveHeads, type Standing, spanText } from "../store/prove-heads.ts"
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
			const signing = signingKeys(join(data, "office-keys.json"))
			const db = openReader<JournalSchema>(join(data, "journal.db"))
			try {
				if (options.check !== undefined) {
					return await check(resolve(options.check), { ...options, db, data, signing }, command)
				}
				// Signed is only what holds: who reads it elsewhere trusts the signature.
				const broken = (await verifyChains(db)).find(({ brokenAt }) => brokenAt !== undefined)
				if (broken?.brokenAt !== undefined) {
					const { journal, brokenAt } = broken
					command.error(
						`Nothing was signed: journal ${journal} does not hold at ${brokenAt.n} (${brokenAt.why}). ${waysOut(data)}`,
					)
				}
				const now = Date.now()
				const { date } = localMoment(now, zone)
				const reader = new JournalLogReader(db)
				const order = { date, now, reader, officeKey: signing.privateKey }
				process.stdout.write(await signedHeadsText(order))
			} finally {
				await db.destroy()
			}
		})
}

const waysOut = (data: string): string =>
	`Restore a backup (hadir restore <set>), or look closer with: hadir journal verify ${join(data, "journal.db")}`

type Held = {
	readonly data: string
	readonly db: Kysely<JournalSchema>
	readonly signing: OfficeKeys["signing"]
	readonly json?: true
}

async function check(file: string, { data, db, signing, json }: Held, command: Command) {
	if (!existsSync(file) || !statSync(file).isFile()) {
		command.error(`${file} is no file of signed heads.`, { exitCode: 2 })
	}
	const heads = readHeads(readFileSync(file, "utf8"), signing.publicKey)
	if (!heads.ok) {
		const { code, message } = heads.fault
		return command.error(`${file}: ${message}`, { exitCode: code === "malformed" ? 2 : 1 })
	}
	const { date } = heads.value
	const proven = await proveHeads(db, heads.value, Date.now())
	const lines = proven.flatMap(({ shown, standing }) => {
		const [kiosk, n] = [shown.kiosk, shown.head.n]
		return wordsOf(standing, n).map((words) => `kiosk ${kiosk}: ${words}`)
	})
	const states = Map.groupBy(proven, ({ standing }) => standing.state)
	const told = (state: Standing["state"]) =>
		(states.get(state) ?? []).map(({ shown: { kiosk, journal, head }, standing }) => ({
			...{ kiosk, journal, n: head.n, ...standing },
		}))
	const gone = told("gone")
	if (json) console.log(JSON.stringify({ date, gone, dropped: told("dropped") }))
	else for (const line of lines) console.log(line)
	if (gone.length > 0) {
		if (!json) console.log(waysOut(data))
		process.exitCode = 1
	} else if (!json) console.log(closing(date, proven.length, told("dropped").length))
}

/** What is to be said of one head; nothing of one that is held whole. */
function wordsOf(standing: Standing, n: number): string[] {
	switch (standing.state) {
		case "gone":
			return [`the log ${standing.why}`]
		case "dropped":
			return [`head ${n} was dropped with its month (until ${standing.through}, a hash is kept)`]
		case "held": {
			const { droppedThrough, holes } = standing
			const dropped = `records were dropped until ${droppedThrough} against a kept hash`
			return [
				...(droppedThrough > 0 ? [dropped] : []),
				...holes.map((hole) => `records ${spanText(hole)} were gone before, named by the kiosk`),
			]
		}
	}
}

function closing(date: string, shown: number, dropped: number): string {
	if (dropped === 0) return `All ${shown} heads of ${date} are held as they were.`
	return `${shown - dropped} of ${shown} heads of ${date} are held as they were; ${dropped} were dropped with their months and can no longer be proven here.`
}
