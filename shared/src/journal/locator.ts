import type { Checkpoint, Hash } from "./chain.ts"

/** What a kiosk knows of its own journal. `hashAt` answers for oldest - 1 to last. */
export type OwnJournal = {
	readonly last: Checkpoint
	/** Number of the oldest record kept; last.n + 1 when none is. */
	readonly oldest: number
	/** The chain's hash at n; undefined where it does not verify. */
	hashAt(n: number): Hash | undefined
}

/** Numbers a hello shows: last, -1, -2, -4, ..., oldest, oldest - 1, falling and each once. */
export function locatorNumbers(last: number, oldest: number): number[] {
	const numbers = [last]
	for (let step = 1; last - step > oldest; step *= 2) numbers.push(last - step)
	for (const end of [oldest, oldest - 1]) {
		if (end >= 0 && end < (numbers.at(-1) ?? 0)) numbers.push(end)
	}
	return numbers
}

/** The locator of a hello: only hashes that verify. */
export function makeLocator(own: OwnJournal): [number, Hash][] {
	const located: [number, Hash][] = []
	for (const n of locatorNumbers(own.last.n, own.oldest)) {
		const hash = own.hashAt(n)
		if (hash !== undefined) located.push([n, hash])
	}
	return located
}
