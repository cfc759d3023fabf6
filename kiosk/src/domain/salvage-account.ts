// What a damaged file still gave of one journal, number by number, for the technician.
import { endOf, type ProvenRun } from "./proven-runs.ts"

/** Record numbers, both ends included. */
export type Span = { readonly from: number; readonly to: number }

export type SalvageAccount = {
	readonly delivered: readonly Span[]
	/** Between what is delivered, and before it as far as nothing was dropped there. */
	readonly missing: readonly Span[]
	/** Could be read, but no chain proves them: neighbours of what is missing, or the end. */
	readonly unproven: readonly Span[]
}

/**
 * @param base records up to here were dropped because the office had them
 * @param numbers of all records that could be read, rising
 */
export function salvageAccount(salvaged: {
	readonly base: number
	readonly numbers: readonly number[]
	readonly runs: readonly ProvenRun[]
}): SalvageAccount {
	const { base, numbers, runs } = salvaged
	const delivered = new Set(runs.flatMap(deliveredBy))
	const missing: number[] = []
	let through = Math.min(base, runs[0]?.base.n ?? base)
	for (const run of runs) {
		const end = endOf(run).n
		for (let n = through + 1; n <= end; n++) if (!delivered.has(n)) missing.push(n)
		through = end
	}
	return {
		delivered: spansOf([...delivered]),
		missing: spansOf(missing),
		unproven: spansOf(numbers.filter((n) => !delivered.has(n))),
	}
}

const deliveredBy = ({ base, lines }: ProvenRun): number[] =>
	lines.flatMap(({ kind }, index) => (kind === "damaged" ? [] : [base.n + index + 1]))

/** @param numbers rising, each once */
export function spansOf(numbers: readonly number[]): Span[] {
	const spans: { from: number; to: number }[] = []
	for (const n of numbers) {
		const last = spans.at(-1)
		if (last?.to === n - 1) last.to = n
		else spans.push({ from: n, to: n })
	}
	return spans
}

export const spanText = ({ from, to }: Span): string => (from === to ? `${from}` : `${from}..${to}`)
