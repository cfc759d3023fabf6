// Recomputes every chain of a kiosk's file from the bytes of its records.
import { existsSync, readFileSync } from "node:fs"
import { type Hash, nextHash } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import { z } from "zod"
import { type FoundRow, findRecords } from "../journal/found-rows.ts"

export type VerifiedJournal = {
	readonly journal: Hash
	readonly records: number
	/** The first place where it does not hold; absent when all does. */
	readonly brokenAt?: { readonly n: number; readonly why: string }
	/** Records that lie behind damage in the log of writes; absent when there are none. */
	readonly behindDamage?: number
}

const journalRow = z.object({
	id: z.number(),
	name: z.string(),
	base_n: z.number(),
	base_hash: z.string(),
})
const recordRow = z.object({
	n: z.number(),
	bytes: z.instanceof(Buffer),
	hash: z.instanceof(Buffer),
})

/** @returns undefined when the file is not a kiosk's journal */
export function verifyJournal(file: string): VerifiedJournal[] | undefined {
	const log = `${file}-wal`
	const found = existsSync(log) ? findRecords(readFileSync(log)) : []
	const database = new Database(file, { readonly: true, fileMustExist: true })
	try {
		if (!isKioskJournal(database)) return undefined
		return z
			.array(journalRow)
			.parse(database.prepare("SELECT id, name, base_n, base_hash FROM journal ORDER BY id").all())
			.map((journal) => ({
				...verifyOne(database, journal),
				...behindDamage(database, journal.id, found),
			}))
	} finally {
		database.close()
	}
}

/** What SQLite no longer shows of the log, and the daemon takes back as it opens the file. */
function behindDamage(
	database: Database.Database,
	journal: number,
	found: readonly FoundRow[],
): { behindDamage?: number } {
	const newest = z
		.object({ n: z.number().nullable() })
		.parse(database.prepare("SELECT max(n) AS n FROM record WHERE journal = ?").get(journal)).n
	const behind = found.filter(
		(row) => row.journal === journal && row.n > (newest ?? 0) && decodeRecord(row.bytes).ok,
	)
	const numbers = new Set(behind.map(({ n }) => n))
	return numbers.size === 0 ? {} : { behindDamage: numbers.size }
}

/** Number and stored hash of every record, by journal. */
export function kioskHashes(file: string): ReadonlyMap<Hash, readonly { n: number; hash: Hash }[]> {
	const database = new Database(file, { readonly: true, fileMustExist: true })
	try {
		const select = database.prepare(
			"SELECT n, bytes, hash FROM record WHERE journal = ? ORDER BY n",
		)
		const journals = z
			.array(journalRow)
			.parse(database.prepare("SELECT id, name, base_n, base_hash FROM journal").all())
		return new Map(
			journals.map(({ id, name }) => [
				name,
				z
					.array(recordRow)
					.parse(select.all(id))
					.map(({ n, hash }) => ({ n, hash: hash.toString("hex") })),
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

function verifyOne(
	database: Database.Database,
	journal: z.infer<typeof journalRow>,
): VerifiedJournal {
	let at = { n: journal.base_n, hash: journal.base_hash }
	let records = 0
	const rows = database.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? ORDER BY n")
	for (const row of rows.iterate(journal.id)) {
		const { n, bytes, hash } = recordRow.parse(row)
		const found = { journal: journal.name, records }
		if (n !== at.n + 1) return { ...found, brokenAt: { n: at.n + 1, why: "the record is missing" } }
		if (nextHash(at.hash, bytes) !== hash.toString("hex")) {
			return { ...found, brokenAt: { n, why: "the record or its hash was altered" } }
		}
		at = { n, hash: hash.toString("hex") }
		records++
	}
	return { journal: journal.name, records }
}
