// A small office for the protocol's model: durable state in memory, and workers that race.
import type { Checkpoint, Hash } from "./chain.ts"
import {
	type Append,
	judgeAnchor,
	judgeBatch,
	type LogView,
	provesFork,
	type Standing,
	standingOf,
} from "./log.ts"

type ModelChain = { head: Checkpoint; isFirst: boolean; own: Map<number, Hash> }
type JournalLog = Map<Hash, ModelChain>
export type OfficeState = Map<Hash, JournalLog>

export type ModelBatch = {
	readonly journal: Hash
	readonly nonce: string
	readonly from: number
	readonly prev: Hash
	readonly hashes: readonly Hash[]
}
/** Whether a hello proves by itself that this journal has forked. */
export const showsFork = (
	state: OfficeState,
	journal: Hash,
	shown: readonly Checkpoint[],
): boolean => {
	const log = state.get(journal)
	return log !== undefined && provesFork(shown, view(log))
}

export type ModelAnchor = Checkpoint & {
	readonly journal: Hash
	readonly nonce: string
	readonly after: Checkpoint | null
}

export const copyOffice = (state: OfficeState): OfficeState =>
	new Map(
		[...state].map(([journal, log]) => [
			journal,
			new Map([...log].map(([name, c]) => [name, { ...c, own: new Map(c.own) }])),
		]),
	)

export function admit(state: OfficeState, journal: Hash, root: Hash): void {
	if (state.has(journal)) return
	const first = { head: { n: 0, hash: root }, isFirst: true, own: new Map([[0, root]]) }
	state.set(journal, new Map([[root, first]]))
}

function view(log: JournalLog): LogView {
	return {
		chains: [...log].map(([name, { head, isFirst }]) => ({ name, head, isFirst })),
		holder: (point) => [...log].find(([, chain]) => chain.own.get(point.n) === point.hash)?.[0],
		firstHas: (n) => [...log.values()].some((chain) => chain.isFirst && chain.own.has(n)),
	}
}

/** A worker that has read the log and decided, but not yet swapped. */
export type Pending = { readonly append: Append; readonly message: ModelBatch | ModelAnchor }

export function decide(state: OfficeState, message: ModelBatch | ModelAnchor): Pending | undefined {
	const log = state.get(message.journal)
	if (log === undefined) return undefined
	const append =
		"hashes" in message ? judgeBatch(message, view(log)) : judgeAnchor(message, view(log))
	return { append, message }
}

/** Compare-and-swap; false when another worker was first. */
export function swap(state: OfficeState, { append, message }: Pending): boolean {
	const log = state.get(message.journal)
	if (log === undefined) return false
	if (append.kind === "nothing") return true
	const own: [number, Hash][] =
		"hashes" in message
			? message.hashes.slice(append.skip).map((hash, i) => [message.from + append.skip + i, hash])
			: [[message.n, message.hash]]
	const [n, hash] = own.at(-1) ?? [0, ""]
	if (append.kind === "open") {
		if (log.has(append.chain)) return false
		log.set(append.chain, { head: { n, hash }, isFirst: false, own: new Map(own) })
		return true
	}
	const chain = log.get(append.chain)
	const { expected } = append
	if (chain?.head.n !== expected.n || chain.head.hash !== expected.hash) return false
	for (const [number, value] of own) chain.own.set(number, value)
	chain.head = { n, hash }
	return true
}

export const stand = (
	state: OfficeState,
	journal: Hash,
	shown: readonly Checkpoint[],
): Standing | undefined => {
	const log = state.get(journal)
	return log === undefined ? undefined : standingOf(shown, view(log))
}

/** How many chains hold each record's hash: promise 2 says exactly one. */
export const copiesOf = (state: OfficeState, journal: Hash, point: Checkpoint): number =>
	[...(state.get(journal)?.values() ?? [])].filter((c) => c.own.get(point.n) === point.hash).length

export const branchCount = (state: OfficeState): number =>
	[...state.values()].reduce((sum, log) => sum + log.size - 1, 0)

/** Highest number of the chain with this head that the log and every backup hold. */
export function prunableOn(
	states: readonly OfficeState[],
	journal: Hash,
	upTo: readonly Checkpoint[],
): number {
	const held = upTo.filter((point) => states.every((state) => copiesOf(state, journal, point) > 0))
	return Math.max(0, ...held.map((point) => point.n))
}
