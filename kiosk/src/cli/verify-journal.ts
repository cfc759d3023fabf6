// Recomputes every chain of a kiosk's file from the bytes of its records.
import { existsSync, readFileSync } from "node:fs"
import { type Checkpoint, digestOf, type Hash, nextHash } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import { type FoundRow, findRecords } from "../journal/found-rows.ts"
import {
	isFileWhole,
	journalsOfRecords,
	type NamedJournal,
	namedJournals,
	newestNumber,
	readableHashes,
	rowsToDamage,
} from "./kiosk-rows.ts"

export type VerifiedJournal = {
	readonly journal: Hash
	/** As its enrolment paper names it; absent where it has none yet. */
	readonly kiosk?: string
	readonly records: number
	/** The first place where it does not hold; absent when all does. */
	readonly brokenAt?: { readonly n: number; readonly why: string }
	/** Records that lie behind damage in the log of writes; absent when there are none. */
	readonly behindDamage?: number
}

/** @returns undefined when the file is not a kiosk's journal */
export function verifyJournal(file: string): VerifiedJournal[] | undefined {
	const log = `${file}-wal`
	const found = existsSync(log) ? findRecords(readFileSync(log)) : []
	const database = new Database(file, { readonly: true, fileMustExist: true })
	try {
		if (!isKioskJournal(database)) return undefined
		const journals = namedJournals(database)
		const isWhole = isFileWhole(database)
		return [
			...journals.map((journal, index) => {
				const isNewest = index === journals.length - 1
				const verified = verifyOne(database, journal)
				const isDoubtful = !isWhole && (isNewest || journal.end_n === null)
				return {
					...(isDoubtful ? doubted(verified, journal) : verified),
					...behindDamage(database, journal.id, found),
				}
			}),
			...nameless(database, journals),
		]
	} finally {
		database.close()
	}
}

export type ShownJournal = {
	readonly kiosk: string | undefined
	/** What the oldest record follows. */
	readonly base: Checkpoint
	/** Number and stored hash of every record, as far as the file can be read. */
	readonly records: readonly Checkpoint[]
}

export function kioskHashes(file: string): ReadonlyMap<Hash, ShownJournal> {
	const database = new Database(file, { readonly: true, fileMustExist: true })
	try {
		return new Map(
			namedJournals(database).map(({ id, name, kiosk, base_n, base_hash }) => [
				name,
				{
					...{ kiosk, base: { n: base_n, hash: base_hash } },
					records: readableHashes(database, id),
				},
			]),
		)
	} finally {
		database.close()
	}
}

const isKioskJournal = (database: Database.Database): boolean =>
	database
		.prepare("SELECT 1 FROM pragma_table_info('journal') WHERE name = 'private_key'")
		.get() !== undefined

function verifyOne(database: Database.Database, journal: NamedJournal): VerifiedJournal {
	let at = { n: journal.base_n, hash: journal.base_hash }
	let records = 0
	const named = { journal: journal.name, ...(journal.kiosk && { kiosk: journal.kiosk }) }
	const broken = (n: number, why: string) => ({
		...{ ...named, records },
		brokenAt: { n, why },
	})
	if (digestOf(journal.public_key) !== journal.name)
		return broken(0, "the journal is not named by its key")
	for (const row of rowsToDamage(database, journal.id)) {
		if (row === "damaged") return broken(at.n + 1, "the file is damaged there")
		const { n, bytes, hash } = row
		if (n !== at.n + 1) return broken(at.n + 1, "the record is missing")
		if (nextHash(at.hash, bytes) !== hash.toString("hex"))
			return broken(n, "the record or its hash was altered")
		at = { n, hash: hash.toString("hex") }
		records++
	}
	const newest = Math.max(newestNumber(database, journal.id) ?? 0, journal.end_n ?? 0)
	if (newest > at.n)
		return broken(at.n + 1, `records until ${newest} are missing or cannot be reached`)
	return { ...named, records }
}

/** Both ends may miss the same records. */
function doubted(verified: VerifiedJournal, { base_n }: NamedJournal): VerifiedJournal {
	if (verified.brokenAt !== undefined) return verified
	const n = base_n + verified.records + 1
	return {
		...verified,
		brokenAt: { n, why: "the file is damaged, so whether more followed cannot be seen" },
	}
}

/** Journals whose own row is gone while records of theirs are there. */
function nameless(
	database: Database.Database,
	journals: readonly NamedJournal[],
): VerifiedJournal[] {
	const known = new Set(journals.map(({ id }) => id))
	return journalsOfRecords(database)
		.filter((id) => !known.has(id))
		.map((id) => ({
			...{ journal: `number ${id} of the file`, records: 0 },
			brokenAt: { n: 0, why: "the row that names it is gone" },
		}))
}

/** What SQLite no longer shows of the log, and the daemon takes back as it opens the file. */
function behindDamage(
	database: Database.Database,
	journal: number,
	found: readonly FoundRow[],
): { behindDamage?: number } {
	if (found.length === 0) return {}
	const newest = newestNumber(database, journal)
	const behind = found.filter(
		(row) => row.journal === journal && row.n > (newest ?? 0) && decodeRecord(row.bytes).ok,
	)
	const numbers = new Set(behind.map(({ n }) => n))
	return numbers.size === 0 ? {} : { behindDamage: numbers.size }
}
