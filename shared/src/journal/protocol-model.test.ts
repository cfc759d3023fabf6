// The normative text as an executable model: random schedules of taps, losses, repeats, reorderings,
// crashes, racing workers, restored offices and cloned kiosks, then calm. Promise 2 must hold.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Card, copyCard, type Message, type ModelHead, ModelKiosk } from "./model-kiosk.ts"
import * as office from "./model-office.ts"

type Copied = { readonly kiosk: ModelKiosk; readonly message: Message }

class World {
	kiosks: ModelKiosk[]
	state: office.OfficeState = new Map()
	backups: office.OfficeState[] = []
	up: Copied[] = []
	down: { kiosk: ModelKiosk; head: ModelHead }[] = []
	racing: { kiosk: ModelKiosk; pending: office.Pending }[] = []
	cards: { owner: ModelKiosk; card: Card }[] = []
	hasCloned = false
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
				return kiosk.tap()
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
			default:
				return this.#useOldCard(pick)
		}
	}

	#send(kiosk: ModelKiosk): void {
		const message = kiosk.send(this.#now)
		if (message !== undefined) this.up.push({ kiosk, message })
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
		told.kiosk.hear(told.head, this.#now)
	}

	#restoreOffice(pick: number): void {
		const backup = this.backups[pick % (this.backups.length + 1)]
		if (backup === undefined) return
		this.state = office.copyOffice(backup)
		this.racing = []
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
			for (const told of this.down.splice(0)) told.kiosk.hear(told.head, this.#now)
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

// Talk is commoner than faults, or no conversation would get far enough to be hurt.
const weighted = [0, 0, 1, 1, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12]

const schedule = (ops: number) =>
	fc.array(fc.tuple(fc.constantFrom(...weighted.filter((op) => op <= ops)), fc.nat(997)), {
		minLength: 20,
		maxLength: 150,
		size: "max",
	})

const runs = Number(process.env.HADIR_MODEL_RUNS ?? 1000)

function expectEveryRecordOnce(world: World): void {
	for (const kiosk of world.kiosks) {
		for (const { journal, point } of kiosk.made) {
			expect(office.copiesOf(world.state, journal, point), `record ${point.n}`).toBe(1)
		}
	}
}

describe("journal protocol under random schedules", () => {
	test("losses, repeats, crashes, races, restored offices: each record once, no false fork", () => {
		fc.assert(
			fc.property(schedule(10), (steps) => {
				const world = new World()
				for (const [op, pick] of steps) world.step(op, pick)
				const messages = world.calm()
				expectEveryRecordOnce(world)
				expect(office.branchCount(world.state)).toBe(0)
				expect(world.kiosks[0]?.card.journals).toHaveLength(1)
				expect(messages).toBeLessThan(200)
			}),
			{ numRuns: runs },
		)
	})

	test("cloned cards and restored images besides: every branch is kept, each record once", () => {
		fc.assert(
			fc.property(schedule(12), (steps) => {
				const world = new World()
				for (const [op, pick] of steps) world.step(op, pick)
				const messages = world.calm()
				expectEveryRecordOnce(world)
				if (!world.hasCloned) expect(office.branchCount(world.state)).toBe(0)
				expect(messages).toBeLessThan(600)
			}),
			{ numRuns: runs },
		)
	})
})
