// Behind damage in its log SQLite drops what was committed. What the log's bytes still hold of it is put
// into the file again before anybody reads that, as far as keys and the chain prove it.
import { type Checkpoint, nextHash } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import { type FoundRow, findJournals, findRecords } from "./found-rows.ts"
import { type JournalRow, journalRow, StoredChain, wholeKey } from "./stored-chain.ts"

export type TakenBack = {
	readonly records: number
	/** Highest boot that a record found there names; 0: none. */
	readonly highestBoot: number
	/** Highest number seen of the newest journal that could not be taken back; 0: none. */
	readonly unprovenThrough: number
	/** There are records of a journal whose own row is lost: the log must be kept for a person. */
	readonly isSomethingLeft: boolean
}

const nothing: TakenBack = {
	...{ records: 0, highestBoot: 0, unprovenThrough: 0, isSomethingLeft: false },
}

/** @throws the driver's error; then nothing was changed */
export function takeBack(database: Database.Database, log: Buffer): TakenBack {
	const found = findRecords(log).filter(isReadable)
	if (found.length === 0) return nothing
	return database.transaction(() => {
		takeJournalsBack(database, findJournals(log))
		const rows = readJournals(database)
		let records = 0
		let newest: Checkpoint = { n: 0, hash: "" }
		for (const row of rows) {
			const own = found.filter(({ journal }) => journal === row.id)
			const { last } = new StoredChain(database, row)
			newest = chainOn(database, row.id, last, own)
			records += newest.n - last.n
		}
		const known = new Set(rows.map(({ id }) => id))
		const current = found.filter(({ journal }) => journal === rows.at(-1)?.id)
		const highest = greatest(current.map(({ n }) => n))
		return {
			records,
			highestBoot: greatest(found.map(bootOf)),
			unprovenThrough: highest > newest.n ? highest : 0,
			isSomethingLeft: found.some(({ journal }) => !known.has(journal)),
		}
	})()
}

/** A row is found once in each frame that holds its page. */
const greatest = (numbers: readonly number[]): number =>
	numbers.reduce((most, one) => Math.max(most, one), 0)

/** By chance, other bytes may look like a row. */
function isReadable({ n, bytes }: FoundRow): boolean {
	const record = decodeRecord(bytes)
	return record.ok && record.value.n === n
}

function bootOf({ bytes }: FoundRow): number {
	const record = decodeRecord(bytes)
	return record.ok ? record.value.boot : 0
}

const readJournals = (database: Database.Database): JournalRow[] =>
	z.array(journalRow).parse(database.prepare("SELECT * FROM journal ORDER BY id").all())

/** A journal that began there, and the end of the one before it. The newest state of a row stands last. */
function takeJournalsBack(database: Database.Database, found: readonly JournalRow[]): void {
	const states = new Map(
		found.filter((row) => wholeKey(row) !== undefined).map((row) => [row.id, row]),
	)
	const present = readJournals(database)
	const newest = present.at(-1)?.id ?? 0
	for (const row of [...states.values()].sort((a, b) => a.id - b.id)) {
		const before = present.find(({ id }) => id === row.id)
		if (before === undefined && row.id > newest) insertJournal(database, row)
		else if (before?.closed === 0 && row.closed === 1 && before.name === row.name) {
			database
				.prepare("UPDATE journal SET closed = 1, end_n = ?, end_hash = ? WHERE id = ?")
				.run(row.end_n, row.end_hash, row.id)
		}
	}
}

function insertJournal(database: Database.Database, row: JournalRow): void {
	database
		.prepare(
			`INSERT INTO journal
				(id, name, public_key, private_key, paper, succeeds, base_n, base_hash, closed, end_n, end_hash)
			VALUES (@id, @name, @public_key, @private_key, @paper, @succeeds, @base_n, @base_hash, @closed,
				@end_n, @end_hash)`,
		)
		.run(row)
}

/** @returns where the journal ends now */
function chainOn(
	database: Database.Database,
	journal: number,
	from: Checkpoint,
	found: readonly FoundRow[],
): Checkpoint {
	const byNumber = Map.groupBy(found, ({ n }) => n)
	const insert = database.prepare(
		"INSERT OR REPLACE INTO record (journal, n, bytes, hash) VALUES (?, ?, ?, ?)",
	)
	let last = from
	for (;;) {
		const n = last.n + 1
		const next = byNumber.get(n)?.find((row) => nextHash(last.hash, row.bytes) === row.hash)
		if (next === undefined) return last
		insert.run(journal, n, next.bytes, Buffer.from(next.hash, "hex"))
		last = { n, hash: next.hash }
	}
}
