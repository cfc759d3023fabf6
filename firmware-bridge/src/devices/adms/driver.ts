// A terminal that pushes its punches over HTTP. It is only listened to: no command is ever queued for it. Its clock
// follows the answers by itself, so nothing is answered while ours is not sure.
import { instantOf } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { PushAnswer, PushDoor, PushRequest } from "../../ports/push-door.ts"
import type { DriverClock, ReaderState } from "../../reader.ts"
import type {
	PullSummary,
	PullThrough,
	Terminal,
	TerminalEvents,
	TerminalFacts,
	TerminalPunch,
	TerminalUser,
} from "../../terminal.ts"
import { TerminalRounds } from "../../terminal-rounds.ts"
import * as answers from "./answers.ts"
import { CallWatch } from "./call-watch.ts"
import { CallerTurns } from "./caller-turns.ts"
import {
	type ClockEvidence,
	evidenceOf,
	isOld,
	longestDelayMs,
	narrowed,
	offsetBy,
} from "./clock-evidence.ts"
import { addressFault, doorFault, silentFault, tableFault, unsureFault } from "./faults.ts"
import {
	type Asked,
	askedBy,
	optionsFor,
	type PushedTable,
	timeFor,
	type ZoneForm,
} from "./frame.ts"
import { pushedPunch, pushedUser } from "./lines.ts"
import { ToldOfItself } from "./told-of-itself.ts"
import { UnknownTables } from "./unknown-tables.ts"
import { readUpload, type Upload } from "./upload.ts"
import { localIso, offsetMinutesAt } from "./zone-offset.ts"

export type AdmsParts = {
	readonly serial: string
	/** The address it must call from; undefined: any. */
	readonly from: string | undefined
	readonly zoneForm: ZoneForm
	/** Where the terminal stands: an IANA zone. */
	readonly zone: string
	readonly door: PushDoor
	readonly clock: DriverClock
	/** The kiosk's own UTC ms. */
	utcNow(): number
	/** Whether that is known to be right. */
	isClockSure(): boolean
	readonly events: TerminalEvents
	/** How far its punches were taken: how many, and its own stamp. */
	readonly through: PullThrough | undefined
}

type Read = Awaited<ReturnType<typeof readUpload>>

/** From the first punch it holds. */
const firstStamp = "0"

export class AdmsTerminal implements Terminal {
	readonly #parts: AdmsParts
	readonly #told: ToldOfItself
	readonly #calls: CallWatch
	readonly #callers = new CallerTurns()
	/** Uploads that overlap are taken one after the other, each once it is read. */
	readonly #rounds: TerminalRounds
	readonly #unknownTables: UnknownTables
	#leave = () => {}
	#state = ""
	#count: number
	#stamp: string
	#evidence: ClockEvidence | undefined
	/** It has sent events of doors, which are refused: between them it asks as any terminal does. */
	#isDoor = false

	constructor(parts: AdmsParts) {
		this.#parts = parts
		this.#calls = new CallWatch(parts.clock, () => this.#saySilent())
		this.#told = new ToldOfItself(parts.serial)
		this.#unknownTables = new UnknownTables((name) => parts.events.onTrouble(tableFault(name)))
		this.#rounds = new TerminalRounds({ clock: parts.clock, onTrouble: parts.events.onTrouble })
		// Settings may have been reordered: another terminal's stamp would make it leave out punches.
		const { serial, through } = parts
		const isOwn = through?.lastKey.startsWith(`${serial} `) === true
		this.#count = isOwn ? through.count : 0
		this.#stamp = isOwn ? through.lastKey.slice(serial.length + 1) : firstStamp
	}

	start(): void {
		const { door, serial } = this.#parts
		this.#say({ kind: "starting" })
		this.#leave = door.admit(serial, (request) =>
			this.#callers.inTurn(request.from, () => this.#receive(request)),
		)
		this.#calls.start()
	}

	async stop(): Promise<void> {
		this.#leave()
		await this.#calls.stop()
		await this.#callers.settle()
	}

	async facts(): Promise<Result<TerminalFacts, Fault>> {
		const { facts } = this.#told
		return facts === undefined ? { ok: false, fault: this.#silentFault() } : succeed(facts)
	}

	/** Those it has sent since the start: it sends a user when one is entered or changed, and all of them when told to. */
	async users(): Promise<Result<readonly TerminalUser[], Fault>> {
		return succeed(this.#told.users)
	}

	async pull(): Promise<Result<PullSummary, Fault>> {
		return fail("not-possible", "A terminal that pushes sends what is left by itself.")
	}

	async setClock(): Promise<Result<void, Fault>> {
		return fail("not-possible", "A terminal that pushes sets its clock by the answers it gets.")
	}

	async clearLog(): Promise<Result<void, Fault>> {
		return fail("not-allowed", "Terminals are not cleared here: nobody has allowed it.")
	}

	async #receive(request: PushRequest): Promise<PushAnswer> {
		const { from, isClockSure } = this.#parts
		if (from !== undefined && request.from !== from) {
			this.#rounds.tell(addressFault(request.from, from))
			return answers.notFromHere
		}
		this.#calls.noteCall()
		if (!isClockSure()) {
			this.#calls.beginAnew()
			this.#say({ kind: "faulty", fault: unsureFault })
			return answers.later
		}
		const asked = askedBy(request.method, request.path, request.query)
		const upload = asked.kind === "upload" ? await this.#read(asked.table, request) : undefined
		return this.#rounds.inTurn(async () => this.#answer(asked, upload))
	}

	#answer(asked: Asked, upload: Read | undefined): PushAnswer {
		if (asked.kind === "access-control") {
			this.#calls.beginAnew()
			this.#isDoor = true
			this.#say({ kind: "faulty", fault: doorFault })
			return answers.noDoors
		}
		if (this.#calls.isSteady()) this.#isDoor = false
		if (!this.#isDoor) this.#say({ kind: "ready" })
		switch (asked.kind) {
			case "options":
				return { status: 200, text: this.#options() }
			case "time":
				return { status: 200, text: this.#time() }
			case "commands":
				if (asked.info !== undefined) this.#told.noteInfo(asked.info)
				this.#notePoll()
				return answers.ok
			case "upload":
				return this.#take(asked, upload)
			case "unknown":
				return answers.noAddress
			default:
				return answers.ok
		}
	}

	#options(): string {
		const { serial, zoneForm } = this.#parts
		return optionsFor({
			...{ serial, zoneForm, stamp: this.#stamp },
			offsetMinutes: this.#offsetMinutes(),
		})
	}

	#time(): string {
		const { zone, utcNow } = this.#parts
		return timeFor(localIso(utcNow(), zone), this.#offsetMinutes())
	}

	async #read(table: PushedTable, { body }: PushRequest): Promise<Read> {
		const upload = await readUpload(body, table).catch((cause: unknown) => {
			this.#calls.beginAnew()
			throw cause
		})
		if (upload.ok) return upload
		this.#calls.beginAnew()
		this.#rounds.tell(upload.fault)
		return upload
	}

	#take(asked: Asked & { kind: "upload" }, upload: Read | undefined): PushAnswer {
		if (!upload?.ok) return answers.tooLong
		const { lines, dropped } = upload.value
		switch (asked.table) {
			case "punches":
				return this.#takePunches(upload.value, asked.stamp)
			case "rows":
				return {
					status: 200,
					text: `${asked.tableName}=${asked.count ?? lines.length + dropped}\r\n`,
				}
			case "operations":
				this.#told.noteUsers(lines.flatMap((line) => pushedUser(line) ?? []))
				return answers.acknowledged(lines.length + dropped)
			case "other":
				return answers.ok
			case "unknown":
				return this.#refuseTable(asked.tableName)
		}
	}

	/** Counted each time. */
	#refuseTable(tableName: string): PushAnswer {
		const { serial, events } = this.#parts
		const bytes = Buffer.from(this.#unknownTables.note(tableName))
		events.onRefused({ serial, reason: "unknown-table", bytes }, "event")
		return answers.nothingTaken
	}

	/** Acknowledged only once they are on disk: what is not is sent again. */
	#takePunches({ lines, dropped }: Upload, stamp: string | undefined): PushAnswer {
		const { serial, events } = this.#parts
		const punches: TerminalPunch[] = []
		let refused = dropped
		for (const line of lines) {
			const punch = pushedPunch(serial, line)
			if (punch.ok) {
				punches.push(punch.value)
				continue
			}
			refused++
			events.onRefused({ serial, reason: punch.fault.code, bytes: Buffer.from(line) }, "event")
		}
		this.#measure(punches)
		events.onPulling()
		for (const punch of punches) events.onPunch(punch, "log")
		const count = this.#count + punches.length
		const reached = stamp ?? this.#stamp
		const through = { count, lastKey: `${serial} ${reached}` }
		const summary = { punches: punches.length, refused, isDelta: true, through }
		if (!events.onPulled(summary)) {
			this.#calls.beginAnew()
			return answers.later
		}
		this.#count = count
		this.#stamp = reached
		return answers.acknowledged(lines.length + dropped)
	}

	#measure(punches: readonly TerminalPunch[]): void {
		const { zone, utcNow } = this.#parts
		const now = utcNow()
		const made = punches.map(({ local }) => instantOf(local, zone))
		if (this.#calls.isSteady()) {
			for (const at of made) this.#evidence = narrowed(this.#evidence, evidenceOf(at, now))
			if (this.#evidence !== undefined) this.#tellClock(this.#evidence, now)
		}
		if (made.some((at) => isOld(at - now, this.#evidence))) this.#calls.beginAnew()
	}

	#tellClock(evidence: ClockEvidence, atMs: number): void {
		const clock = { ...offsetBy(evidence), roundTripMs: 0, atMs }
		this.#parts.events.onFacts(this.#told.noteClock(clock))
	}

	/** It uploads before it asks: what it recorded more than the longest delay ago has come. */
	#notePoll(): void {
		if (this.#calls.isSteady()) this.#parts.events.onAllTold(this.#parts.utcNow() - longestDelayMs)
	}

	#offsetMinutes(): number {
		return offsetMinutesAt(this.#parts.utcNow(), this.#parts.zone)
	}

	#saySilent(): void {
		const fault = this.#silentFault()
		this.#say({ kind: fault.code === "absent" ? "absent" : "faulty", fault })
	}

	#silentFault(): Fault {
		const { serial, door } = this.#parts
		return door.fault ?? silentFault(serial, door.port)
	}

	#say(state: ReaderState): void {
		const text = JSON.stringify(state)
		if (text === this.#state) return
		this.#state = text
		this.#parts.events.onState(state)
	}
}
