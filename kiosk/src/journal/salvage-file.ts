// Everything of a damaged kiosk file that can still be read. The file and its log are only read.

import { createPublicKey } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { type Checkpoint, rootHash } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import { provenRuns } from "../domain/proven-runs.ts"
import type { Salvage, SalvagedJournal } from "../usecases/carry-salvage.ts"
import { type FoundRow, findJournals, findRecords } from "./found-rows.ts"
import { type JournalRow, wholeKey } from "./stored-chain.ts"

/**
 * @param file the damaged file; its write-ahead log lies beside it, if there is one
 * @throws Error of the system when a file cannot be read
 */
export function salvageFile(file: string): Salvage {
	const images = [file, `${file}-wal`]
		.filter((path) => existsSync(path))
		.map((p) => readFileSync(p))
	const rows = Map.groupBy(images.flatMap(findJournals), ({ id }) => id)
	const records = Map.groupBy(images.flatMap(findRecords), ({ journal }) => journal)
	const journals: SalvagedJournal[] = []
	const keyless: { id: number; records: number }[] = []
	for (const id of [...new Set([...rows.keys(), ...records.keys()])].sort((a, b) => a - b)) {
		const found = distinct(records.get(id) ?? [])
		const numbers = readableNumbers(found)
		const journal = journalOf(rows.get(id) ?? [], found)
		if (journal !== undefined) journals.push({ ...journal, numbers })
		else if (numbers.length > 0) keyless.push({ id, records: numbers.length })
	}
	return { journals, keyless }
}

/** Undefined when no key is whole, or when two claim the same records. */
function journalOf(
	rows: readonly JournalRow[],
	found: readonly FoundRow[],
): Omit<SalvagedJournal, "numbers"> | undefined {
	const whole = rows.flatMap((row) => {
		const key = wholeKey(row)
		return key === undefined ? [] : [{ row, key }]
	})
	const [first] = whole
	if (first === undefined || whole.some(({ row }) => row.name !== first.row.name)) return undefined
	const { key } = first
	const own = whole.map(({ row }) => row)
	const root = { n: 0, hash: rootHash(createPublicKey(key)) }
	return {
		...{ name: first.row.name, key, root },
		papers: textsOf(own.map(({ paper }) => paper)),
		successions: textsOf(own.map(({ succeeds }) => succeeds)),
		base: Math.max(...own.map(({ base_n }) => base_n)),
		closedAt: own.findLast(({ end_n }) => end_n !== null)?.end_n ?? undefined,
		runs: provenRuns(found, [root, ...own.flatMap(pointsOf)]),
	}
}

/** Where the journal was cut and where it was closed: a record of its own proves neither. */
const pointsOf = ({ base_n, base_hash, end_n, end_hash }: JournalRow): Checkpoint[] => [
	{ n: base_n, hash: base_hash },
	...(end_n === null || end_hash === null ? [] : [{ n: end_n, hash: end_hash }]),
]

const textsOf = (texts: readonly (string | null)[]): string[] =>
	[...new Set(texts)].filter((text) => text !== null)

/** The log holds most rows many times over. */
function distinct(rows: readonly FoundRow[]): FoundRow[] {
	const kept = Map.groupBy(rows, ({ n, hash }) => `${n} ${hash}`)
	return [...kept.values()].flatMap((alike) =>
		alike.filter(
			(row, index) =>
				alike.findIndex(({ bytes }) => Buffer.compare(bytes, row.bytes) === 0) === index,
		),
	)
}

/** Numbers of what reads as a record of that number: by chance, other bytes may look like a row. */
function readableNumbers(found: readonly FoundRow[]): number[] {
	const numbers = found.flatMap(({ n, bytes }) => {
		const record = decodeRecord(bytes)
		return record.ok && record.value.n === n ? [n] : []
	})
	return [...new Set(numbers)].sort((a, b) => a - b)
}
