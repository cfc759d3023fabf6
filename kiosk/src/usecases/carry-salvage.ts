// What was found in a damaged file, as messages for a stick. Every line of them is proven; where some
// are missing, an anchor names the hole, so that the office takes what lies behind it.
import { createPublicKey, type KeyObject } from "node:crypto"
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import {
	fromBase64Url,
	publicKeyFromRaw,
	rawPublicKey,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import { makeLocator } from "@hadir/shared/journal/locator.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { maxBatchRecords, sealBatch } from "@hadir/shared/wire/batch.ts"
import { type ShownJournal, succession } from "@hadir/shared/wire/hello.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { type Paper, readPaper } from "@hadir/shared/wire/paper.ts"
import { isSignedBy } from "@hadir/shared/wire/signed.ts"
import { endOf, type ProvenRun } from "../domain/proven-runs.ts"
import { type CarriedMessage, carriedHello, type HelloParts } from "./carry-journal.ts"

/** A journal whose key is whole. */
export type SalvagedJournal = {
	readonly name: Hash
	readonly key: KeyObject
	readonly root: Checkpoint
	/** As found: one that was altered is among them, too. */
	readonly papers: readonly string[]
	readonly successions: readonly string[]
	/** Records up to here were dropped because the office had them. */
	readonly base: number
	/** The number it was closed at; undefined: it was open, or the row that says so is gone. */
	readonly closedAt: number | undefined
	/** Numbers of all records that could be read, proven or not. */
	readonly numbers: readonly number[]
	readonly runs: readonly ProvenRun[]
}

export type Salvage = {
	/** Oldest first. */
	readonly journals: readonly SalvagedJournal[]
	/** Records of journals whose key is gone, by the journal's number in the file. */
	readonly keyless: readonly { readonly id: number; readonly records: number }[]
}

/** How the office knows a key, and as which kiosk's. */
export type Voucher = { readonly kiosk: string; readonly shown: Partial<ShownJournal> }

/** @returns undefined when nothing that was found makes the office listen to this key */
export function voucherOf(journal: SalvagedJournal, officeKey: KeyObject): Voucher | undefined {
	const raw = rawPublicKey(createPublicKey(journal.key))
	const own = toBase64Url(raw)
	for (const paper of journal.papers) {
		const read = readPaper(paper, officeKey)
		if (read.ok && read.value.publicKey === own)
			return { kiosk: read.value.kiosk, shown: { paper } }
	}
	for (const text of journal.successions) {
		const succeeds = succession.safeParse(parseJson(Buffer.from(text)))
		if (!succeeds.success || succeeds.data.publicKey !== own) continue
		const old = readPaper(succeeds.data.paper, officeKey)
		if (!old.ok || !isVouchedBy(old.value, raw, succeeds.data.signature)) continue
		return { kiosk: old.value.kiosk, shown: { succeeds: succeeds.data } }
	}
	return undefined
}

const isVouchedBy = (old: Paper, body: Buffer, signature: string): boolean =>
	isSignedBy(
		{ purpose: "succession", body, signature },
		publicKeyFromRaw("ed25519", fromBase64Url(old.publicKey)),
	)

/**
 * A hello, then each run with the anchor that leads to it. No heartbeat: nobody knows up to when a
 * damaged file has everything.
 */
export function* salvagedMessages(
	journal: SalvagedJournal,
	voucher: Voucher,
	parts: HelloParts,
): Generator<CarriedMessage> {
	const { name, key, root, runs } = journal
	const newest = runs.at(-1)
	if (newest === undefined) return
	const nonce = parts.makeNonce()
	yield carriedHello({ ...parts, nonce, key, name, shown: { ...voucher.shown, ...show(newest) } })
	let after = root
	for (const run of runs) {
		const { base } = run
		if (base.hash !== after.hash) {
			const anchor = { journal: name, nonce, after, ...base }
			yield { kind: "anchor", bytes: sealJson("anchor", anchor, key) }
		}
		yield* batchesOf(journal, run, nonce)
		after = endOf(run)
	}
}

function show(run: ProvenRun): Pick<ShownJournal, "last" | "oldest" | "locator"> {
	const { base, lines } = run
	const hashAt = (n: number) => (n === base.n ? base.hash : lines[n - base.n - 1]?.hash)
	const own = { last: endOf(run), oldest: base.n + 1, hashAt }
	return { last: own.last, oldest: own.oldest, locator: makeLocator(own) }
}

/** As many records as a batch may have are, at 512 bytes each, half of the bytes it may have. */
function* batchesOf(
	{ name, key }: SalvagedJournal,
	{ base, lines }: ProvenRun,
	nonce: string,
): Generator<CarriedMessage> {
	for (let from = 0; from < lines.length; from += maxBatchRecords) {
		const content = {
			...{ journal: name, nonce, from: base.n + from + 1 },
			prev: lines[from - 1]?.hash ?? base.hash,
			lines: lines.slice(from, from + maxBatchRecords).map(({ line }) => line),
		}
		yield { kind: "batch", bytes: sealBatch(content, key) }
	}
}
