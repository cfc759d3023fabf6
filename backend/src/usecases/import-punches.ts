// Punches out of a file become records of a journal that the office owns: signed, chained and stored by the very
// way on which kiosks' records come in, so that the same proof holds for them.
import type { KeyObject } from "node:crypto"
import { type Checkpoint, journalName, rootHash } from "@hadir/shared/journal/chain.ts"
import { type KeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sealCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import {
	instantOf,
	terminalKey,
	terminalUser,
	timeFault,
} from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { maxBatchRecords, sealBatch } from "@hadir/shared/wire/batch.ts"
import type { FilePunch } from "./file-punch.ts"
import type { JournalLog } from "./journal-log.ts"
import { officeSource } from "./office-source.ts"
import type { Now, Registry } from "./ports.ts"
import { isPlausible } from "./project-batch.ts"
import type { Projections } from "./projections.ts"

export type ImportOrder = {
	readonly serial: string
	/** UTC ms; what is older is history of another system. */
	readonly since: number
	/** How far the terminal's clock may have been off, in ms: nobody has measured it. */
	readonly clockErrorMs: number
	readonly punches: readonly FilePunch[]
}

export type RefusedLine = {
	readonly line: number
	readonly reason: "ghost-date" | "impossible-date" | "future-date" | "no-user-id"
}

export type ImportTally = {
	readonly added: number
	/** The office holds them already, from a file or from a kiosk. */
	readonly known: number
	/** Made before the start: counted, not kept. */
	readonly history: number
	readonly refused: readonly RefusedLine[]
}

export interface KnownPunches {
	/** Those of a terminal's keys that count already, or stand in that journal. */
	knownOf(serial: string, keys: readonly string[], journal: string): Promise<ReadonlySet<string>>
}

type Parts = {
	readonly log: JournalLog
	readonly registry: Registry
	readonly known: KnownPunches
	readonly projections: Pick<Projections, "reached">
	readonly ownKey: KeyPair
	readonly tagSecret: Uint8Array
	readonly sealKey: KeyObject
	makeSealPair(): KeyPair
	makeNonce(): string
	/** Of the city: a terminal's clock names none. */
	readonly zone: string
	readonly now: Now
	/** Takes a batch as if it had come over the wire. */
	record(kiosk: string, batch: Buffer): Promise<void>
	/** Resolves when everything stored is worked in. */
	settle(): Promise<void>
}

/** Shown on no screen: it says by which way the record came. */
const reader = "file"
/** 1: a clock that was set once; nobody has measured it against the office's. */
const quality = 1

type Fresh = FilePunch & { readonly key: string; readonly at: number }

export class ImportPunches {
	readonly #parts: Parts
	/** One after the other: two would sign the same numbers. */
	#turn: Promise<unknown> = Promise.resolve()
	/** One seal says the same of a user as a fresh one for each punch would, and takes far less time. */
	readonly #sealed = new Map<string, Who>()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Adds what is new; each batch is a transaction, so that what was cut goes on when it is repeated. */
	add(order: ImportOrder): Promise<Result<ImportTally, Fault<"not-worked-in" | "not-stored">>> {
		const added = this.#turn.then(() => this.#add(order))
		this.#turn = added.catch(() => undefined)
		return added
	}

	async #add(order: ImportOrder) {
		const journal = await this.#admit()
		const { known, projections, settle } = this.#parts
		await settle()
		let head = await this.#head(journal)
		// What is stored and not worked in would be taken for new.
		if ((await projections.reached(journal)) < head.n) await settle()
		if ((await projections.reached(journal)) < head.n) {
			return fail("not-worked-in", "The office is still working. Repeat the import in a moment.")
		}
		const { fresh, refused, history } = this.#sort(order)
		const keys = [...fresh.keys()]
		const held = await known.knownOf(order.serial, keys, journal)
		const wanted = [...fresh.values()].filter(({ key }) => !held.has(key))
		for (let from = 0; from < wanted.length; from += maxBatchRecords) {
			const lines = await this.#linesOf(
				order,
				wanted.slice(from, from + maxBatchRecords),
				head.n + 1,
			)
			const batch = { journal, from: head.n + 1, prev: head.hash, lines }
			const content = { ...batch, nonce: this.#parts.makeNonce() }
			await this.#parts.record(officeSource, sealBatch(content, this.#parts.ownKey.privateKey))
			const after = await this.#head(journal)
			if (after.n !== head.n + lines.length) {
				return fail("not-stored", "The office's log did not take the records. See its own log.")
			}
			head = after
		}
		await settle()
		const told = order.punches.length - refused.length - history
		return succeed({ added: wanted.length, known: told - wanted.length, history, refused })
	}

	/** The first import admits the journal, as an enrolment admits a kiosk's. */
	async #admit(): Promise<string> {
		const { log, ownKey, now } = this.#parts
		const { publicKey } = ownKey
		const name = journalName(publicKey)
		if ((await log.journal(name)) !== undefined) return name
		const own = { name, kiosk: officeSource, publicKey: toBase64Url(rawPublicKey(publicKey)) }
		await log.admit({ ...own, state: "active" }, rootHash(publicKey), now())
		return name
	}

	async #head(journal: string): Promise<Checkpoint> {
		const { chains } = await this.#parts.log.view(journal, [])
		const first = chains.find(({ isFirst }) => isFirst)
		if (first === undefined) throw new Error("the office's own journal has no chain")
		return first.head
	}

	/** A file may name a punch twice: the first line stands. */
	#sort({ punches, since, clockErrorMs }: ImportOrder) {
		const { zone, now } = this.#parts
		const latest = now() + clockErrorMs
		const fresh = new Map<string, Fresh>()
		const refused: RefusedLine[] = []
		let history = 0
		for (const punch of punches) {
			const at = timeFault(punch.local) === undefined ? instantOf(punch.local, zone) : 0
			const reason = refusalOf(punch, at, latest)
			if (reason !== undefined) refused.push({ line: punch.line, reason })
			// What gets no rows would be taken for new each time.
			else if (at < since || !isPlausible(at)) history++
			else {
				const key = terminalKey(punch)
				if (!fresh.has(key)) fresh.set(key, { ...punch, key, at })
			}
		}
		return { fresh, refused, history }
	}

	async #linesOf(
		{ serial, clockErrorMs }: ImportOrder,
		punches: readonly Fresh[],
		firstNumber: number,
	): Promise<Buffer[]> {
		const { registry, now } = this.#parts
		const who = new Map<string, string | undefined>()
		for (const { userId } of punches) {
			if (who.has(userId)) continue
			const { kind, uid } = terminalUser(serial, userId)
			who.set(userId, await registry.credentialByCard(kind, uid))
		}
		return punches.map(({ userId, key, at, isMinute }, index) => {
			const err = clockErrorMs + (isMinute ? minuteMs : 0)
			// Of the office's own clock nothing has to be proven later: it needs no boot.
			const clock = { boot: 0, mono: 0, wall: now(), q: quality, err } as const
			const content = { k: "punch", ...clock, reader } as const
			const terminal = { serial, key, time: at, offset: 0 }
			return encodeRecord(firstNumber + index, {
				...content,
				...this.#named(serial, userId, who.get(userId)),
				terminal,
			})
		})
	}

	#named(serial: string, userId: string, credential: string | undefined): Who {
		if (credential !== undefined) return { answer: "recorded", credential }
		const name = `${serial}\n${userId}`
		const before = this.#sealed.get(name)
		if (before !== undefined) return before
		const { tagSecret, sealKey, makeSealPair } = this.#parts
		const user = terminalUser(serial, userId)
		const tag = tagOf(tagSecret, user)
		const sealed = sealCard(user, tag, sealKey, makeSealPair())
		const who = { answer: "unknown", tag, sealed } as const
		if (this.#sealed.size >= maxSealed) this.#sealed.clear()
		this.#sealed.set(name, who)
		return who
	}
}

type Who =
	| { readonly answer: "recorded"; readonly credential: string }
	| { readonly answer: "unknown"; readonly tag: string; readonly sealed: string }

const minuteMs = 60_000
const maxSealed = 5_000

function refusalOf(
	{ userId, local }: FilePunch,
	at: number,
	latest: number,
): RefusedLine["reason"] | undefined {
	if (userId === "") return "no-user-id"
	return timeFault(local) ?? (at > latest ? "future-date" : undefined)
}
