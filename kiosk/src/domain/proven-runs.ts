// Which of the records found in a damaged file the chain proves, and as what each is sent.
import { type Checkpoint, damagedLine, type Hash } from "@hadir/shared/journal/chain.ts"
import {
	isConfirmedBy,
	lineToSend,
	type SentLine,
	type StoredRecord,
} from "@hadir/shared/journal/damage.ts"

export type FoundRecord = StoredRecord & { readonly n: number }

/** Lines without a gap, each of a proven hash, from a proven hash on. */
export type ProvenRun = { readonly base: Checkpoint; readonly lines: readonly SentLine[] }

type Growing = { readonly base: Checkpoint; readonly lines: SentLine[] }

/**
 * A run begins at a known point, or at a record whose stored hash the next one confirms: that
 * record's own bytes nothing proves, as the hash before it is gone.
 * @param found in any order; a number may be there several times, altered or not
 * @param known hashes of the chain that are proven otherwise: its root, where it was cut
 * @returns runs with at least one line, by number
 */
export function provenRuns(
	found: readonly FoundRecord[],
	known: readonly Checkpoint[],
): ProvenRun[] {
	const byNumber = Map.groupBy(found, ({ n }) => n)
	const at = (n: number): readonly StoredRecord[] => byNumber.get(n) ?? []
	const runs: Growing[] = []
	for (const n of [...byNumber.keys()].sort((a, b) => a - b)) {
		const run = runs.at(-1)
		const end = run === undefined ? undefined : endOf(run)
		const before = end?.n === n - 1 ? end : known.find((point) => point.n === n - 1)
		const line = before === undefined ? undefined : provenLine(before.hash, at(n), at(n + 1))
		if (before !== undefined && line !== undefined) {
			if (before === end && run !== undefined) run.lines.push(line)
			else runs.push({ base: before, lines: [line] })
			continue
		}
		const hash = confirmedHash(at(n), at(n + 1))
		if (hash !== undefined) runs.push({ base: { n, hash }, lines: [] })
	}
	return runs.filter(({ lines }) => lines.length > 0)
}

export const endOf = ({ base, lines }: ProvenRun): Checkpoint => ({
	n: base.n + lines.length,
	hash: lines.at(-1)?.hash ?? base.hash,
})

/**
 * Unlike what a kiosk sends after a head, a damaged record is told only by a hash that is proven: the
 * office may hold this number already, and any other hash there would look like a fork.
 */
function provenLine(
	previous: Hash,
	here: readonly StoredRecord[],
	next: readonly StoredRecord[],
): SentLine | undefined {
	for (const record of here) {
		for (const follower of [undefined, ...next]) {
			const sent = lineToSend(previous, record, follower)
			if (sent.kind !== "damaged") return sent
		}
	}
	const hash = confirmedHash(here, next)
	return hash === undefined ? undefined : { line: damagedLine(hash), hash, kind: "damaged" }
}

const confirmedHash = (
	here: readonly StoredRecord[],
	next: readonly StoredRecord[],
): Hash | undefined =>
	here.find(({ hash }) => next.some((record) => isConfirmedBy(hash, record)))?.hash
