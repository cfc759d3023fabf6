// A terminal that pushes its punches over HTTP. It is only listened to: no command is ever queued for it. Its clock
// follows the answers by itself, so nothing is answered while ours is not sure.
import { dateOf } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
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
import {
	type ClockEvidence,
	evidenceOf,
	longestDelayMs,
	narrowed,
	offsetBy,
} from "./clock-evidence.ts"
import {
	type Asked,
	askEverySeconds,
	askedBy,
	optionsFor,
	timeFor,
	type ZoneForm,
} from "./frame.ts"
import { pushedPunch, pushedUser } from "./lines.ts"
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

/** It asks each half minute; three that are missed are a line that is cut. */
const silenceMs = 3 * askEverySeconds * 1000 + 10_000
const watchEveryMs = 1_000
/** A terminal holds some thousands; a list without end is not one. */
const mostUsers = 50_000

/** From the first punch it holds. */
const firstStamp = "0"

const ok: PushAnswer = { status: 200, text: "OK\r\n" }
const later: PushAnswer = { status: 503, text: "ERROR: try again later\n" }

export class AdmsTerminal implements Terminal {
	readonly #parts: AdmsParts
	readonly #users = new Map<string, TerminalUser>()
	#isRunning = false
	#watching: Promise<void> = Promise.resolve()
	#leave = () => {}
	#turn: Promise<unknown> = Promise.resolve()
	#state = ""
	#count: number
	#stamp: string
	#evidence: ClockEvidence | undefined
	#facts: TerminalFacts | undefined
	#info: { readonly firmware: string } = { firmware: "" }
	/** Monotonic ms of the last call, and since when there was no gap between them. */
	#heardAt = Number.NEGATIVE_INFINITY
	#steadySince = Number.POSITIVE_INFINITY
	#startedAt = 0
	#told = new Set<string>()

	constructor(parts: AdmsParts) {
		this.#parts = parts
		// Settings may have been reordered: another terminal's stamp would make it leave out punches.
		const { serial, through } = parts
		const isOwn = through?.lastKey.startsWith(`${serial} `) === true
		this.#count = isOwn ? through.count : 0
		this.#stamp = isOwn ? through.lastKey.slice(serial.length + 1) : firstStamp
	}

	start(): void {
		const { door, serial, clock } = this.#parts
		this.#isRunning = true
		this.#startedAt = clock.now()
		this.#say({ kind: "starting" })
		this.#leave = door.admit(serial, (request) => this.#inTurn(() => this.#receive(request)))
		this.#watching = this.#watch()
	}

	async stop(): Promise<void> {
		this.#isRunning = false
		this.#leave()
		await this.#watching
		await this.#turn
	}

	async facts(): Promise<Result<TerminalFacts, Fault>> {
		return this.#facts === undefined ? this.#silent() : succeed(this.#facts)
	}

	/** Those it has sent since the start: it sends a user when one is entered or changed, and all of them when told to. */
	async users(): Promise<Result<readonly TerminalUser[], Fault>> {
		return succeed([...this.#users.values()])
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
		const { from, clock, isClockSure } = this.#parts
		if (from !== undefined && request.from !== from) {
			const message = `The terminal calls from ${request.from}, but only ${from} is allowed.`
			this.#trouble({ code: "wrong-address", message })
			return { status: 403, text: "ERROR: this address is not expected\n" }
		}
		const now = clock.now()
		if (now - this.#heardAt > silenceMs) this.#steadySince = now
		this.#heardAt = now
		if (!isClockSure()) {
			this.#steadySince = Number.POSITIVE_INFINITY
			this.#say({ kind: "faulty", fault: unsureFault })
			return later
		}
		if (this.#steadySince === Number.POSITIVE_INFINITY) this.#steadySince = now
		return this.#answer(askedBy(request.method, request.path, request.query), request)
	}

	async #answer(asked: Asked, request: PushRequest): Promise<PushAnswer> {
		if (asked.kind === "access-control") {
			this.#say({ kind: "faulty", fault: doorFault })
			return { status: 403, text: "ERROR: attendance (T&A) mode only\n" }
		}
		this.#say({ kind: "ready" })
		switch (asked.kind) {
			case "options":
				return { status: 200, text: this.#options() }
			case "time":
				return { status: 200, text: this.#time() }
			case "commands":
				if (asked.info !== undefined) this.#noteInfo(asked.info)
				this.#notePoll()
				return ok
			case "upload":
				return this.#take(asked, request)
			case "unknown":
				return { status: 404, text: "ERROR: no such address\n" }
			default:
				return ok
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

	async #take(asked: Asked & { kind: "upload" }, request: PushRequest): Promise<PushAnswer> {
		const upload = await readUpload(request.body, asked.table)
		if (!upload.ok) {
			this.#trouble(upload.fault)
			return { status: 413, text: "ERROR: too long\n" }
		}
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
				for (const line of lines) this.#noteUser(pushedUser(line))
				return acknowledged(lines.length + dropped)
			case "other":
				return ok
		}
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
		for (const punch of punches) events.onPunch(punch, "log")
		const count = this.#count + punches.length
		const reached = stamp ?? this.#stamp
		const through = { count, lastKey: `${serial} ${reached}` }
		const summary = { punches: punches.length, refused, isDelta: true, through }
		if (!events.onPulled(summary)) {
			// What it holds is known again only after a time in which all was taken.
			this.#steadySince = this.#parts.clock.now()
			return later
		}
		this.#count = count
		this.#stamp = reached
		return acknowledged(lines.length + dropped)
	}

	/**
	 * Only what comes while the terminal is on the line without a break was made a moment ago. One that still sends
	 * old punches catches up: what else it holds is not known.
	 */
	#measure(punches: readonly TerminalPunch[]): void {
		const { zone, utcNow, events, clock } = this.#parts
		const now = utcNow()
		const made = punches.map(({ local }) => {
			const second = local.hour * 3600 + local.minute * 60 + local.second
			return instantMs({ date: dateOf(local), second }, zone)
		})
		if (this.#isSteady() && made.length > 0) {
			for (const at of made) this.#evidence = narrowed(this.#evidence, evidenceOf(at, now))
			if (this.#evidence !== undefined) {
				const reading = { ...offsetBy(this.#evidence), roundTripMs: 0, atMs: now }
				this.#facts = { ...this.#identity(), counts: undefined, clock: reading }
				events.onFacts(this.#facts)
			}
		}
		const leastMs = this.#evidence?.leastMs ?? -longestDelayMs
		if (made.some((at) => at - now < leastMs - longestDelayMs)) this.#steadySince = clock.now()
	}

	/** It uploads before it asks: what it recorded more than the longest delay ago has come. */
	#notePoll(): void {
		if (this.#isSteady()) this.#parts.events.onAllTold(this.#parts.utcNow() - longestDelayMs)
	}

	#isSteady(): boolean {
		return this.#parts.clock.now() - this.#steadySince >= longestDelayMs
	}

	#noteUser(user: TerminalUser | undefined): void {
		if (user === undefined) return
		if (this.#users.size < mostUsers || this.#users.has(user.userId)) {
			this.#users.set(user.userId, user)
		}
	}

	#noteInfo(info: string): void {
		const [firmware = ""] = info.split(",")
		this.#info = { firmware: firmware.slice(0, 64) }
		this.#facts ??= { ...this.#identity(), counts: undefined, clock: undefined }
	}

	#identity(): Pick<TerminalFacts, "serial" | "model" | "firmware"> {
		return { serial: this.#parts.serial, model: "", firmware: this.#info.firmware }
	}

	#offsetMinutes(): number {
		return offsetMinutesAt(this.#parts.utcNow(), this.#parts.zone)
	}

	async #watch(): Promise<void> {
		const { clock } = this.#parts
		while (this.#isRunning) {
			await clock.pause(watchEveryMs)
			const since = Math.max(this.#heardAt, this.#startedAt)
			if (!this.#isRunning || clock.now() - since <= silenceMs) continue
			const fault = this.#silentFault()
			this.#say({ kind: fault.code === "absent" ? "absent" : "faulty", fault })
		}
	}

	#silent(): Result<never, Fault> {
		return { ok: false, fault: this.#silentFault() }
	}

	#silentFault(): Fault {
		const { serial, door } = this.#parts
		if (door.fault !== undefined) return door.fault
		const message = `Terminal ${serial} does not call. In its menu, the server is this kiosk's address and port ${door.port}.`
		return { code: "absent", message }
	}

	#say(state: ReaderState): void {
		const text = JSON.stringify(state)
		if (text === this.#state) return
		this.#state = text
		this.#parts.events.onState(state)
	}

	/** Each trouble once: a terminal asks again and again. */
	#trouble(fault: Fault): void {
		if (this.#told.has(fault.code)) return
		this.#told.add(fault.code)
		this.#parts.events.onTrouble(fault)
	}

	/** Uploads that overlap are taken one after the other. */
	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(work)
		this.#turn = turn.catch(() => undefined)
		return turn
	}
}

const acknowledged = (lines: number): PushAnswer => ({ status: 200, text: `OK: ${lines}\r\n` })

const unsureFault: Fault<"clock-unsure"> = {
	code: "clock-unsure",
	message:
		"This kiosk does not know the time yet: the terminal, which takes its time from it, has to wait.",
}
const doorFault: Fault<"access-control"> = {
	code: "access-control",
	message:
		"The terminal is set up as a door controller. In its menu, set the device type to attendance (T&A PUSH).",
}
