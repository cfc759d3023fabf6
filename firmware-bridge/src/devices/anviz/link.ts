// One line to a terminal: a question at a time, each bounded. The line may be two wires that carry one side at a time.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { FrameLine } from "../../ports/frame-line.ts"
import type { OpenPort, PortFault } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import * as anviz from "./frame.ts"
import { type Framed, frameStream } from "./framer.ts"

export type LinkParts = {
	readonly clock: DriverClock
	/** The terminal's number; 0: whoever answers first, and nobody else until the line is opened again. */
	readonly device: number
	readonly replyMs: number
	/** From the last byte heard to the next question. */
	readonly quietMs: number
	/** A record told as it happens. */
	onRecord(data: Uint8Array): void
}

export type Answer = { readonly data: Uint8Array; readonly roundTripMs: number }

const retries = 2
const nothing = new Uint8Array()

export class Link {
	readonly #parts: LinkParts
	readonly #line: FrameLine<anviz.Frame>
	#device: number
	/** Another number that answered. */
	#stranger: number | undefined
	/** What began before the last question is no answer to it. */
	#isStale = false

	constructor(parts: LinkParts) {
		this.#parts = parts
		this.#device = parts.device
		this.#line = new FrameLine({
			clock: parts.clock,
			cut: (held, chunk) => this.#withoutEvents(this.#cut(held, chunk)),
		})
	}

	/** Settles when the line is gone. */
	get ended(): Promise<void> {
		return this.#line.ended
	}

	get isOpen(): boolean {
		return this.#line.isOpen
	}

	open(openPort: OpenPort): Promise<Result<void, PortFault>> {
		this.#device = this.#parts.device
		return this.#line.open(openPort)
	}

	/** Asks what changes nothing, again if there is no answer. */
	async ask(command: anviz.ReadCommand, data = nothing): Promise<Result<Answer, Fault>> {
		let answer: Result<Answer, Fault> = { ok: false, fault: hungUpFault }
		for (let tries = 0; tries <= retries && this.isOpen; tries++) {
			answer = await this.askOnce(command, data)
			if (answer.ok || answer.fault.code !== "absent") return answer
		}
		return answer
	}

	/** What moves on with each question is asked once: after a lost answer it begins anew. */
	askOnce(command: anviz.ReadCommand, data = nothing): Promise<Result<Answer, Fault>> {
		return this.#exchange(command, anviz.readCommands[command], data)
	}

	/** Once only: whether a change that was not answered was made is not known. */
	async change(command: anviz.ChangeCommand, data: Uint8Array): Promise<Result<void, Fault>> {
		const answer = await this.#exchange(command, anviz.changeCommands[command], data)
		return answer.ok ? succeed(undefined) : answer
	}

	close(): Promise<void> {
		return this.#line.close()
	}

	async #exchange(name: string, code: number, data: Uint8Array): Promise<Result<Answer, Fault>> {
		const { clock, quietMs, replyMs } = this.#parts
		const quietFor = clock.now() - this.#line.lastByteAt
		if (quietFor < quietMs) await clock.pause(quietMs - quietFor)
		this.#line.clear()
		this.#isStale = true
		this.#stranger = undefined
		const askedAt = clock.now()
		const sent = await this.#line.write(anviz.bytesOf({ device: this.#device, code, data }))
		if (!sent.ok) return sent
		const frame = await this.#line.next(replyMs, (heard) => this.#isAnswer(heard, code))
		if (frame === undefined) return { ok: false, fault: this.#silence(name, code) }
		if (this.#device === 0) this.#device = frame.device
		if (frame.ret !== 0) return { ok: false, fault: refusalOf(name, frame.ret) }
		return succeed({ data: frame.data, roundTripMs: this.#line.lastByteAt - askedAt })
	}

	#isAnswer(frame: anviz.Frame, code: number): boolean {
		if (frame.code !== code + anviz.answerBit) return false
		const isMine = this.#device === 0 || frame.device === this.#device
		if (!isMine) this.#stranger = frame.device
		return isMine
	}

	#silence(name: string, code: number): Fault {
		if (!this.isOpen) return hungUpFault
		const { replyMs } = this.#parts
		const asked = `${name} (${code.toString(16).toUpperCase()}h)`
		if (this.#stranger !== undefined) {
			return {
				code: "wrong-device",
				message: `Terminal ${this.#stranger} answered ${asked}, not ${this.#device}. Set device=${this.#stranger}, or give the terminal the number ${this.#device} in its menu.`,
			}
		}
		return {
			code: "absent",
			message: `Terminal ${this.#device} gave no answer to ${asked} within ${replyMs} ms. Check its device number and, on a serial line, its speed; close other programs that use it.`,
		}
	}

	#cut(held: Uint8Array, chunk: Uint8Array): Framed {
		const kept = this.#isStale ? nothing : held
		this.#isStale = false
		return frameStream(kept, chunk)
	}

	#withoutEvents(framed: Framed): Framed {
		const isEvent = ({ code, device }: anviz.Frame) =>
			code === anviz.recordEvent && device === this.#device
		for (const { data } of framed.frames.filter(isEvent)) this.#parts.onRecord(data)
		return { ...framed, frames: framed.frames.filter((frame) => !isEvent(frame)) }
	}
}

const hungUpFault: Fault<"closed"> = { code: "closed", message: "The terminal hung up." }

/** Whether the session is over, rather than one question in vain. */
export const isGone = ({ code }: Fault): boolean =>
	["closed", "absent", "wrong-device"].includes(code)

/** TC_B V2.1, part I: 1 failed, 4 full, 5 empty, 6 no such user, 8 timed out, A and B taken. */
const refusalOf = (name: string, ret: number | undefined): Fault<"not-done"> => ({
	code: "not-done",
	message: `The terminal refused ${name} (${ret}). If a communication password is set in its menu, take it out; else tell the maintainers its model and firmware.`,
})
