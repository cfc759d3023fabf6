// Recomputes every chain of a kiosk's file from the bytes of its records.
import { existsSync, readFileSync } from "node:fs"
import { type Hash, nextHash } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import Database from "better-sqlite3"
import { z } from "zod"
import { type FoundRow, findRecords } from "../journal/found-rows.ts"
import { isDamage } from "../journal/storage-fault.ts"

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
	if (found.length === 0) return {}
	const newest = newestNumber(database, journal)
	const behind = found.filter(
		(row) => row.journal === journal && row.n > (newest ?? 0) && decodeRecord(row.bytes).ok,
	)
	const numbers = new Set(behind.map(({ n }) => n))
	return numbers.size === 0 ? {} : { behindDamage: numbers.size }
}

/** Undefined where there is none, or where the file cannot be read. */
function newestNumber(database: Database.Database, journal: number): number | undefined {
	try {
		const row = database.prepare("SELECT max(n) AS n FROM record WHERE journal = ?").get(journal)
		return z.object({ n: z.number().nullable() }).parse(row).n ?? undefined
	} catch (cause) {
		if (isDamage(cause)) return undefined
		throw cause
	}
}

/** Number and stored hash of every record, by journal, up to where the file can be read. */
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
				[...rowsToDamage(select, id)].flatMap((row) =>
					row === "damaged" ? [] : [{ n: row.n, hash: row.hash.toString("hex") }],
				),
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
	for (const row of rowsToDamage(rows, journal.id)) {
		const found = { journal: journal.name, records }
		if (row === "damaged")
			return { ...found, brokenAt: { n: at.n + 1, why: "the file is damaged there" } }
		const { n, bytes, hash } = row
		if (n !== at.n + 1) return { ...found, brokenAt: { n: at.n + 1, why: "the record is missing" } }
		if (nextHash(at.hash, bytes) !== hash.toString("hex")) {
			return { ...found, brokenAt: { n, why: "the record or its hash was altered" } }
		}
		at = { n, hash: hash.toString("hex") }
		records++
	}
	return { journal: journal.name, records }
}

/** Ends with "damaged" when the file cannot be read on from there. */
function* rowsToDamage(
	select: Database.Statement,
	journal: number,
): Generator<z.infer<typeof recordRow> | "damaged"> {
	try {
		for (const row of select.iterate(journal)) {
			const read = recordRow.safeParse(row)
			yield read.success ? read.data : "damaged"
			if (!read.success) return
		}
	} catch (cause) {
		if (!isDamage(cause)) throw cause
		yield "damaged"
	}
}
