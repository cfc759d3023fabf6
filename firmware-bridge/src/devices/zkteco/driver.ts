// A ZKTeco attendance terminal. Everything but `setClock` and `clearLog` only reads: it is never disabled, so
// it can never be left disabled, and one that somebody else disabled is left as it is.
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
import { attendanceEvent, eventPunchOf } from "./events.ts"
import { isGone, Link, type Transport } from "./link.ts"
import { pullLog } from "./pull-log.ts"
import {
	askClock,
	askCounts,
	askFirmware,
	askForEvents,
	askOption,
	askUsers,
	tellTime,
} from "./questions.ts"

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

type ZkFacts = TerminalFacts & { readonly counts: TerminalCounts }

type Waits = { readonly replyMs: number; readonly heartbeatMs: number }
const usualWaits: Waits = { replyMs: 3_000, heartbeatMs: 30_000 }

export class ZkTerminal implements Terminal {
	readonly #parts: ZkParts
	readonly #waits: Waits
	readonly #link: Link
	readonly #sessions: Sessions
	readonly #rounds: TerminalRounds
	#identity: Pick<TerminalFacts, "serial" | "model" | "firmware"> | undefined
	/** Records it held when its log was last pulled, and events since. */
	#pulledCount = 0
	#heardSince = 0
	#mayPull = true

	constructor(parts: ZkParts) {
		this.#parts = parts
		this.#waits = { ...usualWaits, ...parts.waits }
		this.#pulledCount = parts.through?.()?.count ?? 0
		const { clock, events, transport } = parts
		this.#rounds = new TerminalRounds({ clock, onTrouble: events.onTrouble })
		this.#link = new Link({
			...{ clock, transport, replyMs: this.#waits.replyMs },
			onEvent: (bit, body) => this.#hear(bit, body),
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

	facts(): Promise<Result<ZkFacts, Fault>> {
		return this.#rounds.inTurn(() => this.#facts())
	}

	async users(): Promise<Result<readonly TerminalUser[], Fault>> {
		const listed = await this.#rounds.inTurn(() => askUsers(this.#link))
		return listed.ok ? succeed(listed.value.map(({ user }) => user)) : listed
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.#rounds.inTurn(() => this.#pull(after))
	}

	setClock(utcMs: number): Promise<Result<void, Fault>> {
		return this.#rounds.inTurn(() => tellTime(this.#link, { utcMs, zone: this.#parts.zone }))
	}

	clearLog(expected: number): Promise<Result<void, Fault>> {
		return this.#rounds.inTurn(() => this.#clearLog(expected))
	}

	/** From opening the line to losing it; returns why it ended. */
	async #session(onReady: () => void): Promise<Fault> {
		const { openPort, commKey, events } = this.#parts
		this.#identity = undefined
		this.#mayPull = true
		this.#rounds.beginSession()
		// One turn: whoever asks something meanwhile waits until the session stands.
		const met = await this.#rounds.inTurn(async () => {
			const opened = await this.#link.open(openPort)
			return opened.ok ? this.#meet(commKey) : opened
		})
		if (!met.ok) return met.fault
		events.onFacts(met.value)
		onReady()
		let caughtUp = await this.#catchUp()
		const isOn = () => this.#sessions.isRunning && this.#link.isOpen
		while (caughtUp.ok && isOn()) {
			await this.#rounds.pause(this.#waits.heartbeatMs, isOn, this.#link.ended)
			if (this.#link.isOpen) caughtUp = await this.#beat()
		}
		return caughtUp.ok ? { code: "closed", message: "The terminal hung up." } : caughtUp.fault
	}

	/** Events are asked for before the log is pulled, so that nothing falls between the two. */
	async #meet(commKey: number): Promise<Result<TerminalFacts, Fault>> {
		const connected = await this.#link.connect(commKey)
		if (!connected.ok) return connected
		const facts = await this.#facts()
		if (!facts.ok) return facts
		const asked = await askForEvents(this.#link, attendanceEvent)
		return asked.ok ? facts : asked
	}

	async #facts(): Promise<Result<ZkFacts, Fault>> {
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const { zone, utcNow } = this.#parts
		const countedAtMs = utcNow()
		const counts = await askCounts(this.#link)
		if (!counts.ok) return counts
		const clock = await askClock(this.#link, { zone, utcNow })
		if (!clock.ok && isGone(clock.fault)) return clock
		if (!clock.ok) this.#rounds.tell(clock.fault)
		if (counts.value.records.free === 0) this.#rounds.tell(fullFault)
		return succeed({
			...{ ...identity.value, counts: counts.value, countedAtMs },
			clock: clock.ok ? clock.value : undefined,
		})
	}

	async #identify() {
		if (this.#identity !== undefined) return succeed(this.#identity)
		const serial = await askOption(this.#link, "~SerialNumber")
		if (!serial.ok) return serial
		if (serial.value === undefined || serial.value === "") {
			return fail("wrong-device", "What answers here names no serial number: it is no terminal.")
		}
		const model = await askOption(this.#link, "~DeviceName")
		if (!model.ok) return model
		const firmware = await askFirmware(this.#link)
		if (!firmware.ok) return firmware
		this.#identity = {
			...{ serial: serial.value, model: model.value ?? "", firmware: firmware.value },
		}
		return succeed(this.#identity)
	}

	/** The terminal's own word that it is there, and whether it holds more than was heard of. */
	async #beat(): Promise<Result<void, Fault>> {
		const facts = await this.facts()
		if (!facts.ok) return facts
		this.#parts.events.onFacts(facts.value)
		const known = this.#pulledCount + this.#heardSince
		return facts.value.counts.records.held === known ? succeed(undefined) : this.#catchUp()
	}

	/** What a log is refused for stays so: it is not asked for again, and punches are still heard. */
	async #catchUp(): Promise<Result<void, Fault>> {
		if (!this.#mayPull) return succeed(undefined)
		const pulled = await this.#rounds.inTurn(() => this.#pull(this.#parts.through?.()))
		if (pulled.ok) return succeed(undefined)
		if (isGone(pulled.fault)) return pulled
		this.#mayPull = pulled.fault.code === "torn"
		this.#rounds.tell(pulled.fault)
		return succeed(undefined)
	}

	async #pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		const identity = await this.#identify()
		if (!identity.ok) return identity
		const { serial, model } = identity.value
		const { events } = this.#parts
		this.#heardSince = 0
		events.onPulling()
		const pulled = await pullLog({
			...{ link: this.#link, serial, after },
			order: /MA300/i.test(model) ? "state-first" : "time-first",
			onPunch: (punch) => events.onPunch(punch, "log"),
			onRefused: (record) => events.onRefused(record, "log"),
			onProgress: events.onProgress,
		})
		if (!pulled.ok) return pulled
		this.#pulledCount = pulled.value.through?.count ?? 0
		events.onPulled(pulled.value)
		return pulled
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
		if (cleared.ok) this.#pulledCount = 0
		return cleared
	}

	#hear(bit: number, body: Uint8Array): void {
		const serial = this.#identity?.serial
		if (bit !== attendanceEvent || serial === undefined) return
		this.#heardSince++
		const { events } = this.#parts
		const told = eventPunchOf(body)
		const punch = told === undefined ? fail("unknown-body", "") : punchOf({ serial, ...told })
		if (punch.ok) events.onPunch(punch.value, "event")
		else events.onRefused({ serial, reason: punch.fault.code, bytes: body }, "event")
	}
}

const fullFault: Fault<"log-full"> = {
	code: "log-full",
	message:
		"The terminal's log is full: punches may be refused or overwrite others. Have it cleared.",
}
