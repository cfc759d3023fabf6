// One reader of the kiosk: its driver, its state, and what is written of it into the journal.
import type { FingerKeeper } from "@hadir/firmware-bridge/finger-keeper.ts"
import type { Reader, ReaderEvents, ReaderState, Reading } from "@hadir/firmware-bridge/reader.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type { ClockReading } from "../usecases/ports.ts"
import { StateLog } from "../usecases/state-log.ts"

type Parts = {
	/** Its name in the journal, e.g. "card-1". */
	readonly name: string
	readonly medium: "card" | "finger" | "terminal"
	readonly make: (events: ReaderEvents) => Reader
	/** @returns whether it named somebody; if not, it counts as a read that came to nothing */
	readonly onReading: (reading: Reading) => boolean
	readonly onRefusal: ReaderEvents["onRefusal"]
	readonly readClock: () => ClockReading
	/** @returns whether it is on disk */
	readonly append: (content: RecordContent) => boolean
	/** The state changed: screens and status may be told. */
	readonly onChange: () => void
	readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void
	/** What a technician has to see whatever the log's level. */
	readonly warn: (event: string, facts: Readonly<Record<string, unknown>>) => void
}

const failedReadsEveryMs = 60_000
const maxReasonLength = 60

export class ReaderSlot {
	readonly #parts: Parts
	readonly #reader: Reader
	readonly #stateLog: StateLog
	#state: ReaderState = { kind: "starting" }
	#recorded = ""
	#failed = 0
	#timer: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#stateLog = new StateLog({ source: parts.name, log: parts.log, warn: parts.warn })
		this.#reader = parts.make({
			onReading: (reading) => {
				if (!parts.onReading(reading)) this.#failed++
			},
			onRefusal: parts.onRefusal,
			onState: (state) => this.#change(state),
			onFailedRead: () => {
				this.#failed++
			},
		})
	}

	get name(): string {
		return this.#parts.name
	}

	get medium(): "card" | "finger" | "terminal" {
		return this.#parts.medium
	}

	/** Of a sensor that keeps the fingers itself. */
	get fingers(): FingerKeeper | undefined {
		return this.#reader.fingers
	}

	get state(): ReaderState {
		return this.#state
	}

	start(): void {
		this.#timer = setInterval(() => this.#recordFailedReads(), failedReadsEveryMs)
		this.#reader.start()
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer)
		await this.#reader.stop()
	}

	/** Each lasting state is recorded once: it says when the place was in service. */
	#change(state: ReaderState): void {
		this.#state = state
		this.#stateLog.note(state)
		if (state.kind !== "starting") {
			const reason = "fault" in state ? state.fault.code.slice(0, maxReasonLength) : undefined
			const key = `${state.kind} ${reason ?? ""}`
			// What the disk refused is said again with the next change, or when it takes records again.
			if (key !== this.#recorded) {
				const facts = { state: state.kind, ...(reason === undefined ? {} : { reason }) }
				if (this.#append(facts)) this.#recorded = key
			}
		}
		this.#parts.onChange()
	}

	/** Says its state once more: a journal has begun anew, or records were refused meanwhile. */
	recordAgain(): void {
		this.#recorded = ""
		this.#change(this.#state)
	}

	#recordFailedReads(): void {
		if (this.#failed === 0) return
		const failed = this.#failed
		this.#failed = 0
		const state = this.#state.kind === "starting" ? "absent" : this.#state.kind
		this.#append({ state, failed })
	}

	#append(facts: {
		state: "ready" | "absent" | "faulty"
		reason?: string
		failed?: number
	}): boolean {
		const { name, readClock, append } = this.#parts
		return append({ k: "reader", ...readClock(), reader: name, ...facts })
	}
}
