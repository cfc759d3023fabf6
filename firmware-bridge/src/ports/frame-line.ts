// A port cut into frames, for a driver that asks and waits for what it asked.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { DriverClock } from "../reader.ts"
import type { OpenPort, Port, PortFault } from "./port.ts"

type Cut<Frame> = (
	held: Uint8Array,
	chunk: Uint8Array,
) => {
	readonly held: Uint8Array
	readonly frames: readonly Frame[]
	readonly faults: readonly unknown[]
}

type Waiting<Frame> = { accepts(frame: Frame): boolean; settle(frame: Frame | undefined): void }

/** Frames kept for who asks next, unless a device's answers are longer: one that floods the line fills no memory. */
const usuallyKept = 32

export const hungUp: Fault<"closed"> = {
	code: "closed",
	message: "The reader was unplugged or its converter hung up.",
}

export class FrameLine<Frame> {
	readonly #clock: DriverClock
	readonly #cut: Cut<Frame>
	readonly #maxKept: number
	#port: Port | undefined
	#held: Uint8Array = new Uint8Array()
	#kept: Frame[] = []
	#waiting: Waiting<Frame> | undefined
	#lastByteAt = 0
	#noise = 0
	#opening = 0
	#ended: Promise<void> = Promise.resolve()

	constructor(parts: {
		readonly clock: DriverClock
		readonly cut: Cut<Frame>
		readonly maxKept?: number
	}) {
		this.#clock = parts.clock
		this.#cut = parts.cut
		this.#maxKept = parts.maxKept ?? usuallyKept
	}

	async open(openPort: OpenPort): Promise<Result<void, PortFault>> {
		const opening = ++this.#opening
		const { promise, resolve: end } = Promise.withResolvers<void>()
		this.#ended = promise
		const port = await openPort({
			onBytes: (chunk) => this.#receive(chunk),
			// The last word of an earlier port says nothing of this one.
			onClosed: () => {
				if (opening === this.#opening) this.#lose()
				end()
			},
		})
		if (!port.ok) return port
		this.#port = port.value
		return succeed(undefined)
	}

	get isOpen(): boolean {
		return this.#port !== undefined
	}

	/** Settles when the port is gone. */
	get ended(): Promise<void> {
		return this.#ended
	}

	/** Monotonic ms at which the newest byte arrived. */
	get lastByteAt(): number {
		return this.#lastByteAt
	}

	/** Pieces that had to be thrown away since the last look. */
	takeNoise(): number {
		const noise = this.#noise
		this.#noise = 0
		return noise
	}

	/** Forgets frames nobody waited for. */
	clear(): void {
		this.#kept = []
	}

	async write(bytes: Uint8Array): Promise<Result<void, PortFault>> {
		return this.#port === undefined ? { ok: false, fault: hungUp } : this.#port.write(bytes)
	}

	/** The next frame of that sort, one that came already or one to come; undefined when none does in time. */
	next(timeoutMs: number, accepts: (frame: Frame) => boolean): Promise<Frame | undefined> {
		const index = this.#kept.findIndex(accepts)
		const [arrived] = index < 0 ? [] : this.#kept.splice(index, 1)
		if (arrived !== undefined || this.#port === undefined) return Promise.resolve(arrived)
		return new Promise((resolve) => {
			const settle = (frame: Frame | undefined) => {
				clearTimeout(timer)
				this.#waiting = undefined
				resolve(frame)
			}
			const timer = setTimeout(() => settle(undefined), timeoutMs)
			this.#waiting = { accepts, settle }
		})
	}

	async close(): Promise<void> {
		const port = this.#port
		this.#lose()
		await port?.close()
	}

	#receive(chunk: Uint8Array): void {
		this.#lastByteAt = this.#clock.now()
		const { held, frames, faults } = this.#cut(this.#held, chunk)
		this.#held = held
		this.#noise += faults.length
		for (const frame of frames) {
			if (this.#waiting?.accepts(frame)) this.#waiting.settle(frame)
			else this.#kept = [...this.#kept, frame].slice(-this.#maxKept)
		}
	}

	#lose(): void {
		this.#port = undefined
		this.#held = new Uint8Array()
		this.#kept = []
		this.#waiting?.settle(undefined)
	}
}
