// The wire between kiosks and the office: it delays, loses, repeats, reorders and falls apart, by a seed.
import type { Connect, Connection, ConnectionEvents } from "@hadir/kiosk/usecases/ports.ts"
import type { DownwardKind, UpwardKind } from "@hadir/shared/wire/topic.ts"
import type { Chance } from "../chance.ts"
import type { VirtualTime } from "./virtual-time.ts"

/** Chances of each fault, 0 to 1, and the longest delay in ms. */
export type Weather = {
	readonly loss: number
	readonly repeat: number
	readonly longestDelayMs: number
}

type Session = { readonly code: string; readonly events: ConnectionEvents; isOpen: boolean }

export class Network {
	weather: Weather = { loss: 0, repeat: 0, longestDelayMs: 50 }
	/** Most messages that were ever on the wire at once. */
	peak = 0
	/** Longest that any message of this week has been on its way. */
	longestDelayMs = 0
	readonly #time: VirtualTime
	readonly #chance: Chance
	readonly #cut = new Set<string>()
	readonly #sessions = new Map<string, Session>()
	#onWire = 0
	#receive: ((code: string, kind: UpwardKind, bytes: Buffer) => Promise<void>) | undefined

	constructor(time: VirtualTime, chance: Chance) {
		this.#time = time
		this.#chance = chance
	}

	/** The office listens, or no longer does: every session ends with it. */
	serve(receive: ((code: string, kind: UpwardKind, bytes: Buffer) => Promise<void>) | undefined) {
		this.#receive = receive
		if (receive === undefined) for (const session of this.#sessions.values()) this.#close(session)
	}

	/** A partition begins or ends for one device. */
	cut(device: string, isCut: boolean): void {
		if (!isCut) return void this.#cut.delete(device)
		this.#cut.add(device)
		const session = this.#sessions.get(device)
		if (session !== undefined) this.#close(session)
	}

	/** @param device names one machine; two cloned ones share a code */
	connect(device: string, code: string): Connect {
		return (events) => {
			const session: Session = { code, events, isOpen: false }
			const connection: Connection = {
				publish: (kind, bytes) => this.#up(session, kind, Buffer.from(bytes)),
				close: () => this.#close(session),
			}
			this.#time.after(this.#delay(), () => {
				if (this.#receive === undefined || this.#cut.has(device)) {
					return events.onClosed("no route")
				}
				// One session a code: a second machine takes the first one's over.
				for (const other of this.#sessions.values()) if (other.code === code) this.#close(other)
				session.isOpen = true
				this.#sessions.set(device, session)
				events.onReady(connection)
			})
			return connection
		}
	}

	/** To whoever holds the code's session now. */
	down(code: string, kind: DownwardKind, bytes: Buffer): void {
		this.#carry(() => {
			const session = [...this.#sessions.values()].find((one) => one.isOpen && one.code === code)
			session?.events.onMessage(kind, bytes)
		})
	}

	#up(session: Session, kind: UpwardKind, bytes: Buffer): void {
		if (!session.isOpen) return
		this.#carry(() => this.#receive?.(session.code, kind, bytes))
	}

	#carry(deliver: () => void | Promise<void>): void {
		const { loss, repeat } = this.weather
		if (this.#chance.next() < loss) return
		const copies = this.#chance.next() < repeat ? 2 : 1
		for (let copy = 0; copy < copies; copy++) {
			this.#onWire++
			this.peak = Math.max(this.peak, this.#onWire)
			this.#time.after(this.#delay(), () => {
				this.#onWire--
				return deliver()
			})
		}
	}

	#close(session: Session): void {
		if (!session.isOpen) return
		session.isOpen = false
		for (const [device, one] of this.#sessions) if (one === session) this.#sessions.delete(device)
		this.#time.after(0, () => session.events.onClosed("cut"))
	}

	#delay(): number {
		const delay = this.#chance.between(1, this.weather.longestDelayMs)
		this.longestDelayMs = Math.max(this.longestDelayMs, delay)
		return delay
	}
}
