// Rows of a kiosk's file found by their looks, wherever they lie in its bytes: in pages, in pages
// whose header or pointers are gone, in frames of the write-ahead log. What is found is believed only
// as far as keys, signatures and the chain prove it, so nothing else of the file has to be whole.
//
// Why not the `.recover` of the sqlite3 program: as Debian 12 ships it (3.40.1), without the
// sqlite_dbpage table, it gives no row of any file, not even of a whole one.
import { digestOf, type Hash } from "@hadir/shared/journal/chain.ts"
import { maxRecordBytes } from "@hadir/shared/journal/record.ts"
import type { FoundRecord } from "../domain/proven-runs.ts"
import { readRow, rowIdBefore, type SqliteValue } from "./sqlite-row.ts"
import { type JournalRow, journalRow, wholeKey } from "./stored-chain.ts"

/** A row of `record`, with its journal's number in the file. */
export type FoundRow = FoundRecord & { readonly journal: number }

const hashBytes = 32
/** Serial type of a blob of 32 bytes: the last column of `record`. */
const hashType = 0x4c
/** Length; journal and n, one byte each; bytes, one or two; hash. */
const recordHeaders = [5, 6]

export function findRecords(image: Buffer): FoundRow[] {
	const rows: FoundRow[] = []
	for (let last = image.indexOf(hashType); last >= 0; last = image.indexOf(hashType, last + 1)) {
		for (const length of recordHeaders) {
			const at = last + 1 - length
			if (image[at] !== length) continue
			const row = recordOf(readRow(image, at))
			if (row !== undefined) rows.push(row)
		}
	}
	return rows
}

function recordOf(values: readonly SqliteValue[] | undefined): FoundRow | undefined {
	if (values?.length !== 4) return undefined
	const [journal, n, bytes, hash] = values
	if (typeof journal !== "number" || typeof n !== "number" || n < 1) return undefined
	if (!Buffer.isBuffer(bytes) || bytes.length > maxRecordBytes) return undefined
	if (!Buffer.isBuffer(hash) || hash.length !== hashBytes) return undefined
	return { journal, n, bytes, hash: hash.toString("hex") }
}

/** Serial types of id (it is the row's own), name, public and private key: in every row of `journal`. */
const journalHeader = Buffer.from("00810d4c6c", "hex")

/** Several rows of one journal are its earlier states, or altered. */
export function findJournals(image: Buffer): JournalRow[] {
	const rows: JournalRow[] = []
	for (let at = image.indexOf(journalHeader); at > 0; at = image.indexOf(journalHeader, at + 1)) {
		const id = rowIdBefore(image, at - 1)
		const row = id === undefined ? undefined : journalOf(id, readRow(image, at - 1))
		if (row !== undefined) rows.push(row)
	}
	return rows
}

function journalOf(id: number, values: readonly SqliteValue[] | undefined): JournalRow | undefined {
	if (values === undefined) return undefined
	const [, name, public_key, private_key, paper, succeeds, base_n, base_hash, closed] = values
	// Written before the file had these columns, a row goes without them.
	const [end_n = null, end_hash = null] = values.slice(9)
	const parsed = journalRow.safeParse({
		...{ id, name, public_key, private_key, paper, succeeds },
		...{ base_n, base_hash, closed, end_n, end_hash },
	})
	return parsed.success ? named(parsed.data) : undefined
}

/** A name that was altered is made again from the public key, if the private one still fits that. */
function named(row: JournalRow): JournalRow {
	const byKey: Hash = digestOf(row.public_key)
	return wholeKey({ ...row, name: byKey }) === undefined ? row : { ...row, name: byKey }
}
