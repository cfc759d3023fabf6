// Ingest: verifies what a kiosk sends, appends by compare-and-swap, and answers with the head.
import type { KeyObject } from "node:crypto"
import { type Checkpoint, type Hash, journalName, rootHash } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { judgeAnchor, judgeBatch, standingOf } from "@hadir/shared/journal/log.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { type AnchorMessage, anchorMessage } from "@hadir/shared/wire/anchor.ts"
import { readBatch, readBatchHeader } from "@hadir/shared/wire/batch.ts"
import type { HeadMessage } from "@hadir/shared/wire/head.ts"
import { heartbeatMessage } from "@hadir/shared/wire/heartbeat.ts"
import { type HelloMessage, helloMessage, type ShownJournal } from "@hadir/shared/wire/hello.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { readPaper } from "@hadir/shared/wire/paper.ts"
import { isSignedBy, openEnvelope } from "@hadir/shared/wire/signed.ts"
import { type AdmittedJournal, type JournalLog, mayDeliver } from "./journal-log.ts"
import type { Log, Now, Registry } from "./ports.ts"
import { admitSuccessor } from "./succeed-journal.ts"

type Parts = {
	readonly log: JournalLog
	readonly registry: Registry
	readonly officeKey: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
	readonly now: Now
	readonly note: Log
	/** Sends a head to a kiosk's own topic. */
	answer(kiosk: string, bytes: Buffer): void
	/** New records are committed: the projector may look. */
	onAppended(): void
}

type Refusal = NonNullable<HeadMessage["refused"]>

/** A swap is lost only to another worker, so a few tries are more than enough. */
const maxSwaps = 20

export class RecordJournal {
	readonly #parts: Parts

	constructor(parts: Parts) {
		this.#parts = parts
	}

	async hello(kiosk: string, bytes: Buffer): Promise<void> {
		const hello = openJson("hello", bytes, helloMessage, (message) => this.#keyIn(message))
		if (!hello.ok) return this.#count("hello", kiosk, hello.fault.code)
		for (const shown of hello.value.journals) {
			const journal = await this.#admit(kiosk, shown)
			if (journal === undefined) {
				this.#count("hello", kiosk, "not-enrolled")
				continue
			}
			const points = [shown.last, ...shown.locator.map(([n, hash]) => ({ n, hash }))]
			await this.#answer(journal, hello.value.nonce, points)
		}
	}

	async batch(kiosk: string, bytes: Buffer): Promise<void> {
		const envelope = openEnvelope(bytes)
		const header = envelope.ok ? readBatchHeader(envelope.value.body) : envelope
		if (!envelope.ok || !header.ok) return this.#count("batch", kiosk, "malformed")
		const journal = await this.#ownJournal(kiosk, header.value.journal)
		if (journal === undefined) return this.#count("batch", kiosk, "not-enrolled")
		if (!isSignedBy({ purpose: "batch", ...envelope.value }, keyOf(journal))) {
			this.#count("batch", kiosk, "signature")
			const prev = { n: header.value.from - 1, hash: header.value.prev }
			return this.#answer(journal, header.value.nonce, [prev], "signature")
		}
		const batch = readBatch(envelope.value.body)
		const { nonce } = header.value
		const before = [{ n: header.value.from - 1, hash: header.value.prev }]
		if (!batch.ok) {
			const kept = { journal: journal.name, why: batch.fault.code, message: bytes }
			await this.#parts.log.quarantine(kept, this.#parts.now())
			return this.#answer(journal, nonce, before, "unverifiable")
		}
		const { from, prev, hashes } = batch.value
		const points = [...before, ...hashes.map((hash, index) => ({ n: from + index, hash }))]
		await this.#swapUntilDone(
			journal.name,
			points,
			(view) => judgeBatch(batch.value, view),
			(order) =>
				this.#parts.log.appendBatch(
					{ journal: journal.name, from, prev, hashes, message: bytes },
					order,
					this.#parts.now(),
				),
		)
		await this.#answer(journal, nonce, points)
	}

	async anchor(kiosk: string, bytes: Buffer): Promise<void> {
		const claimed = claimedJournal(bytes, anchorMessage)
		const journal = claimed === undefined ? undefined : await this.#ownJournal(kiosk, claimed)
		if (journal === undefined) return this.#count("anchor", kiosk, "not-enrolled")
		const opened = openJson("anchor", bytes, anchorMessage, () => keyOf(journal))
		if (!opened.ok) return this.#count("anchor", kiosk, opened.fault.code)
		const anchor: AnchorMessage = opened.value
		const points = [anchor, ...(anchor.after === null ? [] : [anchor.after])]
		await this.#swapUntilDone(
			journal.name,
			points,
			(view) => judgeAnchor(anchor, view),
			(order) => {
				this.#parts.note("journal.hole", { kiosk, journal: journal.name, through: anchor.n })
				const hole = { journal: journal.name, n: anchor.n, hash: anchor.hash, message: bytes }
				return this.#parts.log.appendHole(hole, order, this.#parts.now())
			},
		)
		await this.#answer(journal, anchor.nonce, points)
	}

	async heartbeat(kiosk: string, bytes: Buffer): Promise<void> {
		const claimed = claimedJournal(bytes, heartbeatMessage)
		const journal = claimed === undefined ? undefined : await this.#ownJournal(kiosk, claimed)
		if (journal === undefined) return this.#count("heartbeat", kiosk, "not-enrolled")
		const opened = openJson("heartbeat", bytes, heartbeatMessage, () => keyOf(journal))
		if (!opened.ok) return this.#count("heartbeat", kiosk, opened.fault.code)
		for (const { id, n, hash } of opened.value.journals) {
			const own = await this.#ownJournal(kiosk, id)
			// It counts only while the log holds what it names.
			const view = own === undefined ? undefined : await this.#parts.log.view(id, [{ n, hash }])
			if (view?.holder({ n, hash }) === undefined) return
		}
		const { journals } = opened.value
		// A clock that runs ahead must not claim the future as received.
		const time = Math.min(opened.value.time, this.#parts.now())
		const named = journals.find(({ id }) => id === journal.name)
		if (named === undefined) return
		const beat = { journal: journal.name, time, n: named.n, hash: named.hash, message: bytes }
		await this.#parts.log.noteHeartbeat(beat, this.#parts.now())
	}

	async #swapUntilDone(
		journal: Hash,
		points: readonly Checkpoint[],
		judge: (view: Awaited<ReturnType<JournalLog["view"]>>) => ReturnType<typeof judgeBatch>,
		append: (
			order: Exclude<ReturnType<typeof judgeBatch>, { kind: "nothing" }>,
		) => Promise<"done" | "lost">,
	): Promise<void> {
		for (let tries = 0; tries < maxSwaps; tries++) {
			const order = judge(await this.#parts.log.view(journal, points))
			if (order.kind === "nothing") return
			if (order.kind === "open") this.#parts.note("journal.branch", { journal, chain: order.chain })
			if ((await append(order)) === "done") return this.#parts.onAppended()
		}
		throw new Error(`the head of journal ${journal} moved ${maxSwaps} times in a row`)
	}

	async #answer(
		journal: AdmittedJournal,
		nonce: string,
		points: readonly Checkpoint[],
		refused?: Refusal,
	): Promise<void> {
		const { log, registry, officeKey, now } = this.#parts
		const standing = standingOf(points, await log.view(journal.name, points))
		if (standing === undefined) return
		const { head, meets, second } = standing
		const message: HeadMessage = {
			nonce,
			journal: journal.name,
			...head,
			meets,
			second,
			// No backup is verified yet, so nothing may be dropped at a kiosk.
			prunable: 0,
			time: now(),
			...(refused === undefined ? {} : { refused }),
			peopleVersion: await registry.peopleVersion(),
		}
		this.#parts.answer(journal.kiosk, sealJson("head", message, officeKey.privateKey))
	}

	/** The journal this hello shows, admitted now if its paper is good and it was not yet. */
	async #admit(kiosk: string, shown: ShownJournal): Promise<AdmittedJournal | undefined> {
		if (shown.paper === undefined) return admitSuccessor(this.#parts, kiosk, shown)
		const paper = readPaper(shown.paper, this.#parts.officeKey.publicKey)
		if (!paper.ok || paper.value.kiosk !== kiosk) return undefined
		const key = publicKeyFromRaw("ed25519", fromBase64Url(paper.value.publicKey))
		const name = journalName(key)
		const known = await this.#parts.log.journal(name)
		if (known !== undefined) return mayDeliver(known, kiosk) ? known : undefined
		const registered = await this.#parts.registry.kiosk(kiosk)
		// The paper alone re-admits a kiosk to an office restored from before its enrolment; such a
		// backup may also have forgotten a revocation, so a person looks first.
		const state = registered?.publicKey === paper.value.publicKey ? "active" : "disputed"
		const journal = { name, kiosk, publicKey: paper.value.publicKey, state } as const
		await this.#parts.log.admit(journal, rootHash(key), this.#parts.now())
		this.#parts.note("journal.admitted", { kiosk, journal: name, state })
		return journal
	}

	/** The key a hello claims to be signed with: one of the keys it shows. */
	#keyIn(hello: HelloMessage): KeyObject | undefined {
		for (const shown of hello.journals) {
			const raw =
				shown.paper === undefined
					? shown.succeeds?.publicKey
					: paperKey(shown.paper, this.#parts.officeKey.publicKey)
			if (raw === undefined) continue
			const key = publicKeyFromRaw("ed25519", fromBase64Url(raw))
			if (journalName(key) === hello.journal) return key
		}
		return undefined
	}

	async #ownJournal(kiosk: string, name: Hash): Promise<AdmittedJournal | undefined> {
		const journal = await this.#parts.log.journal(name)
		return journal !== undefined && mayDeliver(journal, kiosk) ? journal : undefined
	}

	#count(kind: string, kiosk: string, why: string): void {
		this.#parts.note("journal.refused", { kind, kiosk, why })
	}
}

const keyOf = (journal: AdmittedJournal): KeyObject =>
	publicKeyFromRaw("ed25519", fromBase64Url(journal.publicKey))

const paperKey = (paper: string, office: KeyObject): string | undefined => {
	const read = readPaper(paper, office)
	return read.ok ? read.value.publicKey : undefined
}

/** The journal a message claims to be of, read before its key is known and so not yet believed. */
function claimedJournal(
	bytes: Buffer,
	schema: typeof anchorMessage | typeof heartbeatMessage,
): Hash | undefined {
	const envelope = openEnvelope(bytes)
	if (!envelope.ok) return undefined
	const parsed = schema.safeParse(parseJson(envelope.value.body))
	return parsed.success ? parsed.data.journal : undefined
}
