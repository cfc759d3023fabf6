// One attendance terminal as a source of this kiosk: what it tells is taken over, and up to when that is all.
import type { Reader, ReaderEvents } from "@hadir/firmware-bridge/reader.ts"
import type {
	PullSummary,
	RefusedRecord,
	Terminal,
	TerminalEvents,
	TerminalFacts,
	TerminalPunch,
} from "@hadir/firmware-bridge/terminal.ts"
import { instantOf } from "@hadir/shared/journal/terminal-punch.ts"
import type { TerminalRecords } from "../usecases/ports.ts"
import type { TakeTerminalPunches, ToldPunch } from "../usecases/take-terminal-punches.ts"

type Parts = {
	readonly source: string
	readonly events: ReaderEvents
	readonly punches: TakeTerminalPunches
	readonly records: TerminalRecords
	make(events: TerminalEvents): Terminal
	readonly zone: string
	utcNow(): number
	/** UTC ms before which nothing is a punch: up to there all is here. */
	readonly since: number
	log(event: string, facts?: Readonly<Record<string, unknown>>): void
	/** What a technician has to see whatever the log's level. */
	warn(event: string, facts: Readonly<Record<string, unknown>>): void
}

const repullEveryMs = 60_000
/** So many refused records of a pull are logged one by one; how many there were is said at its end. */
const mostRefusedLogged = 20

/** As an operator can type it for the same terminal's file. */
const plainSerial = (serial: string): string =>
	serial.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, longestSerial)
const longestSerial = 24

export class TerminalSource implements Reader {
	readonly #parts: Parts
	readonly #terminal: Terminal
	#pulledThrough: number
	/** Events since the log was last begun to be pulled. */
	#heard = 0
	/** When the terminal last said how much it holds. */
	#askedAt = 0
	/** Since a pull last ended. */
	#refused = 0
	#timer: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#pulledThrough = parts.records.pulledAt(parts.source) ?? parts.since
		this.#terminal = parts.make({
			onState: (state) => parts.events.onState(state),
			onFacts: (facts) => this.#noteFacts(facts),
			onPunch: (punch, source) => this.#take(punch, source),
			onRefused: (record, source) => this.#noteRefused(record, source),
			onPulling: () => this.#beginPull(),
			onPulled: (summary) => this.#notePulled(summary),
			onAllTold: (at) => this.#noteAll(at),
			onProgress: () => undefined,
			onTrouble: ({ code, message }) =>
				parts.warn("terminal.trouble", { source: parts.source, code, message }),
		})
	}

	/** UTC ms up to which everything the terminal holds is on this kiosk's disk. */
	get pulledThrough(): number {
		return this.#pulledThrough
	}

	start(): void {
		this.#timer = setInterval(() => void this.#repull(), repullEveryMs)
		this.#terminal.start()
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer)
		await this.#terminal.stop()
	}

	/** Each session and each half minute: its clock, and whether it holds more than is known. */
	#noteFacts({ clock, counts, countedAtMs }: TerminalFacts): void {
		const { punches, records, source, utcNow } = this.#parts
		punches.measured(clock)
		// A full log refuses punches or writes over its oldest: its count says no more what it has not told.
		if (counts === undefined || counts.records.free === 0) return
		const known = (records.through(source)?.count ?? -1) + this.#heard
		this.#askedAt = countedAtMs ?? utcNow()
		// One that does not tell how much room it has may be full: then only what is pulled is known to be all.
		if (counts.records.free === undefined) return
		if (counts.records.held === known) this.#noteAll(this.#askedAt)
	}

	#take(punch: TerminalPunch, source: "event" | "log"): void {
		const { punches } = this.#parts
		if (source === "log") punches.pull(this.#told(punch))
		else {
			this.#heard++
			punches.hear(this.#told(punch))
		}
	}

	#told({ serial, key, userId, local }: TerminalPunch): ToldPunch {
		const time = instantOf(local, this.#parts.zone)
		return { serial: plainSerial(serial), key, userId, time }
	}

	#noteRefused({ reason }: RefusedRecord, source: "event" | "log"): void {
		const { events, log } = this.#parts
		this.#refused++
		if (this.#refused <= mostRefusedLogged) {
			log("terminal.refused", { source: this.#parts.source, reason })
		}
		// The log is read again and again; what comes to nothing is counted when it happens.
		if (source === "log") return
		this.#heard++
		events.onFailedRead()
	}

	#beginPull(): void {
		this.#heard = 0
		this.#parts.punches.begin()
	}

	/** What was punched since the terminal was asked may be missing: it is all until then. */
	#notePulled({ through, punches: count, refused, isDelta }: PullSummary): boolean {
		const { punches, source, log } = this.#parts
		this.#refused = 0
		const at = Math.max(this.#pulledThrough, this.#askedAt)
		const isAll = punches.pulled(through, at)
		if (isAll) this.#pulledThrough = at
		log("terminal.pulled", { source, count, refused, isDelta, isAll })
		return isAll
	}

	/** Everything up to `at` was told: it is here, unless the disk refused some of it. */
	#noteAll(at: number): void {
		if (!this.#parts.punches.isBehind) this.#pulledThrough = Math.max(this.#pulledThrough, at)
	}

	/** What the disk refused is in the terminal still. */
	async #repull(): Promise<void> {
		const { punches, records, source, log } = this.#parts
		if (!punches.isBehind) return
		const pulled = await this.#terminal.pull(records.through(source))
		// One that pushes is not pulled: it sends again what it got no word for.
		if (pulled.ok || pulled.fault.code === "not-possible") return
		log("terminal.trouble", { source, ...pulled.fault })
	}
}
