// An Anviz attendance terminal. Everything but `setClock` only reads; no order to clear anything exists.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { OpenPort } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import type {
	PullSummary,
	PullThrough,
	Terminal,
	TerminalCounts,
	TerminalEvents,
	TerminalFacts,
	TerminalUser,
} from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"
import { TerminalRounds } from "../../terminal-rounds.ts"
import { isGone, Link } from "./link.ts"
import { pullLog } from "./pull-log.ts"
import { askClock, askCounts, askIdentity, askUsers, type Identity, tellTime } from "./questions.ts"
import { meanings, recordBytes, recordOf } from "./records.ts"

/** A terminal's menu (Comm, RS485) offers 9600 to 115200; 9600 is what the documents start from. */
export const baudRate = 9_600
/** Two wires change direction: the terminal may still hold the line after its last byte. */
export const serialQuietMs = 100

export type AnvizParts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	/** The kiosk's own UTC ms, against which the terminal's clock is measured. */
	utcNow(): number
	/** Where the terminal stands: an IANA zone. */
	readonly zone: string
	/** Its number, 1 to 2^32-1; 0: whoever answers first. */
	readonly device: number
	/** Of a terminal that does not tell it. */
	readonly serial?: string
	readonly quietMs: number
	readonly events: TerminalEvents
	/** How far the log is kept; asked each time it is pulled, so that what was not kept is told again. */
	through?(): PullThrough | undefined
	readonly waits?: Partial<Waits>
}

type AnvizFacts = TerminalFacts & { readonly counts: TerminalCounts }

type Waits = { readonly replyMs: number; readonly heartbeatMs: number; readonly pullMs: number }
/** A full log may write over its oldest while its count stands still: it is read anew, whatever it counts. */
const usualWaits: Waits = { replyMs: 3_000, heartbeatMs: 30_000, pullMs: 600_000 }
/** Reading a long log over a slow line takes minutes: the line belongs to others most of the time. */
const restsPerPull = 4
/** Told records by key, so that one told again is not counted again. */
const maxHeardKeys = 1_000

export class AnvizTerminal implements Terminal {
	readonly #parts: AnvizParts
	readonly #waits: Waits
	readonly #link: Link
	readonly #sessions: Sessions
	readonly #rounds: TerminalRounds
	#identity: Identity | undefined
	/** Records it held when its log was last pulled, and events since. */
	#pulledCount: number
	#heardSince = 0
	#heardKeys = new Set<string>()
	#mayPull = true
	/** Monotonic ms from which the log is read anew though it counts as before. */
	#pullAt = 0

	constructor(parts: AnvizParts) {
		this.#parts = parts
		this.#waits = { ...usualWaits, ...parts.waits }
		this.#pulledCount = parts.through?.()?.count ?? 0
		const { clock, events, device, quietMs } = parts
		this.#rounds = new TerminalRounds({ clock, onTrouble: events.onTrouble })
		this.#link = new Link({
			...{ clock, device, quietMs, replyMs: this.#waits.replyMs },
			onRecord: (data) => this.#hear(data),
		})
		this.#sessions = new Sessions({
			...{ clock, events },
			session: (onReady) => this.#session(onReady),
			close: () => this.#link.close(),
		})
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	facts(): Promise<Result<AnvizFacts, Fault>> {
		return this.#rounds.inTurn(() => this.#facts())
	}

	users(): Promise<Result<readonly TerminalUser[], Fault>> {
		return this.#rounds.inTurn(() => askUsers(this.#link))
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.#rounds.inTurn(() => this.#pull(after))
	}

	setClock(utcMs: number): Promise<Result<void, Fault>> {
		return this.#rounds.inTurn(() => tellTime(this.#link, { utcMs, zone: this.#parts.zone }))
	}

	async clearLog(): Promise<Result<void, Fault>> {
		return fail("not-allowed", "Anviz terminals are not cleared from here. Use their own menu.")
	}

	/** From opening the line to losing it; returns why it ended. */
	async #session(onReady: () => void): Promise<Fault> {
		const { openPort, events } = this.#parts
		this.#identity = undefined
		this.#mayPull = true
		this.#rounds.beginSession()
		// One turn: whoever asks something meanwhile waits until the session stands.
		const met = await this.#rounds.inTurn(async () => {
			const opened = await this.#link.open(openPort)
			return opened.ok ? this.#facts() : opened
		})
		if (!met.ok) return met.fault
		events.onFacts(met.value)
		onReady()
		let caughtUp = await this.#catchUp()
		while (caughtUp.ok && this.#isOn()) {
			await this.#rounds.pause(this.#waits.heartbeatMs, () => this.#isOn(), this.#link.ended)
			if (this.#link.isOpen) caughtUp = await this.#beat()
		}
		return caughtUp.ok ? { code: "closed", message: "The terminal hung up." } : caughtUp.fault
	}

	#isOn(): boolean {
		return this.#sessions.isRunning && this.#link.isOpen
	}

	async #facts(): Promise<Result<AnvizFacts, Fault>> {
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const { zone, utcNow } = this.#parts
		const countedAtMs = utcNow()
		const counts = await askCounts(this.#link)
		if (!counts.ok) return counts
		const clock = await askClock(this.#link, { zone, utcNow })
		if (!clock.ok && isGone(clock.fault)) return clock
		if (!clock.ok) this.#rounds.tell(clock.fault)
		return succeed({
			...{ ...identity.value, counts: counts.value, countedAtMs },
			clock: clock.ok ? clock.value : undefined,
		})
	}

	async #identify(): Promise<Result<Identity, Fault>> {
		if (this.#identity !== undefined) return succeed(this.#identity)
		const identity = await askIdentity(this.#link, this.#parts.serial)
		if (identity.ok) this.#identity = identity.value
		return identity
	}

	/** The terminal's own word that it is there, and whether it holds more than was heard of. */
	async #beat(): Promise<Result<void, Fault>> {
		const facts = await this.facts()
		if (!facts.ok) return isGone(facts.fault) ? facts : succeed(this.#rounds.tell(facts.fault))
		this.#parts.events.onFacts(facts.value)
		const known = this.#pulledCount + this.#heardSince
		const isAsBefore = facts.value.counts.records.held === known
		const isDue = this.#parts.clock.now() >= this.#pullAt
		return isAsBefore && !isDue ? succeed(undefined) : this.#catchUp()
	}

	/** What a log is refused for stays so: it is not asked for again in this session. */
	async #catchUp(): Promise<Result<void, Fault>> {
		if (!this.#mayPull) return succeed(undefined)
		const { clock, through } = this.#parts
		const begunAt = clock.now()
		const after = through?.()
		const pulled = await this.pull(after)
		const endedAt = clock.now()
		this.#pullAt = endedAt + Math.max(this.#waits.pullMs, restsPerPull * (endedAt - begunAt))
		if (pulled.ok) {
			if (hasWrapped(after, pulled.value)) this.#rounds.tell(fullFault)
			return succeed(undefined)
		}
		if (isGone(pulled.fault)) return pulled
		this.#mayPull = pulled.fault.code === "torn"
		this.#rounds.tell(pulled.fault)
		return succeed(undefined)
	}

	async #pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const { events } = this.#parts
		this.#heardSince = 0
		events.onPulling()
		const pulled = await pullLog({
			...{ link: this.#link, serial: identity.value.serial, after },
			onPunch: (punch) => events.onPunch(punch, "log"),
			onRefused: (record) => events.onRefused(record, "log"),
			onProgress: events.onProgress,
		})
		if (!pulled.ok) return pulled
		this.#pulledCount = pulled.value.through?.count ?? 0
		events.onPulled(pulled.value)
		return pulled
	}

	/** It is not acknowledged, as nobody has published how: a terminal may tell the same record again. */
	#hear(data: Uint8Array): void {
		const serial = this.#identity?.serial
		if (serial === undefined || data.length < recordBytes) return
		const punch = punchOf({ serial, ...recordOf(data.subarray(0, recordBytes)) }, meanings)
		// What is none is refused when the log is read.
		if (!punch.ok || this.#heardKeys.has(punch.value.key)) return
		this.#heardKeys = new Set([...this.#heardKeys, punch.value.key].slice(-maxHeardKeys))
		this.#heardSince++
		this.#parts.events.onPunch(punch.value, "event")
	}
}

/** As many records as before, and others: the terminal writes over its oldest. */
const hasWrapped = (after: PullThrough | undefined, { isDelta, through }: PullSummary): boolean =>
	after !== undefined && after.count > 0 && !isDelta && through?.count === after.count

const fullFault: Fault<"log-full"> = {
	code: "log-full",
	message:
		"The terminal's log is full: each punch takes the place of its oldest. Have it cleared in the terminal's menu, once everything is at the office.",
}
