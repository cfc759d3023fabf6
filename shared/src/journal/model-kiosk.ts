// A small kiosk for the protocol's model: a durable card, and a conversation lost at each crash.
import { createHash } from "node:crypto"
import type { Checkpoint, Hash } from "./chain.ts"
import { nextHash } from "./chain.ts"
import { makeLocator, type OwnJournal } from "./locator.ts"
import type { ModelAnchor, ModelBatch } from "./model-office.ts"
import * as uplink from "./uplink.ts"

type Journal = {
	name: Hash
	root: Hash
	oldest: number
	hashes: Map<number, Hash>
	last: Checkpoint
	isClosed: boolean
}
/** What lies on the SD card. */
export type Card = { journals: Journal[] }

export type Hello = {
	readonly nonce: string
	readonly journals: readonly {
		readonly name: Hash
		readonly root: Hash
		readonly shown: readonly Checkpoint[]
	}[]
}
export type ModelHead = Checkpoint & {
	readonly nonce: string
	readonly journal: Hash
	readonly meets: number
	readonly second: boolean
	readonly prunable: number
}
export type Message =
	| { readonly kind: "hello"; readonly hello: Hello }
	| { readonly kind: "batch"; readonly batch: ModelBatch }
	| { readonly kind: "anchor"; readonly anchor: ModelAnchor }

const batchLimit = 3

const sha = (text: string): Hash => createHash("sha256").update(text).digest("hex")

export const copyCard = (card: Card): Card => ({
	journals: card.journals.map((j) => ({ ...j, hashes: new Map(j.hashes) })),
})

export class ModelKiosk {
	card: Card
	made: { journal: Hash; point: Checkpoint }[] = []
	#conversation: uplink.Conversation | undefined
	#unique: () => string

	constructor(card: Card, unique: () => string) {
		this.card = card
		this.#unique = unique
		if (card.journals.length === 0) this.#openJournal()
	}

	/** Of its newest hello; undefined when it has said none since it started. */
	get nonce(): string | undefined {
		return this.#conversation?.nonce
	}

	crash(): void {
		this.#conversation = undefined
	}

	tap(): void {
		if (this.#current().isClosed) this.#openJournal()
		const journal = this.#current()
		const n = journal.last.n + 1
		const hash = nextHash(journal.last.hash, Buffer.from(this.#unique()))
		journal.hashes.set(n, hash)
		journal.last = { n, hash }
		this.made.push({ journal: journal.name, point: journal.last })
	}

	hello(atMs: number): Message {
		const nonce = this.#unique()
		const undrained = this.card.journals
		this.#conversation = uplink.sayHello(this.#conversation, {
			nonce,
			journals: undrained.map((journal) => journal.name),
			atMs,
			jitter: 0,
		})
		const journals = undrained.map((journal) => ({
			name: journal.name,
			root: journal.root,
			shown: makeLocator(own(journal)).map(([n, hash]) => ({ n, hash })),
		}))
		return { kind: "hello", hello: { nonce, journals } }
	}

	hear(head: ModelHead, atMs: number): void {
		const journal = this.card.journals.find((candidate) => candidate.name === head.journal)
		if (this.#conversation === undefined || journal === undefined) return
		this.#conversation = uplink.hearHead(this.#conversation, head, own(journal), atMs)
		if (uplink.mustCloseJournal(this.#conversation, journal.name)) journal.isClosed = true
		const isOwn =
			head.nonce === this.#conversation.nonce && journal.hashes.get(head.n) === head.hash
		if (isOwn && !journal.isClosed) this.#prune(journal, Math.min(head.prunable, head.n))
	}

	send(atMs: number): Message | undefined {
		if (this.#conversation === undefined || uplink.isBusy(this.#conversation)) return undefined
		for (const journal of this.card.journals) {
			const step = uplink.nextStep(this.#conversation, journal.name, own(journal))
			if (step === undefined || step.kind === "drained") continue
			const message = this.#messageFor(journal, step)
			const through =
				message.kind === "batch"
					? message.batch.from + message.batch.hashes.length - 1
					: journal.oldest - 1
			this.#conversation = uplink.noteSent(this.#conversation, {
				journal: journal.name,
				through,
				atMs,
			})
			return message
		}
		return undefined
	}

	#messageFor(
		journal: Journal,
		step: Exclude<ReturnType<typeof uplink.nextStep>, undefined | { kind: "drained" }>,
	) {
		const nonce = this.#conversation?.nonce ?? ""
		if (step.kind === "anchor") {
			const n = journal.oldest - 1
			const hash = journal.hashes.get(n) ?? ""
			return {
				kind: "anchor" as const,
				anchor: { journal: journal.name, nonce, after: step.after, n, hash },
			}
		}
		const from = step.after + 1
		const until = Math.min(journal.last.n, step.after + batchLimit)
		const hashes: Hash[] = []
		for (let n = from; n <= until; n++) hashes.push(journal.hashes.get(n) ?? "")
		const prev = journal.hashes.get(step.after) ?? ""
		return { kind: "batch" as const, batch: { journal: journal.name, nonce, from, prev, hashes } }
	}

	#prune(journal: Journal, through: number): void {
		for (let n = journal.oldest; n <= through; n++) {
			journal.hashes.delete(n - 1)
			journal.oldest = n + 1
		}
	}

	#current(): Journal {
		const journal = this.card.journals.at(-1)
		if (journal === undefined) throw new Error("a kiosk always has a journal")
		return journal
	}

	#openJournal(): void {
		const name = sha(this.#unique())
		const root = sha(`root ${name}`)
		const hashes = new Map([[0, root]])
		this.card.journals.push({
			name,
			root,
			oldest: 1,
			hashes,
			last: { n: 0, hash: root },
			isClosed: false,
		})
	}
}

const own = (journal: Journal): OwnJournal => ({
	last: journal.last,
	oldest: journal.oldest,
	hashAt: (n) => journal.hashes.get(n),
})
