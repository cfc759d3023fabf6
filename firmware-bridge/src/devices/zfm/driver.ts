// ZFM-20, R30x, AS608 and R503 sensors: they match in the sensor and say a slot. One set to another speed
// than its maker's is silent here, and said so. Look-alikes of another protocol (F5 frames) are no sensor here.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { EnrolOrder, FingerKeeper } from "../../finger-keeper.ts"
import type { OpenPort } from "../../ports/port.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import { type EnrolFault, enrolFinger } from "./enrol.ts"
import { Exchange } from "./exchange.ts"
import { failureCount } from "./failures.ts"
import { fingerLooks, type Look } from "./identify.ts"
import { type OrderFault, Orders } from "./orders.ts"
import { type Mood, ringOf } from "./ring.ts"
import { countSlots, deleteSlot, readParameters, readSlots, type SensorFault } from "./sensor.ts"
import { slotWatch } from "./slot-watch.ts"

export const baudRate = 57_600

const lookEveryMs = 100

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
	readonly password: number
	/** Slots into which this kiosk put a finger; undefined: nobody says. */
	expectedSlots(): readonly number[] | undefined
}

type Opened = {
	readonly exchange: Exchange
	readonly clock: DriverClock
	readonly capacity: number
	readonly show: (mood: Mood) => Promise<void>
	/** Slots that are taken. */
	present: readonly number[]
	look: () => Promise<Result<Look, SensorFault>>
}

type RemoveFault = SensorFault | Fault<"slot-out-of-range">
type SlotsResult<F extends Fault> = Promise<Result<readonly number[], F | OrderFault>>

export class ZfmReader implements Reader, FingerKeeper {
	readonly fingers: FingerKeeper = this
	readonly #parts: Parts
	readonly #exchange: Exchange
	readonly #sessions: Sessions
	readonly #orders = new Orders<Opened>()
	readonly #failures = failureCount()

	constructor(parts: Parts) {
		this.#parts = parts
		this.#exchange = new Exchange(parts)
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

	/** Guides one finger into a slot; identifies nobody meanwhile. @returns the slots that are taken then */
	enrol(order: EnrolOrder): SlotsResult<EnrolFault> {
		return this.#orders.submit(async (opened) => {
			await opened.show("enrolling")
			const enrolled = await enrolFinger(opened, order)
			if (enrolled.ok) {
				order.onStored()
				opened.present = enrolled.value
			}
			// The finger that is still there was not laid there to be read.
			opened.look = fingerLooks(this.#exchange, opened.capacity)
			await opened.show("waiting")
			return enrolled
		})
	}

	/** Empties a slot; one that is empty already is no fault. @returns the slots that are taken then */
	removeSlot(slot: number, onEmptied: () => void): SlotsResult<RemoveFault> {
		return this.#orders.submit(async (opened): SlotsResult<RemoveFault> => {
			if (!Number.isInteger(slot) || slot < 0 || slot >= opened.capacity) {
				return fail("slot-out-of-range", `The sensor has slots 0 to ${opened.capacity - 1}.`)
			}
			const deleted = await deleteSlot(this.#exchange, slot)
			if (!deleted.ok) return deleted
			const slots = await readSlots(this.#exchange, opened.capacity)
			if (slots.ok) {
				if (!slots.value.includes(slot)) onEmptied()
				opened.present = slots.value
			}
			return slots
		})
	}

	/** Slots that are taken, as the sensor's index says and its count confirms. */
	slots(): SlotsResult<SensorFault> {
		return this.#orders.submit(({ capacity }) => readSlots(this.#exchange, capacity))
	}

	count(): Promise<Result<number, SensorFault | OrderFault>> {
		return this.#orders.submit(() => countSlots(this.#exchange))
	}

	/** From opening the port to losing it; returns why it ended. */
	async #session(onReady: (fault?: Fault) => void): Promise<Fault> {
		const opened = await this.#open()
		if (!opened.ok) return opened.fault
		this.#orders.begin()
		const ended = await this.#serve(opened.value, onReady)
		this.#orders.end()
		return ended
	}

	async #open(): Promise<Result<Opened, SensorFault>> {
		const exchange = this.#exchange
		const open = await exchange.open(this.#parts.openPort)
		if (!open.ok) return open
		const parameters = await readParameters(exchange)
		if (!parameters.ok) return parameters
		const { capacity } = parameters.value
		const present = await readSlots(exchange, capacity)
		if (!present.ok) return present
		const show = ringOf(exchange)
		await show("waiting")
		const look = fingerLooks(exchange, capacity)
		const { clock } = this.#parts
		return succeed({ exchange, clock, capacity, show, present: present.value, look })
	}

	async #serve(opened: Opened, onReady: (fault?: Fault) => void): Promise<Fault> {
		const { clock, expectedSlots, events } = this.#parts
		const isOwn = slotWatch({ clock, expectedSlots, say: onReady })
		while (this.#sessions.isRunning && this.#exchange.isOpen) {
			const isTrusted = isOwn(opened.present)
			if (await this.#orders.carryOutNext(opened)) continue
			const looked = await opened.look()
			if (this.#exchange.takeNoise() > 0) events.onFailedRead()
			if (!looked.ok) return looked.fault
			if (looked.value.kind !== "nothing") {
				const isRead = isTrusted
					? this.#announce(looked.value)
					: this.#refuse("finger-wrong-sensor")
				await opened.show(isRead ? "waiting" : "unread")
			}
			await clock.pause(lookEveryMs)
		}
		return this.#exchange.ended
	}

	/** @returns whether it is a reading */
	#announce(look: Exclude<Look, { kind: "nothing" }>): boolean {
		if (look.kind === "match") {
			this.#failures.forget()
			this.#parts.events.onReading({ kind: "finger", ...look.match })
			return true
		}
		const isTimeForCard = this.#failures.note(this.#parts.clock.now())
		return this.#refuse(isTimeForCard ? "finger-use-card" : "finger-unread")
	}

	#refuse(why: "finger-wrong-sensor" | "finger-use-card" | "finger-unread"): false {
		this.#parts.events.onFailedRead()
		this.#parts.events.onRefusal(why)
		return false
	}
}
