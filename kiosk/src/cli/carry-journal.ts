// hadir kiosk carry: writes what the kiosk keeps to a stick, for an office it cannot reach.
import { randomBytes } from "node:crypto"
import { closeSync, existsSync, fsyncSync, openSync, statSync, writeSync } from "node:fs"
import { join, resolve } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { Command } from "commander"
import { readEnrolment } from "../enrolment/enrolment-file.ts"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { carriedMessages } from "../usecases/carry-journal.ts"

/** @param folderOf where the kiosk's data lies */
export function carryCommand(folderOf: () => string, release: string): Command {
	return new Command("carry")
		.description(
			"write everything this kiosk keeps into a file on a stick, to be taken in at the office",
		)
		.argument("<folder>", "the stick's folder, e.g. /media/usb")
		.option("--json", "print as JSON")
		.action((given: string, options: { json?: true }, command: Command) => {
			const target = resolve(given)
			if (!existsSync(target) || !statSync(target).isDirectory()) {
				command.error(`${target} is no folder. Plug the stick in and name its folder.`, {
					exitCode: 2,
				})
			}
			const folder = folderOf()
			const enrolment = readEnrolment(folder)
			if (!enrolment.ok) return command.error(enrolment.fault.message, { exitCode: 1 })
			const { kiosk } = enrolment.value
			const now = Date.now()
			const file = join(target, `hadir-${kiosk}-${stampOf(now)}.hadir`)
			const records = write(file, { folder, kiosk, release, now }, command)
			if (options.json) console.log(JSON.stringify({ file, kiosk, records }))
			else {
				console.log(`${file} holds ${records} messages of kiosk ${kiosk}. At the office:`)
				console.log(`  npm run -s hadir -- journal take-in ${file}`)
			}
		})
}

type Order = {
	readonly folder: string
	readonly kiosk: string
	readonly release: string
	readonly now: number
}

function write(file: string, { folder, kiosk, release, now }: Order, command: Command): number {
	const database = openDatabase(join(folder, "journal.db"))
	try {
		const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
		const makeNonce = () => randomBytes(16).toString("base64url")
		const out = openSync(file, "wx", 0o600)
		try {
			let count = 0
			writeSync(out, `${JSON.stringify({ hadir: "carried", version: 1, kiosk })}\n`)
			for (const { kind, bytes } of carriedMessages({ journal, release, now, makeNonce })) {
				writeSync(out, `${JSON.stringify({ kind, bytes: bytes.toString("base64") })}\n`)
				count++
			}
			// A stick that is pulled out must hold all of it or be seen not to.
			writeSync(out, `${JSON.stringify({ end: count })}\n`)
			fsyncSync(out)
			return count
		} finally {
			closeSync(out)
		}
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause)
		return command.error(`${file} could not be written (${why}). Nothing of the kiosk was changed.`)
	} finally {
		database.close()
	}
}

const stampOf = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")
