// Opening everything the kiosk keeps. A file that SQLite can no longer read at all is set aside for
// the technician, and a new one begins: the kiosk goes on recording.
import { existsSync, renameSync } from "node:fs"
import { join } from "node:path"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import type Database from "better-sqlite3"
import { ZodError } from "zod"
import { isReadOnlyFormat, isShapeDamaged, openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"
import { dropKeptLogs, keptBytes, setLogsAside } from "./kept-log.ts"
import { PeopleFile } from "./people-file.ts"
import { isDamage, isOutOfRoom } from "./storage-fault.ts"
import { type TakenBack, takeBack } from "./take-back.ts"

export type KioskFile = {
	readonly database: Database.Database
	readonly journal: JournalFile
	readonly people: PeopleFile
	/** What a damaged log had lost. */
	readonly takenBack: TakenBack
	/** Where the unreadable file lies now. */
	readonly setAside?: string
	/**
	 * To be called once all that was found is in the journal or named there: lets the old logs go, or
	 * sets them aside where something is left in them. @returns where
	 */
	settleLogs(): string | undefined
}

type Order = {
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
}

/** @throws Error when the file is of a newer release or cannot be used; its log is kept then */
export function openKioskFile(order: Order): KioskFile {
	const file = join(order.folder, "journal.db")
	const aside = `${file}.damaged-${order.now}`
	if (isReadOnlyFormat(file)) {
		setAside(file, aside)
		return { ...open(file, order), setAside: aside }
	}
	try {
		return open(file, order)
	} catch (cause) {
		if (isOutOfRoom(cause) && order.makeRoomToOpen()) return open(file, order)
		// A row that is no longer of the kind it was written as is damage that SQLite does not see.
		const isDamaged = isDamage(cause) || cause instanceof ZodError || isShapeDamaged(file)
		if (!isDamaged) throw cause
		setAside(file, aside)
		return { ...open(file, order), setAside: aside }
	}
}

function open(file: string, order: Order): KioskFile {
	const database = openDatabase(file)
	try {
		const parts = partsOn(database, keptBytes(file), order)
		const { takenBack } = parts
		const settleLogs = (): string | undefined => {
			if (!takenBack.isSomethingLeft) {
				dropKeptLogs(file)
				return undefined
			}
			const left = `${file}.damaged-${order.now}-log`
			setLogsAside(file, left)
			return `${left}-wal`
		}
		return { ...parts, settleLogs }
	} catch (cause) {
		database.close()
		throw cause
	}
}

/**
 * What stands on a database that is open already.
 * @param keptLogs bytes of logs that SQLite could not read; empty when there are none
 */
export function partsOn(
	database: Database.Database,
	keptLogs: Buffer,
	order: Pick<Order, "makeKeys" | "makeRoom" | "onUnreadable">,
): Omit<KioskFile, "settleLogs"> {
	const takenBack = takeBack(database, keptLogs)
	const journal = new JournalFile(database, order.makeKeys, order.makeRoom)
	// Looked at here, where a file whose end cannot be found is still set aside.
	journal.newestProven()
	const people = new PeopleFile(database, order.onUnreadable)
	return { database, journal, people, takenBack }
}

function setAside(file: string, aside: string): void {
	for (const suffix of ["", "-wal", "-shm"]) {
		if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
	}
	setLogsAside(file, aside)
}
