// A kiosk without a network: its journal as the very messages it would send, for a stick that somebody
// carries to the office. The key stays here; what is carried proves itself by its signatures.
import type { KeyObject } from "node:crypto"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import type { CarriedKind } from "@hadir/shared/wire/topic.ts"
import type { JournalStore } from "./ports.ts"

export type CarriedMessage = {
	readonly kind: CarriedKind
	readonly bytes: Buffer
}

export type HelloParts = {
	readonly release: string
	/** UTC ms. */
	readonly now: number
	makeNonce(): string
}

/** Everything still kept, journal by journal, oldest first; each hello admits what follows it. */
export function* carriedMessages(
	parts: HelloParts & { readonly journal: JournalStore },
): Generator<CarriedMessage> {
	const { journal, now } = parts
	for (const name of [...journal.names()].reverse()) {
		const nonce = parts.makeNonce()
		const shown = journal.show(name)
		yield carriedHello({ ...parts, nonce, name, shown, key: journal.keyOf(name) })
		yield* batchesOf(journal, name, nonce)
	}
	// Then the office knows up to when it has everything, and days need not wait for this kiosk.
	const [current = ""] = journal.names()
	const journals = journal.names().map((id) => ({ id, ...journal.own(id).last }))
	const beat = { journal: current, journals, time: now, sources: [] }
	yield { kind: "heartbeat", bytes: sealJson("heartbeat", beat, journal.keyOf(current)) }
}

/** A hello for one journal, as it is said from a stick: no boot, no people list. */
export function carriedHello(parts: {
	readonly release: string
	readonly now: number
	readonly nonce: string
	readonly name: Hash
	readonly shown: ShownJournal
	readonly key: KeyObject
}): CarriedMessage {
	const { release, now, nonce, name, shown, key } = parts
	const hello = {
		...{ nonce, journal: name, journals: [shown] },
		...{ boot: 0, mono: 0, wall: now, peopleVersion: 0, versions: { release, journal: 1 } },
	}
	return { kind: "hello", bytes: sealJson("hello", hello, key) }
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
