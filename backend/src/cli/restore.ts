// hadir restore: puts a backup back. Says first what cannot come back, and asks a second person where
// a newer backup is there.
import { existsSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { createInterface } from "node:readline/promises"
import { settingOf } from "@hadir/shared/settings.ts"
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { Command } from "commander"
import { dataFolder, officeZone } from "../config.ts"
import { signingKeys } from "../identity/office-keys.ts"
import { setNames } from "../store/backup/backup-set.ts"
import { keyNotedIn } from "../store/backup/belongs-together.ts"
import { putBack } from "../store/backup/put-back.ts"
import { type Loss, lossOf, verifySet } from "../store/backup/restorable-set.ts"
import { noteRestore } from "../store/backup/restore-record.ts"
import { lockFolder } from "../store/folder-lock.ts"
import { keyText } from "../store/kept-key.ts"
import { officeSource } from "../usecases/office-source.ts"

type Options = { yes?: string; second?: string; json?: true }

export function restoreCommand(): Command {
	return new Command("restore")
		.description("put a backup back into HADIR_DATA, whole; what is there is moved aside")
		.argument("<set>", "the backup's folder, e.g. /mnt/backups/20261124T020000Z")
		.option("--yes <name>", "who restores; without it the command asks")
		.option("--second <name>", "who agrees, where a newer backup is there")
		.option("--json", "print as JSON")
		.action(async (given: string, options: Options, command: Command) => {
			const set = resolve(given)
			const data = dataFolder(process.env)
			const stop = (message: string, exitCode = 1): never => command.error(message, { exitCode })
			const manifest = await verifySet(set).catch((cause: unknown) => stop(sentence(cause), 2))
			await proveKeys(set).catch((cause: unknown) => stop(sentence(cause), 2))
			const unlock = lockOrStop(data, stop)
			try {
				const loss = lossOf(manifest, data)
				if (options.json === undefined)
					for (const line of wordsOf(loss, officeZone(process.env))) console.log(line)
				const newest = newestSet(dirname(set), settingOf(process.env, "HADIR_BACKUPS"))
				const isNewest = newest === undefined || newest <= manifest.id
				const who = options.yes ?? (await ask("Who restores it? Write your name: "))
				if (who === "") stop("Nothing was changed: say with --yes <name> who restores it.", 2)
				const second = isNewest ? undefined : (options.second ?? (await askSecond(newest)))
				if (!isNewest && (second === undefined || second === "" || isSamePerson(second, who))) {
					stop(
						`Nothing was changed: ${newest} is newer, so a second person has to agree: --second <name>.`,
						2,
					)
				}
				const now = Date.now()
				// Before anything is moved: a restore that is cut was begun by somebody too.
				noteRestore(data, { at: now, set: manifest.id, who, ...(second && { second }) })
				const { aside } = putBack({ set, data, now })
				const done = {
					restored: manifest.id,
					who,
					...(second && { second }),
					...(aside && { aside }),
				}
				if (options.json) return console.log(JSON.stringify({ ...done, loss }))
				console.log(`\nBackup ${manifest.id} is in ${data}.`)
				if (aside !== undefined) console.log(`What was there lies in ${aside}.`)
				console.log("Start the office: kiosks send again what they still keep.")
			} finally {
				unlock()
			}
		})
}

/** @throws Error with a sentence when the set's keys are not those that its facts were signed with */
async function proveKeys(set: string): Promise<void> {
	const noted = await keyNotedIn(set)
	const keys = join(set, "office-keys.json")
	if (noted === undefined || noted === keyText(signingKeys(keys))) return
	throw new Error(`${keys} is another office's than the set's office.db: the set was put together.`)
}

/** Newest set beside the given one or where backups are made now: a copy elsewhere hides nothing. */
function newestSet(beside: string, backups: string | undefined): string | undefined {
	const folders = [beside, ...(backups === undefined ? [] : [backups])].filter((f) => existsSync(f))
	return folders.flatMap(setNames).sort().at(-1)
}

const isSamePerson = (one: string, other: string): boolean =>
	one.trim().toLowerCase() === other.trim().toLowerCase()

function lockOrStop(data: string, stop: (message: string) => never): () => void {
	try {
		return lockFolder(data)
	} catch (cause) {
		return stop(`${sentence(cause)} Stop the office before a restore.`)
	}
}

function wordsOf({ factsSince, journals }: Loss, zone: string): string[] {
	const records = journals.map(
		({ kiosk, journal, from, through }) =>
			`  kiosk ${kiosk}, journal ${journal.slice(0, 12)}...: records ${from} to ${through}, ${whoHas(kiosk)}`,
	)
	const { date, second } = localMoment(factsSince, zone)
	return [
		"What this restore cannot bring back:",
		`  facts people entered since ${date} ${clockOfSecond(second)}, ${zone} (people, cards, decisions, revocations)`,
		...(records.length === 0 ? ["  no records: the set holds everything that is here"] : records),
	]
}

const whoHas = (kiosk: string): string =>
	kiosk === officeSource
		? "which came out of files: import those files again"
		: "unless the kiosk still keeps them"

async function ask(question: string): Promise<string> {
	if (!process.stdin.isTTY) return ""
	const lines = createInterface({ input: process.stdin, output: process.stdout })
	try {
		return (await lines.question(question)).trim()
	} finally {
		lines.close()
	}
}

const askSecond = (newest: string): Promise<string> =>
	ask(`${newest} is newer. A second person has to agree. Their name: `)

const sentence = (cause: unknown): string =>
	cause instanceof Error ? cause.message : String(cause)
