// Registers this kiosk: its key is made here, and only the public half leaves.
import { join } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { type Result, succeed } from "@hadir/shared/result.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import type Database from "better-sqlite3"
import { writeEnrolment } from "../enrolment/enrolment-file.ts"
import { askForPaper, type RegisterFault } from "../enrolment/registration-client.ts"
import { openDatabase } from "../journal/database.ts"
import { lockFolder } from "../journal/folder-lock.ts"
import { JournalFile } from "../journal/journal-file.ts"

export async function registerKiosk(order: {
	readonly folder: string
	/** The office's address, e.g. http://127.0.0.1:8080. */
	readonly office: string
	readonly code: string
}): Promise<Result<RegistrationAnswer, RegisterFault>> {
	// A running kiosk would go on with what it was registered as, and write into the same file.
	const unlock = lockFolder(order.folder)
	let database: Database.Database | undefined
	try {
		database = openDatabase(join(order.folder, "journal.db"))
		const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
		const [name = ""] = journal.names()
		const publicKey = toBase64Url(rawPublicKey(journal.publicKeyOf(name)))
		const registered = await askForPaper(order.office, { code: order.code, publicKey })
		if (!registered.ok) return registered
		const { answer, at } = registered.value
		const fault = journal.keepPaper(name, answer.paper)
		if (fault !== undefined) throw new Error(fault.message)
		writeEnrolment(order.folder, answer, at)
		return succeed(answer)
	} finally {
		database?.close()
		unlock()
	}
}
