// One command at a time over a port: send, wait for the ACK, wait for the reply, each bounded.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { OpenPort, Port, PortFault } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import { ackFrame, type Frame } from "./frame.ts"
import { frameBytes } from "./framer.ts"

const ackTimeoutMs = 100
const replyTimeoutMs = 1_000
const maxTries = 3

export type ExchangeFault = Fault<"no-ack" | "no-reply" | "chip-error" | "closed"> | PortFault
export type Reply = { readonly data: Uint8Array; readonly receivedAt: number }

type Waiting = { accepts(frame: Frame): boolean; settle(frame: Frame | undefined): void }

export class Exchange {
	readonly #clock: DriverClock
	#port: Port | undefined
	#held: Uint8Array = new Uint8Array()
	#inbox: Frame[] = []
	#waiting: Waiting | undefined
	#lastByteAt = 0
	#noise = 0
	#opening = 0

	constructor(clock: DriverClock) {
		this.#clock = clock
	}

	async open(openPort: OpenPort): Promise<Result<void, PortFault>> {
		const opening = ++this.#opening
		const port = await openPort({
			onBytes: (chunk) => this.#receive(chunk),
			// The last word of an earlier port says nothing of this one.
			onClosed: () => opening === this.#opening && this.#lose(),
		})
		if (!port.ok) return port
		this.#port = port.value
		return succeed(undefined)
	}

	get isOpen(): boolean {
		return this.#port !== undefined
	}

	/** Frames that had to be thrown away since the last look. */
	takeNoise(): number {
		const noise = this.#noise
		this.#noise = 0
		return noise
	}

	async close(): Promise<void> {
		const port = this.#port
		this.#lose()
		await port?.close()
	}

	/** Sends a command until it is acknowledged, at most three times, then waits for its reply. */
	async ask(command: number, frame: Uint8Array): Promise<Result<Reply, ExchangeFault>> {
		for (let tries = 0; tries < maxTries; tries++) {
			this.#inbox = []
			const port = this.#port
			if (port === undefined) return hungUp
			const written = await port.write(frame)
			if (!written.ok) return written
			const ack = await this.#next(ackTimeoutMs, (f) => f.kind === "ack" || f.kind === "nack")
			if (ack?.kind === "ack") return this.#awaitReply(command)
		}
		return fail(
			"no-ack",
			`The reader did not acknowledge command ${hex(command)} in ${maxTries} tries.`,
		)
	}

	async #awaitReply(command: number): Promise<Result<Reply, ExchangeFault>> {
		const reply = await this.#next(
			replyTimeoutMs,
			(f) => f.kind === "error" || (f.kind === "reply" && f.command === command),
		)
		if (reply?.kind === "reply") {
			return succeed({ data: reply.data, receivedAt: this.#lastByteAt })
		}
		if (reply?.kind === "error") return fail("chip-error", `The reader refused ${hex(command)}.`)
		// An ACK from the host ends a command that is still running in the chip.
		await this.#port?.write(ackFrame)
		return this.#port === undefined
			? hungUp
			: fail("no-reply", `No reply to ${hex(command)} within ${replyTimeoutMs} ms.`)
	}

	#receive(chunk: Uint8Array): void {
		this.#lastByteAt = this.#clock.now()
		const framed = frameBytes(this.#held, chunk)
		this.#held = framed.held
		this.#noise += framed.faults.length
		for (const frame of framed.frames) {
			if (this.#waiting?.accepts(frame)) this.#waiting.settle(frame)
			else this.#inbox.push(frame)
		}
	}

	#next(timeoutMs: number, accepts: (frame: Frame) => boolean): Promise<Frame | undefined> {
		const index = this.#inbox.findIndex(accepts)
		const [arrived] = index < 0 ? [] : this.#inbox.splice(index, 1)
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

	#lose(): void {
		this.#port = undefined
		this.#held = new Uint8Array()
		this.#inbox = []
		this.#waiting?.settle(undefined)
	}
}

const hungUp = fail("closed", "The reader was unplugged or its converter hung up.")
const hex = (command: number): string => `0x${command.toString(16).padStart(2, "0")}`
