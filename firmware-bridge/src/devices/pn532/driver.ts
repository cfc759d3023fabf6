// Polls a PN532 over its serial line (HSU, 115200 8N1): type A, then type B, about nine times a second.
import type { Card } from "@hadir/shared/journal/sealed-card.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { hungUp } from "../../ports/frame-line.ts"
import type { OpenPort } from "../../ports/port.ts"
import { isRandomNumber } from "../../random-number.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import { Exchange, type ExchangeFault, type Reply } from "./exchange.ts"
import * as pn532 from "./frame.ts"

export const baudRate = 115_200

const pollEveryMs = 110
/** Polls without a card after which the same card counts as laid anew. */
const emptyPollsToRearm = 3

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
}

export class Pn532Reader implements Reader {
	readonly #parts: Parts
	readonly #exchange: Exchange
	readonly #sessions: Sessions
	#present = ""
	#emptyPolls = 0

	constructor(parts: Parts) {
		this.#parts = parts
		this.#exchange = new Exchange(parts.clock)
		this.#sessions = new Sessions({
			...{ clock: parts.clock, events: parts.events },
			session: (onReady) => this.#session(onReady),
			close: () => this.#exchange.close(),
		})
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	/** From opening the port to losing it; returns why it ended. */
	async #session(onReady: () => void): Promise<Fault> {
		const opened = await this.#exchange.open(this.#parts.openPort)
		if (!opened.ok) return opened.fault
		const setUp = await this.#setUp()
		if (!setUp.ok) return setUp.fault
		onReady()
		while (this.#sessions.isRunning && this.#exchange.isOpen) {
			const polled = await this.#poll()
			if (this.#exchange.takeNoise() > 0) this.#parts.events.onFailedRead()
			if (!polled.ok) return polled.fault
			await this.#parts.clock.pause(pollEveryMs)
		}
		return hungUp
	}

	async #setUp(): Promise<Result<void, ExchangeFault | Fault<"wrong-device">>> {
		const wake = Uint8Array.from([...pn532.wakeUp, ...pn532.samConfiguration])
		const sam = await this.#exchange.ask(pn532.commands.samConfiguration, wake)
		if (!sam.ok) return sam
		const version = await this.#ask("getFirmwareVersion", pn532.getFirmwareVersion)
		if (!version.ok) return version
		if (version.value.data[0] !== chipPn532) {
			return fail(
				"wrong-device",
				"Another device than a PN532 answers here. Check the reader's path.",
			)
		}
		const few = await this.#ask("rfConfiguration", pn532.fewRetries)
		return few.ok ? succeed(undefined) : few
	}

	async #poll(): Promise<Result<void, ExchangeFault>> {
		const typeA = await this.#list(pn532.pollTypeA, pn532.cardsOfTypeA)
		if (!typeA.ok) return typeA
		if (typeA.value) return succeed(undefined)
		const typeB = await this.#list(pn532.pollTypeB, pn532.cardsOfTypeB)
		if (!typeB.ok) return typeB
		if (!typeB.value && ++this.#emptyPolls >= emptyPollsToRearm) this.#present = ""
		return succeed(undefined)
	}

	/** Polls one card type; true when a card lies there. */
	async #list(
		frame: Uint8Array,
		read: (data: Uint8Array) => Result<Card[], Fault<"short">>,
	): Promise<Result<boolean, ExchangeFault>> {
		const reply = await this.#ask("inListPassiveTarget", frame)
		if (!reply.ok) {
			if (reply.fault.code !== "chip-error") return reply
			this.#parts.events.onFailedRead()
			return succeed(false)
		}
		const cards = read(reply.value.data)
		if (!cards.ok) this.#parts.events.onFailedRead()
		if (!cards.ok || cards.value.length === 0) return succeed(false)
		this.#announce(cards.value, reply.value.receivedAt)
		// Only a released card answers the next poll.
		const released = await this.#ask("inRelease", pn532.release)
		return released.ok ? succeed(true) : released
	}

	#announce(cards: readonly Card[], receivedAt: number): void {
		this.#emptyPolls = 0
		const [card] = cards
		const key = cards.map((c) => `${c.kind}:${Buffer.from(c.uid).toString("hex")}`).join("+")
		if (card === undefined || key === this.#present) return
		this.#present = key
		const { events } = this.#parts
		if (cards.length > 1) events.onReading({ kind: "cards", cards, receivedAt })
		else if (isRandomNumber(card)) events.onRefusal("unstable-number")
		else events.onReading({ kind: "card", card, receivedAt })
	}

	#ask(
		command: keyof typeof pn532.commands,
		frame: Uint8Array,
	): Promise<Result<Reply, ExchangeFault>> {
		return this.#exchange.ask(pn532.commands[command], frame)
	}
}

const chipPn532 = 0x32
