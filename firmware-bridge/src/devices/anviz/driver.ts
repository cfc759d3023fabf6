// An Anviz attendance terminal. Everything but `setClock` only reads; no order to clear anything exists.
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
import { isGone, Link } from "./link.ts"
import { pullLog } from "./pull-log.ts"
import { askClock, askCounts, askIdentity, askUsers, tellTime } from "./questions.ts"
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

type Waits = { readonly replyMs: number; readonly heartbeatMs: number; readonly pullMs?: number }
const usualWaits: Waits = { replyMs: 3_000, heartbeatMs: 30_000 }
/** Told records by key, so that one told again is not counted again. */
const maxHeardKeys = 1_000

export class AnvizTerminal implements Terminal {
	readonly #parts: AnvizParts
	readonly #link: Link
	readonly #asked: CountingTerminal
	#heardKeys = new Set<string>()

	constructor(parts: AnvizParts) {
		this.#parts = parts
		const { replyMs, ...waits } = { ...usualWaits, ...parts.waits }
		const { clock, device, quietMs } = parts
		this.#link = new Link({
			...{ clock, device, quietMs, replyMs },
			onRecord: (data) => this.#hear(data),
		})
		this.#asked = new CountingTerminal({
			...parts,
			...{ ...waits, asking: askingOf(this.#link, parts) },
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

	users(): Promise<Result<readonly TerminalUser[], Fault>> {
		return this.#asked.inTurn(() => askUsers(this.#link))
	}

	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>> {
		return this.#asked.pull(after)
	}

	setClock(utcMs: number): Promise<Result<void, Fault>> {
		return this.#asked.inTurn(() => tellTime(this.#link, { utcMs, zone: this.#parts.zone }))
	}

	async clearLog(): Promise<Result<void, Fault>> {
		return fail("not-allowed", "Anviz terminals are not cleared from here. Use their own menu.")
	}

	/** It is not acknowledged, as nobody has published how: a terminal may tell the same record again. */
	#hear(data: Uint8Array): void {
		const { serial } = this.#asked
		if (serial === undefined || data.length < recordBytes) return
		const punch = punchOf({ serial, ...recordOf(data.subarray(0, recordBytes)) }, meanings)
		// What is none is refused when the log is read.
		if (!punch.ok || this.#heardKeys.has(punch.value.key)) return
		this.#heardKeys = new Set([...this.#heardKeys, punch.value.key].slice(-maxHeardKeys))
		this.#asked.noteHeard()
		this.#parts.events.onPunch(punch.value, "event")
	}
}

const askingOf = (link: Link, { serial, zone, utcNow }: AnvizParts): Asking => ({
	...{ line: link, isGone, isBeatLost: isGone },
	// A line has no session to be opened, and records are told where somebody has switched that on.
	greet: async () => succeed(undefined),
	askForEvents: async () => succeed(undefined),
	identity: () => askIdentity(link, serial),
	counts: () => askCounts(link),
	clock: () => askClock(link, { zone, utcNow }),
	log: (_, pull) => pullLog({ ...pull, link }),
})
