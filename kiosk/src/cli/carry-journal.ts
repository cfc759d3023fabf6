// hadir kiosk carry: writes what the kiosk keeps to a stick, for an office it cannot reach; or what can
// still be read from a file that was set aside.
import { randomBytes } from "node:crypto"
import { existsSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type Database from "better-sqlite3"
import { Command } from "commander"
import { ZodError } from "zod"
import { readEnrolment } from "../enrolment/enrolment-file.ts"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { keptBytes } from "../journal/kept-log.ts"
import { isDamage } from "../journal/storage-fault.ts"
import { takeBack } from "../journal/take-back.ts"
import { carriedMessages, type HelloParts } from "../usecases/carry-journal.ts"
import { carriedFileName, StickFault, writeCarriedFile } from "./carried-file.ts"
import { carryDamaged } from "./carry-damaged.ts"

type Options = { readonly json?: true; readonly from?: string }

/** @param folderOf where the kiosk's data lies */
export function carryCommand(folderOf: () => string, release: string): Command {
	return new Command("carry")
		.description(
			"write everything this kiosk keeps into a file on a stick, to be taken in at the office",
		)
		.argument("<folder>", "the stick's folder, e.g. /media/usb")
		.option(
			"--from <file>",
			"instead, what can still be read from a file set aside as journal.db.damaged-...",
		)
		.option("--json", "print as JSON")
		.action((given: string, options: Options, command: Command) => {
			// Empty it would be the folder one stands in: a stick that was not there when its name was looked up.
			if (given.trim() === "") {
				command.error("Name the stick's folder, e.g. /media/usb.", { exitCode: 2 })
			}
			const target = resolve(given)
			if (!existsSync(target) || !statSync(target).isDirectory()) {
				command.error(`${target} is no folder. Plug the stick in and name its folder.`, {
					exitCode: 2,
				})
			}
			const folder = folderOf()
			const enrolment = readEnrolment(folder)
			if (!enrolment.ok) return command.error(enrolment.fault.message, { exitCode: 1 })
			const { kiosk, officeKey } = enrolment.value
			const makeNonce = () => randomBytes(16).toString("base64url")
			const parts = { release, now: Date.now(), makeNonce }
			if (options.from !== undefined) {
				const order = { from: resolve(options.from), target, folder, officeKey, parts }
				return carryDamaged(order, options.json ?? false, command)
			}
			const file = carriedFileName(target, kiosk, parts.now)
			const records = write(file, { folder, kiosk, parts }, command)
			if (options.json) console.log(JSON.stringify({ file, kiosk, records }))
			else {
				console.log(`${file} holds ${records} messages of kiosk ${kiosk}. At the office:`)
				console.log(`  npm run -s hadir -- journal take-in ${file}`)
			}
		})
}

type Order = { readonly folder: string; readonly kiosk: string; readonly parts: HelloParts }

function openOrEnd(source: string, command: Command): Database.Database {
	try {
		return openDatabase(source)
	} catch (cause) {
		return endOverDamage(source, cause, command)
	}
}

function endOverDamage(source: string, cause: unknown, command: Command): never {
	// A row that is no longer of the kind it was written as is damage that SQLite does not see.
	if (!isDamage(cause) && !(cause instanceof ZodError)) throw cause
	return command.error(
		`${source} is damaged (${cause instanceof Error ? cause.message : cause}). Start the kiosk, which sets it aside and goes on; then carry what it held with --from.`,
	)
}

function write(file: string, { folder, kiosk, parts }: Order, command: Command): number {
	const source = join(folder, "journal.db")
	if (!existsSync(source)) {
		command.error(`There is no ${source}. Set HADIR_KIOSK_DATA to this kiosk's folder.`, {
			exitCode: 2,
		})
	}
	const database = openOrEnd(source, command)
	try {
		// What a damaged log had lost is carried too; the log is kept for the daemon all the same.
		takeBack(database, keptBytes(source))
		const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
		return writeCarriedFile(file, kiosk, carriedMessages({ journal, ...parts }))
	} catch (cause) {
		if (cause instanceof StickFault) return command.error(cause.message)
		return endOverDamage(source, cause, command)
	} finally {
		database.close()
	}
}
