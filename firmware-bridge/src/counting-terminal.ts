// A terminal that is asked how many records it holds, and may tell a punch as it happens: its log is pulled at the
// start, and whenever it holds another number than was pulled and heard. One that does not tell its room may be full,
// and write over its oldest while its count stands still: its log is pulled now and then, whatever it counts.
// What is asked how is each make's own.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { LogPull } from "./log-pull.ts"
import type { OpenPort } from "./ports/port.ts"
import type { DriverClock } from "./reader.ts"
import { Sessions } from "./sessions.ts"
import type {
	ClockReading,
	PullSummary,
	PullThrough,
	TerminalCounts,
	TerminalEvents,
	TerminalFacts,
} from "./terminal.ts"
import { TerminalRounds } from "./terminal-rounds.ts"

export type Identity = Pick<TerminalFacts, "serial" | "model" | "firmware">
export type CountedFacts = TerminalFacts & { readonly counts: TerminalCounts }

/** How one make is asked; each question is bounded by itself. */
export type Asking = {
	readonly line: {
		/** Settles when the line is gone. */
		readonly ended: Promise<void>
		readonly isOpen: boolean
		open(openPort: OpenPort): Promise<Result<void, Fault>>
		close(): Promise<void>
	}
	/** What comes before any other question. */
	greet(): Promise<Result<void, Fault>>
	identity(): Promise<Result<Identity, Fault>>
	counts(): Promise<Result<TerminalCounts, Fault>>
	clock(): Promise<Result<ClockReading, Fault>>
	/** Before the log is pulled, so that no punch falls between the two. */
	askForEvents(): Promise<Result<void, Fault>>
	log(identity: Identity, pull: LogPull): Promise<Result<PullSummary, Fault>>
	/** Whether the session is over, rather than one question in vain. */
	isGone(fault: Fault): boolean
	/** The same of the question that is asked at each heartbeat. */
	isBeatLost(fault: Fault): boolean
}

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	/** The kiosk's own UTC ms. */
	utcNow(): number
	readonly events: TerminalEvents
	/** How far the log is kept; asked each time it is pulled, so that what was not kept is told again. */
	through?(): PullThrough | undefined
	readonly heartbeatMs: number
	/** How often a log is pulled that counts as before, where nobody says whether it is full. */
	readonly pullMs?: number
	readonly asking: Asking
}

const usualPullMs = 600_000
/** Reading a long log over a slow line takes minutes: the line belongs to others most of the time. */
const restsPerPull = 4

export class CountingTerminal {
	readonly #parts: Parts
	readonly #sessions: Sessions
	readonly #rounds: TerminalRounds
	#identity: Identity | undefined
	/** Records it held when its log was last pulled, and events since. */
	#pulledCount: number
	#heardSince = 0
	#mayPull = true
	/** Monotonic ms. */
	#pullAt = 0

	constructor(parts: Parts) {
		this.#parts = parts
		const { clock, events, asking } = parts
		this.#pulledCount = parts.through?.()?.count ?? 0
		this.#rounds = new TerminalRounds({ clock, onTrouble: events.onTrouble })
		this.#sessions = new Sessions({
			...{ clock, events },
			session: (onReady) => this.#session(onReady),
			close: () => asking.line.close(),
		})
	}

	/** Undefined until it has said it in this session. */
	get serial(): string | undefined {
		return this.#identity?.serial
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	/** Whoever asks meanwhile waits until this is done. */
	inTurn<T>(ask: () => Promise<T>): Promise<T> {
		return this.#rounds.inTurn(ask)
	}

	facts(): Promise<Result<CountedFacts, Fault>> {
		return this.inTurn(() => this.#facts())
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.inTurn(() => this.#pull(after))
	}

	/** A punch was told as it happened: the terminal holds one record more. */
	noteHeard(): void {
		this.#heardSince++
	}

	noteCleared(): void {
		this.#pulledCount = 0
	}

	/** From opening the line to losing it; returns why it ended. */
	async #session(onReady: () => void): Promise<Fault> {
		const { events, heartbeatMs, asking } = this.#parts
		const { line } = asking
		this.#identity = undefined
		this.#mayPull = true
		this.#rounds.beginSession()
		// One turn: whoever asks something meanwhile waits until the session stands.
		const met = await this.inTurn(() => this.#meet())
		if (!met.ok) return met.fault
		events.onFacts(met.value)
		onReady()
		let caughtUp = await this.#catchUp()
		const isOn = () => this.#sessions.isRunning && line.isOpen
		while (caughtUp.ok && isOn()) {
			await this.#rounds.pause(heartbeatMs, isOn, line.ended)
			if (line.isOpen) caughtUp = await this.#beat()
		}
		return caughtUp.ok ? { code: "closed", message: "The terminal hung up." } : caughtUp.fault
	}

	async #meet(): Promise<Result<TerminalFacts, Fault>> {
		const { asking, openPort } = this.#parts
		const opened = await asking.line.open(openPort)
		if (!opened.ok) return opened
		const greeted = await asking.greet()
		if (!greeted.ok) return greeted
		const facts = await this.#facts()
		if (!facts.ok) return facts
		const asked = await asking.askForEvents()
		return asked.ok ? facts : asked
	}

	async #facts(): Promise<Result<CountedFacts, Fault>> {
		const { asking, utcNow } = this.#parts
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const countedAtMs = utcNow()
		const counts = await asking.counts()
		if (!counts.ok) return counts
		const clock = await asking.clock()
		if (!clock.ok && asking.isGone(clock.fault)) return clock
		if (!clock.ok) this.#rounds.tell(clock.fault)
		if (counts.value.records.free === 0) this.#rounds.tell(fullFault)
		return succeed({
			...{ ...identity.value, counts: counts.value, countedAtMs },
			clock: clock.ok ? clock.value : undefined,
		})
	}

	async #identify(): Promise<Result<Identity, Fault>> {
		if (this.#identity !== undefined) return succeed(this.#identity)
		const identity = await this.#parts.asking.identity()
		if (identity.ok) this.#identity = identity.value
		return identity
	}

	/** The terminal's own word that it is there, and whether it holds more than was heard of. */
	async #beat(): Promise<Result<void, Fault>> {
		const facts = await this.facts()
		if (!facts.ok) {
			if (this.#parts.asking.isBeatLost(facts.fault)) return facts
			return succeed(this.#rounds.tell(facts.fault))
		}
		this.#parts.events.onFacts(facts.value)
		const { held, free } = facts.value.counts.records
		const isAsBefore = held === this.#pulledCount + this.#heardSince
		const isDue = free === undefined && this.#parts.clock.now() >= this.#pullAt
		return isAsBefore && !isDue ? succeed(undefined) : this.#catchUp()
	}

	/** What a log is refused for stays so: it is not asked for again in this session, and punches are still heard. */
	async #catchUp(): Promise<Result<void, Fault>> {
		if (!this.#mayPull) return succeed(undefined)
		const { clock, pullMs = usualPullMs } = this.#parts
		const begunAt = clock.now()
		const pulled = await this.inTurn(() => this.#pull(this.#parts.through?.()))
		const endedAt = clock.now()
		this.#pullAt = endedAt + Math.max(pullMs, restsPerPull * (endedAt - begunAt))
		if (pulled.ok) return succeed(undefined)
		if (this.#parts.asking.isGone(pulled.fault)) return pulled
		this.#mayPull = pulled.fault.code === "torn"
		this.#rounds.tell(pulled.fault)
		return succeed(undefined)
	}

	async #pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const { events, asking } = this.#parts
		this.#heardSince = 0
		events.onPulling()
		const pulled = await asking.log(identity.value, {
			...{ serial: identity.value.serial, after },
			onPunch: (punch) => events.onPunch(punch, "log"),
			onRefused: (record) => events.onRefused(record, "log"),
			onProgress: events.onProgress,
		})
		if (!pulled.ok) return pulled
		this.#pulledCount = pulled.value.through?.count ?? 0
		if (hasWrapped(after, pulled.value)) this.#rounds.tell(fullFault)
		events.onPulled(pulled.value)
		return pulled
	}
}

/** As many records as before, and others: it writes over its oldest. */
const hasWrapped = (after: PullThrough | undefined, { isDelta, through }: PullSummary): boolean =>
	after !== undefined && after.count > 0 && !isDelta && through?.count === after.count

const fullFault: Fault<"log-full"> = {
	code: "log-full",
	message:
		"The terminal's log is full: punches may be refused or overwrite others. Have it cleared.",
}
