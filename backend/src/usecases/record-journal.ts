// Ingest: verifies what a kiosk sends, appends by compare-and-swap, and answers with the head.
import type { KeyObject } from "node:crypto"
import { type Checkpoint, type Hash, journalName } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import {
	judgeAnchor,
	judgeBatch,
	judgeCarriedAnchor,
	provesFork,
	standingOf,
} from "@hadir/shared/journal/log.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { type AnchorMessage, anchorMessage } from "@hadir/shared/wire/anchor.ts"
import { readBatch, readBatchHeader } from "@hadir/shared/wire/batch.ts"
import type { HeadMessage } from "@hadir/shared/wire/head.ts"
import { type HelloMessage, helloMessage } from "@hadir/shared/wire/hello.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { readPaper } from "@hadir/shared/wire/paper.ts"
import { isSignedBy, openEnvelope } from "@hadir/shared/wire/signed.ts"
import { type AdmitParts, type Admitted, admitJournal } from "./admit-journal.ts"
import { type AdmittedJournal, type JournalLog, mayDeliver } from "./journal-log.ts"
import type { KioskNewsBoard } from "./kiosk-news.ts"
import { clockAlarm, skewAlarmMs, unknownKeyAlarm } from "./office-alarms.ts"
import { forkAlarm } from "./projection-alarms.ts"

type Parts = AdmitParts & {
	readonly news: KioskNewsBoard
	/** Highest number of this chain that the log and every backup hold. */
	prunable(journal: Hash, chain: Hash): Promise<number>
	/** Sends a head to a kiosk's own topic. */
	answer(kiosk: string, bytes: Buffer): void
	/** New records are committed: the projector may look. */
	onAppended(): void
}

type Refusal = NonNullable<HeadMessage["refused"]>
/** What a head says besides where the chain stands. */
type Aside = { readonly refused?: Refusal; readonly paper?: string }

/** A swap is lost only to another worker, so a few tries are more than enough. */
const maxSwaps = 20

export class RecordJournal {
	readonly #parts: Parts

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** @param isCarried it came on a stick: its clock is as old as the journey was long */
	async hello(kiosk: string, bytes: Buffer, isCarried = false): Promise<void> {
		const hello = openJson("hello", bytes, helloMessage, (message) => this.#keyIn(message))
		if (!hello.ok) {
			this.#count("hello", kiosk, hello.fault.code)
			if (hello.fault.code === "signature" && !isCarried) await this.#tellUnknownKey(kiosk)
			return
		}
		if (!isCarried) await this.#noteClock(kiosk, hello.value)
		// Oldest first: a key is vouched for by one that must be known by then.
		for (const shown of [...hello.value.journals].reverse()) {
			const admitted = await admitJournal(this.#parts, kiosk, shown)
			if (admitted === undefined) {
				this.#count("hello", kiosk, "not-enrolled")
				if (shown === hello.value.journals[0]) await this.#tellUnknownKey(kiosk)
				continue
			}
			const points = [shown.last, ...shown.locator.map(([n, hash]) => ({ n, hash }))]
			await this.#answer(admitted.journal, hello.value.nonce, points, asideOf(admitted))
		}
	}

	/** It is the kiosk's own secret that came in: somebody has to register its new key. */
	async #tellUnknownKey(kiosk: string): Promise<void> {
		const { alarms, now } = this.#parts
		await alarms.raise(unknownKeyAlarm(kiosk, now()))
	}

	async batch(kiosk: string, bytes: Buffer): Promise<void> {
		const envelope = openEnvelope(bytes)
		const header = envelope.ok ? readBatchHeader(envelope.value.body) : envelope
		if (!envelope.ok || !header.ok) return this.#count("batch", kiosk, "malformed")
		const journal = await this.#ownJournal(kiosk, header.value.journal)
		if (journal === undefined) return this.#count("batch", kiosk, "not-enrolled")
		const { nonce, from, prev } = header.value
		const before = [{ n: from - 1, hash: prev }]
		if (!isSignedBy({ purpose: "batch", ...envelope.value }, keyOf(journal))) {
			this.#count("batch", kiosk, "signature")
			return this.#answer(journal, nonce, before, { refused: "signature" })
		}
		const batch = readBatch(envelope.value.body)
		if (!batch.ok) {
			const kept = { journal: journal.name, why: batch.fault.code, message: bytes }
			await this.#parts.log.quarantine(kept, this.#parts.now())
			return this.#answer(journal, nonce, before, { refused: "unverifiable" })
		}
		const { hashes } = batch.value
		const points = [...before, ...hashes.map((hash, index) => ({ n: from + index, hash }))]
		const appended = { journal: journal.name, from, prev, hashes, message: bytes }
		await this.#swapUntilDone(
			journal,
			points,
			(view) => judgeBatch(batch.value, view),
			(order) => this.#parts.log.appendBatch(appended, order, this.#parts.now()),
		)
		await this.#answer(journal, nonce, points, {})
	}

	/** @param isCarried it came on a stick: its kiosk could not hear how far the log reaches */
	async anchor(kiosk: string, bytes: Buffer, isCarried = false): Promise<void> {
		const claimed = claimedJournal(bytes)
		const journal = claimed === undefined ? undefined : await this.#ownJournal(kiosk, claimed)
		if (journal === undefined) return this.#count("anchor", kiosk, "not-enrolled")
		const opened = openJson("anchor", bytes, anchorMessage, () => keyOf(journal))
		if (!opened.ok) return this.#count("anchor", kiosk, opened.fault.code)
		const anchor: AnchorMessage = opened.value
		const points = [anchor, ...(anchor.after === null ? [] : [anchor.after])]
		await this.#swapUntilDone(
			journal,
			points,
			(view) => (isCarried ? judgeCarriedAnchor : judgeAnchor)(anchor, view),
			(order) => {
				this.#parts.note("journal.hole", { kiosk, journal: journal.name, through: anchor.n })
				const hole = { journal: journal.name, n: anchor.n, hash: anchor.hash, message: bytes }
				return this.#parts.log.appendHole(hole, order, this.#parts.now())
			},
		)
		await this.#answer(journal, anchor.nonce, points, {})
	}

	async #noteClock(kiosk: string, hello: HelloMessage): Promise<void> {
		const { news, alarms, now } = this.#parts
		const skewMs = hello.wall - now()
		news.note(kiosk, { heardAt: now(), skewMs, release: hello.versions.release })
		if (Math.abs(skewMs) > skewAlarmMs) await alarms.raise(clockAlarm(kiosk, skewMs, now()))
	}

	async #swapUntilDone(
		journal: AdmittedJournal,
		points: readonly Checkpoint[],
		judge: (view: Awaited<ReturnType<JournalLog["view"]>>) => ReturnType<typeof judgeBatch>,
		append: (
			order: Exclude<ReturnType<typeof judgeBatch>, { kind: "nothing" }>,
		) => Promise<"done" | "lost">,
	): Promise<void> {
		const { log, note, onAppended } = this.#parts
		const { name, kiosk } = journal
		for (let tries = 0; tries < maxSwaps; tries++) {
			const order = judge(await log.view(name, points))
			if (order.kind === "nothing") return
			if (order.kind === "open") note("journal.branch", { journal: name, chain: order.chain })
			if ((await append(order)) === "lost") continue
			if (order.kind === "open") await this.#tellOfFork(name, kiosk)
			return onAppended()
		}
		throw new Error(`the head of journal ${name} moved ${maxSwaps} times in a row`)
	}

	async #answer(
		journal: AdmittedJournal,
		nonce: string,
		points: readonly Checkpoint[],
		aside: Aside,
	): Promise<void> {
		const { log, registry, verdicts, officeKey, now } = this.#parts
		const view = await log.view(journal.name, points)
		const standing = standingOf(points, view)
		if (standing === undefined) return
		if (provesFork(points, view)) await this.#tellOfFork(journal.name, journal.kiosk)
		const isRevoked = (await verdicts.of(journal.name))?.verdict === "revoked"
		const { chain, head, meets, second } = standing
		const message: HeadMessage = {
			nonce,
			journal: journal.name,
			...head,
			meets,
			second,
			prunable: await this.#parts.prunable(journal.name, chain),
			time: now(),
			...(isRevoked ? { refused: "revoked" } : {}),
			...aside,
			peopleVersion: await registry.peopleVersion(),
		}
		this.#parts.answer(journal.kiosk, sealJson("head", message, officeKey.privateKey))
	}

	async #tellOfFork(journal: Hash, kiosk: string): Promise<void> {
		const { alarms, now, note } = this.#parts
		const isNew = await alarms.raise(forkAlarm({ journal, kiosk }, now()))
		if (isNew) note("journal.forked", { journal, kiosk })
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

	/** A revoked key may still deliver: what it brings is disputed, and nothing else is done for it. */
	async #ownJournal(kiosk: string, name: Hash): Promise<AdmittedJournal | undefined> {
		const journal = await this.#parts.log.journal(name)
		return journal !== undefined && mayDeliver(journal, kiosk) ? journal : undefined
	}

	#count(kind: string, kiosk: string, why: string): void {
		this.#parts.note("journal.refused", { kind, kiosk, why })
	}
}

const asideOf = ({ paper }: Admitted): Aside => (paper === undefined ? {} : { paper })

const keyOf = (journal: AdmittedJournal): KeyObject =>
	publicKeyFromRaw("ed25519", fromBase64Url(journal.publicKey))

const paperKey = (paper: string, office: KeyObject): string | undefined => {
	const read = readPaper(paper, office)
	return read.ok ? read.value.publicKey : undefined
}

/** The journal a message claims to be of, read before its key is known and so not yet believed. */
function claimedJournal(bytes: Buffer): Hash | undefined {
	const envelope = openEnvelope(bytes)
	if (!envelope.ok) return undefined
	const parsed = anchorMessage.safeParse(parseJson(envelope.value.body))
	return parsed.success ? parsed.data.journal : undefined
}
