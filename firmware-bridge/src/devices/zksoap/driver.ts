// A ZKTeco terminal by the SOAP service of its web server (Solution X100-C and kin). It only reads: neither its clock
// nor its log can be changed from here.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { DriverClock } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import type {
	ClockReading,
	PullSummary,
	PullThrough,
	Terminal,
	TerminalEvents,
	TerminalFacts,
	TerminalUser,
} from "../../terminal.ts"
import { clockReading } from "../../terminal-clock.ts"
import { TerminalRounds } from "../../terminal-rounds.ts"
import { pullLog, refusalOf } from "./pull-log.ts"
import { clockOf, userOf } from "./records.ts"
import { questions } from "./requests.ts"
import type { Row } from "./row-scanner.ts"
import { SoapLine, type SoapWaits } from "./soap-line.ts"

export type SoapParts = {
	readonly address: { readonly host: string; readonly port: number }
	readonly clock: DriverClock
	/** The kiosk's own UTC ms, against which the terminal's clock is measured. */
	utcNow(): number
	/** Where the terminal stands: an IANA zone. */
	readonly zone: string
	readonly commKey: number
	/** As its type plate has it: the service tells none. */
	readonly serial: string
	readonly events: TerminalEvents
	/** How far the log is kept; asked each time it is pulled, so that what was not kept is told again. */
	through?(): PullThrough | undefined
	readonly waits?: Partial<Waits>
}

type Waits = SoapWaits & {
	readonly heartbeatMs: number
	/** From one pull of the log to the next; each is the whole log. */
	readonly pullMs: number
}
const usualWaits: Waits = {
	...{ idleMs: 20_000, totalMs: 600_000, heartbeatMs: 30_000, pullMs: 120_000 },
}
/** Users that are kept at once. */
const maxUsers = 50_000

export class SoapTerminal implements Terminal {
	readonly #parts: SoapParts
	readonly #waits: Waits
	readonly #line: SoapLine
	readonly #sessions: Sessions
	readonly #rounds: TerminalRounds
	/** Cuts a pause short. */
	#stopped = Promise.withResolvers<void>()

	constructor(parts: SoapParts) {
		this.#parts = parts
		this.#waits = { ...usualWaits, ...parts.waits }
		const { address, clock, events } = parts
		this.#line = new SoapLine({ address, clock, waits: this.#waits })
		this.#rounds = new TerminalRounds({ clock, onTrouble: events.onTrouble })
		this.#sessions = new Sessions({
			...{ clock, events },
			session: (onReady) => this.#session(onReady),
			close: async () => {
				this.#stopped.resolve()
				this.#line.close()
			},
		})
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	facts(): Promise<Result<TerminalFacts, Fault>> {
		return this.#inTurn(() => this.#facts())
	}

	users(): Promise<Result<readonly TerminalUser[], Fault>> {
		return this.#inTurn(() => this.#users())
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.#inTurn(() => this.#pull(after))
	}

	async setClock(): Promise<Result<void, Fault>> {
		return fail("not-allowed", "Its clock is not set from here. Set it in the terminal's own menu.")
	}

	async clearLog(): Promise<Result<void, Fault>> {
		return fail("not-allowed", "It is not cleared from here. Use the terminal's own menu.")
	}

	/** What waited for its turn when the driver was stopped is not asked any more. */
	#inTurn<T>(work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
		return this.#rounds.inTurn(async () =>
			this.#sessions.isRunning ? work() : { ok: false, fault: stoppedFault },
		)
	}

	/** Until a question is not answered any more; returns why. */
	async #session(onReady: () => void): Promise<Fault> {
		const { clock, events } = this.#parts
		this.#stopped = Promise.withResolvers()
		this.#rounds.beginSession()
		let pullAt = clock.now()
		let isReady = false
		while (this.#sessions.isRunning) {
			const facts = await this.facts()
			if (!facts.ok) return facts.fault
			events.onFacts(facts.value)
			if (!isReady) onReady()
			isReady = true
			if (clock.now() >= pullAt) {
				const pulled = await this.#catchUp()
				if (!pulled.ok) return pulled.fault
				pullAt = clock.now() + this.#waits.pullMs
			}
			const isOn = () => this.#sessions.isRunning
			await this.#rounds.pause(this.#waits.heartbeatMs, isOn, this.#stopped.promise)
		}
		return stoppedFault
	}

	/** Its clock is what only a terminal with the right key tells: without it an empty log would be no answer. */
	async #facts(): Promise<Result<TerminalFacts, Fault>> {
		const { zone, utcNow, serial, commKey } = this.#parts
		const rows: Row[] = []
		const asked = await this.#line.ask(questions.readTime(commKey), (row) => {
			rows.push(row)
			return rows.length < 2
		})
		if (!asked.ok) return asked
		const { notes, roundTripMs } = asked.value
		const [row] = rows
		const shown = row === undefined ? undefined : clockOf(row)
		const word = notes.get("Information")
		if (shown === undefined) {
			return { ok: false, fault: word === undefined ? keyFault : refusalOf(word) }
		}
		const clock = clockReading({ shown, zone, answeredAtMs: utcNow(), roundTripMs })
		if (!clock.ok) this.#rounds.tell(clock.fault)
		const reading: ClockReading | undefined = clock.ok ? clock.value : undefined
		return succeed({ serial, model: "", firmware: "", counts: undefined, clock: reading })
	}

	async #users(): Promise<Result<readonly TerminalUser[], Fault>> {
		const users: TerminalUser[] = []
		const asked = await this.#line.ask(questions.users(this.#parts.commKey), (row) => {
			const user = userOf(row)
			if (user !== undefined) users.push(user)
			return users.length < maxUsers
		})
		return asked.ok ? succeed(users) : asked
	}

	/** A log that could not be read is asked for again at the next round; a terminal that is gone ends the session. */
	async #catchUp(): Promise<Result<void, Fault>> {
		const pulled = await this.pull(this.#parts.through?.())
		if (pulled.ok) return succeed(undefined)
		if (["absent", "refused", "closed"].includes(pulled.fault.code)) return pulled
		this.#rounds.tell(pulled.fault)
		return succeed(undefined)
	}

	async #pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		const { events, serial, commKey, utcNow } = this.#parts
		// What is punched while the answer is written may be missing in it.
		const askedAt = utcNow()
		events.onPulling()
		const pulled = await pullLog({
			...{ line: this.#line, key: commKey, serial, after },
			onPunch: (punch) => events.onPunch(punch, "log"),
			onRefused: (record) => events.onRefused(record, "log"),
			onProgress: events.onProgress,
		})
		if (!pulled.ok) return pulled
		if (events.onPulled(pulled.value)) events.onAllTold(askedAt)
		return pulled
	}
}

const stoppedFault: Fault<"closed"> = {
	code: "closed",
	message: "The terminal is not asked any more.",
}

const keyFault: Fault<"wrong-key"> = {
	code: "wrong-key",
	message:
		"The terminal answers, but does not tell its time: most likely its communication key is another. Read it in the terminal's menu (Comm., Comm Key) and set the same number here: key=...",
}
