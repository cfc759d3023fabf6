// A ZKTeco attendance terminal. Everything but `setClock` and `clearLog` only reads: it is never disabled, so
// it can never be left disabled, and one that somebody else disabled is left as it is.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Asking, type CountedFacts, CountingTerminal } from "../../counting-terminal.ts"
import type { OpenPort } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import type {
	PullSummary,
	PullThrough,
	Terminal,
	TerminalEvents,
	TerminalUser,
} from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"
import { attendanceEvent, eventPunchOf } from "./events.ts"
import { isGone, Link, type Transport } from "./link.ts"
import { pullLog } from "./pull-log.ts"
import { askClock, askCounts, askForEvents, askIdentity, askUsers, tellTime } from "./questions.ts"

export const terminalPort = 4370

export type ZkParts = {
	readonly openPort: OpenPort
	readonly transport: Transport
	readonly clock: DriverClock
	/** The kiosk's own UTC ms, against which the terminal's clock is measured. */
	utcNow(): number
	/** Where the terminal stands: an IANA zone. */
	readonly zone: string
	readonly commKey: number
	readonly events: TerminalEvents
	/** How far the log is kept; asked each time it is pulled, so that what was not kept is told again. */
	through?(): PullThrough | undefined
	readonly allowClear?: boolean
	readonly waits?: Partial<Waits>
}

type Waits = { readonly replyMs: number; readonly heartbeatMs: number }
const usualWaits: Waits = { replyMs: 3_000, heartbeatMs: 30_000 }

export class ZkTerminal implements Terminal {
	readonly #parts: ZkParts
	readonly #link: Link
	readonly #asked: CountingTerminal

	constructor(parts: ZkParts) {
		this.#parts = parts
		const { replyMs, heartbeatMs } = { ...usualWaits, ...parts.waits }
		const { clock, transport } = parts
		this.#link = new Link({
			...{ clock, transport, replyMs },
			onEvent: (bit, body) => this.#hear(bit, body),
		})
		this.#asked = new CountingTerminal({
			...parts,
			...{ heartbeatMs, asking: askingOf(this.#link, parts) },
		})
	}

	start(): void {
		this.#asked.start()
	}

	stop(): Promise<void> {
		return this.#asked.stop()
	}

	facts(): Promise<Result<CountedFacts, Fault>> {
		return this.#asked.facts()
	}

	async users(): Promise<Result<readonly TerminalUser[], Fault>> {
		const listed = await this.#asked.inTurn(() => askUsers(this.#link))
		return listed.ok ? succeed(listed.value.map(({ user }) => user)) : listed
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.#asked.pull(after)
	}

	setClock(utcMs: number): Promise<Result<void, Fault>> {
		return this.#asked.inTurn(() => tellTime(this.#link, { utcMs, zone: this.#parts.zone }))
	}

	clearLog(expected: number): Promise<Result<void, Fault>> {
		return this.#asked.inTurn(() => this.#clearLog(expected))
	}

	async #clearLog(expected: number): Promise<Result<void, Fault>> {
		if (this.#parts.allowClear !== true) {
			return fail("not-allowed", "Terminals are not cleared here: nobody has allowed it.")
		}
		const before = await askCounts(this.#link)
		if (!before.ok) return before
		const { held } = before.value.records
		if (held !== expected) {
			return fail(
				"count-differs",
				`The terminal holds ${held} records, not ${expected}. Pull first.`,
			)
		}
		const cleared = await this.#link.change("clearLog")
		if (cleared.ok) this.#asked.noteCleared()
		return cleared
	}

	#hear(bit: number, body: Uint8Array): void {
		const { serial } = this.#asked
		if (bit !== attendanceEvent || serial === undefined) return
		this.#asked.noteHeard()
		const { events } = this.#parts
		const told = eventPunchOf(body)
		const punch = told === undefined ? fail("unknown-body", "") : punchOf({ serial, ...told })
		if (punch.ok) events.onPunch(punch.value, "event")
		else events.onRefused({ serial, reason: punch.fault.code, bytes: body }, "event")
	}
}

const askingOf = (link: Link, { commKey, zone, utcNow }: ZkParts): Asking => ({
	...{ line: link, isGone },
	greet: () => link.connect(commKey),
	identity: () => askIdentity(link),
	counts: () => askCounts(link),
	clock: () => askClock(link, { zone, utcNow }),
	askForEvents: () => askForEvents(link, attendanceEvent),
	log: ({ model }, pull) =>
		pullLog({ ...pull, link, order: /MA300/i.test(model) ? "state-first" : "time-first" }),
	// One that was restarted knows the session no more, and refuses whatever is asked in it.
	isBeatLost: () => true,
})
