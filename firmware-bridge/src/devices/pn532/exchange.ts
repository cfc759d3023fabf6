// One command at a time: send, wait for the ACK, wait for the reply, each bounded.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { FrameLine, hungUp } from "../../ports/frame-line.ts"
import type { OpenPort, PortFault } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import { ackFrame, type Frame } from "./frame.ts"
import { frameBytes } from "./framer.ts"

const ackTimeoutMs = 100
const replyTimeoutMs = 1_000
const maxTries = 3

export type ExchangeFault = Fault<"no-ack" | "no-reply" | "chip-error" | "closed"> | PortFault
export type Reply = { readonly data: Uint8Array; readonly receivedAt: number }

export class Exchange {
	readonly #line: FrameLine<Frame>

	constructor(clock: DriverClock) {
		this.#line = new FrameLine({ clock, cut: frameBytes })
	}

	open(openPort: OpenPort): Promise<Result<void, PortFault>> {
		return this.#line.open(openPort)
	}

	get isOpen(): boolean {
		return this.#line.isOpen
	}

	/** Frames that had to be thrown away since the last look. */
	takeNoise(): number {
		return this.#line.takeNoise()
	}

	close(): Promise<void> {
		return this.#line.close()
	}

	/** Sends a command until it is acknowledged, at most three times, then waits for its reply. */
	async ask(command: number, frame: Uint8Array): Promise<Result<Reply, ExchangeFault>> {
		for (let tries = 0; tries < maxTries; tries++) {
			this.#line.clear()
			const written = await this.#line.write(frame)
			if (!written.ok) return written
			const ack = await this.#line.next(
				ackTimeoutMs,
				({ kind }) => kind === "ack" || kind === "nack",
			)
			if (ack?.kind === "ack") return this.#awaitReply(command)
		}
		return fail(
			"no-ack",
			`The reader did not acknowledge command ${hex(command)} in ${maxTries} tries.`,
		)
	}

	async #awaitReply(command: number): Promise<Result<Reply, ExchangeFault>> {
		const reply = await this.#line.next(
			replyTimeoutMs,
			(frame) => frame.kind === "error" || (frame.kind === "reply" && frame.command === command),
		)
		if (reply?.kind === "reply") {
			return succeed({ data: reply.data, receivedAt: this.#line.lastByteAt })
		}
		if (reply?.kind === "error") return fail("chip-error", `The reader refused ${hex(command)}.`)
		// An ACK from the host ends a command that is still running in the chip.
		await this.#line.write(ackFrame)
		return this.#line.isOpen
			? fail("no-reply", `No reply to ${hex(command)} within ${replyTimeoutMs} ms.`)
			: { ok: false, fault: hungUp }
	}
}

const hex = (command: number): string => `0x${command.toString(16).padStart(2, "0")}`
