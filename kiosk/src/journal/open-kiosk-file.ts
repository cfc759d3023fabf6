// Opening everything the kiosk keeps. A file that SQLite can no longer read at all is set aside for
// the technician, and a new one begins: the kiosk goes on recording.
import { existsSync, renameSync } from "node:fs"
import { join } from "node:path"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import type Database from "better-sqlite3"
import { ZodError } from "zod"
import { isReadOnlyFormat, isShapeDamaged, openDatabase } from "./database.ts"
import { findRecords } from "./found-rows.ts"
import { JournalFile } from "./journal-file.ts"
import { dropKeptLog, keepLog, keptLog, restoreLog } from "./kept-log.ts"
import { PeopleFile } from "./people-file.ts"
import { isDamage, isOutOfRoom } from "./storage-fault.ts"

export type KioskFile = {
	readonly database: Database.Database
	readonly journal: JournalFile
	readonly people: PeopleFile
	/** Records that a damaged log had lost. */
	readonly takenBack: number
	/** Where the unreadable file lies now. */
	readonly setAside?: string
}

export function openKioskFile(order: {
	readonly folder: string
	makeKeys(): KeyPair
	/** The disk is full: gives back what was held for that; says whether it did. */
	makeRoom(): boolean
	/** There is not even room to open the file: gives back what was held; says whether there was any. */
	makeRoomToOpen(): boolean
	/** UTC ms, for the name of a file set aside. */
	readonly now: number
	/** The people list could not be read for a card. */
	onUnreadable(): void
}): KioskFile {
	const file = join(order.folder, "journal.db")
	const open = (): KioskFile => {
		const database = openDatabase(file)
		try {
			const journal = new JournalFile(database, order.makeKeys, order.makeRoom)
			const takenBack = journal.takeBack(findRecords(keptLog(file)))
			// Looked at here, where a file whose end cannot be found is still set aside.
			journal.newestProven()
			const people = new PeopleFile(database, order.onUnreadable)
			return { database, journal, people, takenBack }
		} catch (cause) {
			database.close()
			throw cause
		}
	}
	if (isReadOnlyFormat(file)) return { setAside: setAside(file, order.now), ...open() }
	keepLog(file)
	try {
		return open()
	} catch (cause) {
		if (isOutOfRoom(cause) && order.makeRoomToOpen()) return open()
		// A row that is no longer of the kind it was written as is damage that SQLite does not see.
		const isDamaged = isDamage(cause) || cause instanceof ZodError || isShapeDamaged(file)
		if (!isDamaged) throw cause
		return { setAside: setAside(file, order.now), ...open() }
	} finally {
		dropKeptLog(file)
	}
}

/** @returns where the file lies now */
function setAside(file: string, now: number): string {
	const aside = `${file}.damaged-${now}`
	for (const suffix of ["", "-wal", "-shm"]) {
		if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
	}
	restoreLog(file, aside)
	return aside
}
