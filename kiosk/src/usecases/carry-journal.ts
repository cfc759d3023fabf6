// A kiosk without a network: its journal as the very messages it would send, for a stick that somebody
// carries to the office. The key stays here; what is carried proves itself by its signatures.
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import type { JournalStore } from "./ports.ts"

export type CarriedMessage = {
	readonly kind: "hello" | "batch" | "heartbeat"
	readonly bytes: Buffer
}

/** Everything still kept, journal by journal, oldest first; each hello admits what follows it. */
export function* carriedMessages(parts: {
	readonly journal: JournalStore
	readonly release: string
	/** UTC ms. */
	readonly now: number
	makeNonce(): string
}): Generator<CarriedMessage> {
	const { journal, release, now, makeNonce } = parts
	for (const name of [...journal.names()].reverse()) {
		const nonce = makeNonce()
		const hello = {
			...{ nonce, journal: name, journals: [journal.show(name)] },
			...{ boot: 0, mono: 0, wall: now, peopleVersion: 0, versions: { release, journal: 1 } },
		}
		yield { kind: "hello", bytes: sealJson("hello", hello, journal.keyOf(name)) }
		yield* batchesOf(journal, name, nonce)
	}
	// Then the office knows up to when it has everything, and days need not wait for this kiosk.
	const [current = ""] = journal.names()
	const journals = journal.names().map((id) => ({ id, ...journal.own(id).last }))
	const beat = { journal: current, journals, time: now, sources: [] }
	yield { kind: "heartbeat", bytes: sealJson("heartbeat", beat, journal.keyOf(current)) }
}

function* batchesOf(journal: JournalStore, name: Hash, nonce: string): Generator<CarriedMessage> {
	const { oldest, hashAt } = journal.own(name)
	let after = { n: oldest - 1, hash: hashAt(oldest - 1) ?? "" }
	for (;;) {
		const sent = journal.linesAfter(name, after)
		const last = sent.at(-1)
		if (last === undefined) return
		const content = { journal: name, nonce, from: after.n + 1, prev: after.hash }
		const lines = sent.map(({ line }) => line)
		yield { kind: "batch", bytes: sealBatch({ ...content, lines }, journal.keyOf(name)) }
		after = { n: after.n + sent.length, hash: last.hash }
	}
}
