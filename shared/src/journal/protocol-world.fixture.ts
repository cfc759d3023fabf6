// The world of the protocol's model: a wire that loses, repeats and reorders, offices restored,
// cards copied. Each sentence of the protocol that can be seen from outside is checked as it runs.
import { expect } from "vitest"
import { type Card, copyCard, type Message, type ModelHead, ModelKiosk } from "./model-kiosk.ts"
import * as office from "./model-office.ts"

type Copied = { readonly kiosk: ModelKiosk; readonly message: Message }

/** How often a run met what the model is there to meet. */
export type Sights = Record<"pruned" | "anchored" | "forked" | "lostSwaps" | "lateHeads", number>

export class World {
	kiosks: ModelKiosk[]
	state: office.OfficeState = new Map()
	backups: office.OfficeState[] = []
	up: Copied[] = []
	down: { kiosk: ModelKiosk; head: ModelHead }[] = []
	racing: { kiosk: ModelKiosk; pending: office.Pending }[] = []
	cards: { owner: ModelKiosk; card: Card }[] = []
	/** Backups that `prunable` no longer counts, restored all the same when there is no other. */
	expired: office.OfficeState[] = []
	hasCloned = false
	/** Hellos that proved a fork by what they showed. */
	forkProofs = 0
	readonly sights: Sights = { pruned: 0, anchored: 0, forked: 0, lostSwaps: 0, lateHeads: 0 }
	/** Numbers the office has told under a nonce, and how far its kiosk has sent under it. */
	readonly #told = new Map<string, Set<number>>()
	readonly #sent = new Map<string, number>()
	#serial = 0
	#now = 0

	constructor() {
		this.kiosks = [this.#newKiosk({ journals: [] })]
	}

	#newKiosk(card: Card): ModelKiosk {
		return new ModelKiosk(card, () => `${++this.#serial}`)
	}

	step(op: number, pick: number): void {
		const kiosk = this.kiosks[pick % this.kiosks.length]
		if (kiosk === undefined) return
		this.#now += pick
		switch (op) {
			case 0:
			case 1:
				return this.tap(kiosk)
			case 2:
				this.up.push({ kiosk, message: kiosk.hello(this.#now) })
				return
			case 3:
				return this.#send(kiosk)
			case 4:
				return this.#receiveAny(pick, pick % 3 === 0)
			case 5:
				return this.#hearAny(pick, pick % 4 === 0)
			case 6:
				return kiosk.crash()
			case 7:
				this.up.splice(pick % (this.up.length + 1), 1)
				this.down.splice(pick % (this.down.length + 1), 1)
				return
			case 8:
				this.backups.push(office.copyOffice(this.state))
				this.racing = []
				return
			case 9:
				return this.#restoreOffice(pick)
			case 10:
				return this.#finishRace(pick)
			case 11:
				this.cards.push({ owner: kiosk, card: copyCard(kiosk.card) })
				return
			case 12:
				return this.#useOldCard(pick)
			case 15:
				this.up.push({ kiosk, message: kiosk.hello(this.#now) })
				this.#talk(kiosk)
				return
			case 13:
				this.expired.push(...this.backups.splice(0, 1))
				return
			default:
				return this.#restoreExpired(pick)
		}
	}

	/** A journal that was closed takes no further tap. */
	tap(kiosk: ModelKiosk): void {
		const closed = kiosk.card.journals.filter((journal) => journal.isClosed)
		kiosk.tap()
		const used = kiosk.made.at(-1)?.journal
		expect(closed.map((journal) => journal.name)).not.toContain(used)
	}

	/** What follows the head it was told: from a number of this nonce, and never back. */
	#send(kiosk: ModelKiosk): void {
		const message = kiosk.send(this.#now)
		if (message === undefined || message.kind === "hello") return
		this.up.push({ kiosk, message })
		const { journal, nonce } = message.kind === "batch" ? message.batch : message.anchor
		const line = `${nonce} ${journal}`
		if (message.kind === "anchor") {
			this.sights.anchored++
			expect(this.#sent.has(line), "one anchor, before anything else").toBe(false)
			this.#sent.set(line, message.anchor.n)
			return
		}
		const { from, hashes } = message.batch
		expect(this.#told.get(line), "a number told under this nonce").toContain(from - 1)
		expect(from, "never back").toBeGreaterThan(this.#sent.get(line) ?? 0)
		this.#sent.set(line, from + hashes.length - 1)
	}

	/** A fork, a head above the last number or `second` closes the journal at once. */
	#hear({ kiosk, head }: { kiosk: ModelKiosk; head: ModelHead }): void {
		const journal = kiosk.card.journals.find(({ name }) => name === head.journal)
		const before = journal?.oldest ?? 0
		const isObeyed = head.nonce === kiosk.nonce
		const isKnown = journal?.hashes.get(head.n) === head.hash
		const isBelow = head.n < before - 1
		kiosk.hear(head, this.#now)
		if (!isObeyed) this.sights.lateHeads++
		if ((journal?.oldest ?? 0) > before) this.sights.pruned++
		if (!isObeyed || (!head.second && (isKnown || isBelow))) return
		this.sights.forked++
		expect(journal?.isClosed, "closed at the first proof").toBe(true)
	}

	#receiveAny(pick: number, isKept: boolean): void {
		const index = pick % (this.up.length + 1)
		const copied = this.up[index]
		if (copied === undefined) return
		if (!isKept) this.up.splice(index, 1)
		if (copied.message.kind === "hello" || pick % 2 === 0) return this.receive(copied)
		const body = copied.message.kind === "batch" ? copied.message.batch : copied.message.anchor
		const pending = office.decide(this.state, body)
		if (pending !== undefined) this.racing.push({ kiosk: copied.kiosk, pending })
	}

	/** The office takes a message whole: decided, swapped, answered. */
	receive({ kiosk, message }: Copied): void {
		if (message.kind === "hello") {
			for (const { name, root, shown } of message.hello.journals) {
				office.admit(this.state, name, root)
				if (office.showsFork(this.state, name, shown)) this.forkProofs++
				this.#answer(kiosk, message.hello.nonce, name, shown)
			}
			return
		}
		const body = message.kind === "batch" ? message.batch : message.anchor
		const pending = office.decide(this.state, body)
		if (pending !== undefined) this.#finish(kiosk, pending)
	}

	#finish(kiosk: ModelKiosk, first: office.Pending): void {
		let pending: office.Pending | undefined = first
		for (let lost = 0; pending !== undefined && !office.swap(this.state, pending); lost++) {
			this.sights.lostSwaps++
			expect(lost, "a swap is lost only to another worker").toBeLessThan(10)
			pending = office.decide(this.state, first.message)
		}
		const { message } = first
		this.#answer(kiosk, message.nonce, message.journal, shownBy(message))
	}

	#finishRace(pick: number): void {
		const [raced] = this.racing.splice(pick % (this.racing.length + 1), 1)
		if (raced !== undefined) this.#finish(raced.kiosk, raced.pending)
	}

	#answer(
		kiosk: ModelKiosk,
		nonce: string,
		journal: string,
		shown: readonly { n: number; hash: string }[],
	): void {
		const standing = office.stand(this.state, journal, shown)
		if (standing === undefined) return
		const { head, meets, second } = standing
		const line = `${nonce} ${journal}`
		this.#told.set(line, new Set([...(this.#told.get(line) ?? []), head.n, meets]))
		const safe =
			this.backups.length === 0
				? 0
				: office.prunableOn([this.state, ...this.backups], journal, shown)
		this.down.push({ kiosk, head: { ...head, nonce, journal, meets, second, prunable: safe } })
	}

	#hearAny(pick: number, isKept: boolean): void {
		const index = pick % (this.down.length + 1)
		const told = this.down[index]
		if (told === undefined) return
		if (!isKept) this.down.splice(index, 1)
		this.#hear(told)
	}

	#restoreOffice(pick: number): void {
		const backup = this.backups[pick % (this.backups.length + 1)]
		if (backup === undefined) return
		this.state = office.copyOffice(backup)
		this.racing = []
	}

	/** The office's machine was lost, and what was on the wire to it. */
	#restoreExpired(pick: number): void {
		const copy = this.expired[pick % (this.expired.length + 1)]
		if (copy === undefined) return
		this.state = office.copyOffice(copy)
		this.backups = []
		this.racing = []
		this.up = []
	}

	#useOldCard(pick: number): void {
		const old = this.cards[pick % (this.cards.length + 1)]
		if (old === undefined || this.kiosks.length > 2) return
		this.hasCloned = true
		this.kiosks.push(this.#newKiosk(copyCard(old.card)))
	}

	/** No more faults: everything said is heard. Returns the number of messages it took. */
	calm(): number {
		let messages = 0
		for (const [index] of this.racing.entries()) this.#finishRace(index)
		this.up = []
		this.down = []
		for (let round = 0; round < 4; round++) {
			for (const kiosk of this.kiosks) {
				this.#now += 1_000_000
				this.up.push({ kiosk, message: kiosk.hello(this.#now) })
				messages += this.#talk(kiosk)
			}
		}
		return messages
	}

	#talk(kiosk: ModelKiosk): number {
		let messages = 0
		while (this.up.length > 0 && messages < 1000) {
			messages++
			for (const copied of this.up.splice(0)) this.receive(copied)
			for (const told of this.down.splice(0)) this.#hear(told)
			this.#send(kiosk)
		}
		return messages
	}
}

const shownBy = (message: office.ModelBatch | office.ModelAnchor) =>
	"hashes" in message
		? [
				{ n: message.from - 1, hash: message.prev },
				...message.hashes.map((hash, i) => ({ n: message.from + i, hash })),
			]
		: [{ n: message.n, hash: message.hash }, ...(message.after === null ? [] : [message.after])]
