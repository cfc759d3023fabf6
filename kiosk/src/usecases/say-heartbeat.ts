// Each minute, and soon after everything was handed over: how far each journal reaches and which
// sources work. From it the office knows up to when nothing is missing.
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { type HeartbeatMessage, maxJournalsPerHeartbeat } from "@hadir/shared/wire/heartbeat.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import type { JournalStore, KioskClock, Timers } from "./ports.ts"

export type Source = HeartbeatMessage["sources"][number]

type Parts = {
	readonly journal: JournalStore
	readonly clock: KioskClock
	readonly timers: Timers
	readonly sources: () => readonly Source[]
	/** What is wrong with the disk, for who can send hands. */
	readonly health: () => Pick<HeartbeatMessage, "fault" | "freePercent">
	/** Without a connection nothing is signed that nobody would hear. */
	isConnected(): boolean
	publish(bytes: Uint8Array): void
	unsentOf(journal: Hash): number
}

const everyMs = 60_000
/** Taps follow each other in the morning: one beat speaks for all that came within this time. */
const gatherMs = 2_000

export class SayHeartbeat {
	readonly #parts: Parts
	#callOff = () => {}
	#callOffSoon: (() => void) | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	start(): void {
		this.#callOff = this.#parts.timers.every(everyMs, () => this.#beat())
	}

	stop(): void {
		this.#callOff()
		this.#callOffSoon?.()
	}

	/** The office answered: if it holds everything now, it learns so without waiting for the minute. */
	noteHead(): void {
		const { journal, timers, unsentOf } = this.#parts
		const isDrained = journal.names().every((name) => unsentOf(name) <= 0)
		if (!isDrained || this.#callOffSoon !== undefined) return
		this.#callOffSoon = timers.after(gatherMs, () => {
			this.#callOffSoon = undefined
			this.#beat()
		})
	}

	#beat(): void {
		const { journal, clock, sources, health, unsentOf, publish, isConnected } = this.#parts
		const [current, ...closed] = journal.names()
		if (current === undefined || !isConnected()) return
		const named = [current, ...closed.filter((name) => unsentOf(name) > 0)]
		const journals = named
			.slice(0, maxJournalsPerHeartbeat)
			.map((id) => ({ id, ...journal.own(id).last }))
		const time = clock.read().wall
		const beat = { journal: current, journals, time, sources: sources(), ...health() }
		publish(sealJson("heartbeat", beat, journal.keyOf(current)))
	}
}
