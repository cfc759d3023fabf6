// The rows of a kiosk's file, read although it may be damaged. SQLite does not notice every flipped bit: a
// scan may end early and say nothing, so what one way shows is compared with the other end.
import type { Checkpoint } from "@hadir/shared/journal/chain.ts"
import { kioskOf } from "@hadir/shared/wire/paper.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import { isDamage } from "../journal/storage-fault.ts"

const journalRow = z.object({
	id: z.number(),
	name: z.string(),
	public_key: z.instanceof(Buffer),
	paper: z.string().nullable(),
	succeeds: z.string().nullable(),
	base_n: z.number(),
	base_hash: z.string(),
	end_n: z.number().nullable(),
})
export type NamedJournal = z.infer<typeof journalRow> & { readonly kiosk: string | undefined }

const recordRow = z.object({
	n: z.number(),
	bytes: z.instanceof(Buffer),
	hash: z.instanceof(Buffer),
})
type RecordRow = z.infer<typeof recordRow>

/** @throws what SQLite or the schema says when they cannot be read */
export function namedJournals(database: Database.Database): NamedJournal[] {
	// Written by the first version, a file does not say where a closed journal ends.
	const knowsEnds = database
		.prepare("SELECT 1 FROM pragma_table_info('journal') WHERE name = 'end_n'")
		.get()
	const end = knowsEnds === undefined ? "NULL AS end_n" : "end_n"
	const columns = `id, name, public_key, paper, succeeds, base_n, base_hash, ${end}`
	const rows = database.prepare(`SELECT ${columns} FROM journal ORDER BY id`).all()
	let before: string | undefined
	return z
		.array(journalRow)
		.parse(rows)
		.map((row) => {
			// A successor is of the kiosk that the one before it was of, until it has a paper of its own.
			const inherited = row.succeeds === null ? undefined : before
			before = row.paper === null ? inherited : (kioskOf(row.paper) ?? inherited)
			return { ...row, kiosk: before }
		})
}

/** Numbers that journals have in the file of which records are there; as far as it can be read. */
export function journalsOfRecords(database: Database.Database): number[] {
	const below = database.prepare("SELECT max(journal) AS id FROM record WHERE journal < ?")
	const ids: number[] = []
	for (let id = numberIn(below, Number.MAX_SAFE_INTEGER); id !== undefined; ) {
		ids.push(id)
		id = numberIn(below, id)
	}
	return ids.reverse()
}

/** The highest number, found from the other end; undefined where there is none, or none can be read. */
export const newestNumber = (database: Database.Database, journal: number): number | undefined =>
	numberIn(database.prepare("SELECT max(n) AS id FROM record WHERE journal = ?"), journal)

function numberIn(select: Database.Statement, below: number): number | undefined {
	try {
		return z.object({ id: z.number().nullable() }).parse(select.get(below)).id ?? undefined
	} catch (cause) {
		if (isDamage(cause)) return undefined
		throw cause
	}
}

/** From the oldest on; ends with "damaged" when SQLite says that it cannot be read on from there. */
export function rowsToDamage(
	database: Database.Database,
	journal: number,
): Generator<RecordRow | "damaged"> {
	return readable(
		database.prepare("SELECT n, bytes, hash FROM record WHERE journal = ? ORDER BY n"),
		journal,
	)
}

/** Number and stored hash of every record that can be read, from both ends. */
export function readableHashes(database: Database.Database, journal: number): Checkpoint[] {
	const hashes: Checkpoint[] = []
	for (const row of rowsToDamage(database, journal)) {
		if (row !== "damaged") hashes.push(pointOf(row))
	}
	const last = hashes.at(-1)?.n ?? 0
	const behind: Checkpoint[] = []
	const fromTheEnd = database.prepare(
		"SELECT n, bytes, hash FROM record WHERE journal = ? AND n > ? ORDER BY n DESC",
	)
	for (const row of readable(fromTheEnd, journal, last)) {
		if (row !== "damaged" && row.n > last) behind.push(pointOf(row))
	}
	return [...hashes, ...behind.reverse()]
}

const pointOf = ({ n, hash }: RecordRow): Checkpoint => ({ n, hash: hash.toString("hex") })

function* readable(
	select: Database.Statement,
	...bound: readonly number[]
): Generator<RecordRow | "damaged"> {
	try {
		for (const row of select.iterate(...bound)) {
			const read = recordRow.safeParse(row)
			yield read.success ? read.data : "damaged"
			if (!read.success) return
		}
	} catch (cause) {
		if (!isDamage(cause)) throw cause
		yield "damaged"
	}
}

/** Whether SQLite finds every page in its place, which both ends of a scan may miss. */
export function isFileWhole(database: Database.Database): boolean {
	try {
		return database.pragma("integrity_check(1)", { simple: true }) === "ok"
	} catch (cause) {
		if (isDamage(cause)) return false
		throw cause
	}
}
