// One session with a terminal: a question at a time, each bounded, and events answered as they come.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { FrameLine } from "../../ports/frame-line.ts"
import type { OpenPort, PortFault } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import { commKeyBytes } from "./comm-key.ts"
import * as zk from "./frame.ts"
import { type Framed, frameDatagram, frameStream } from "./framer.ts"

export type Transport = "tcp" | "udp"

export type LinkParts = {
	readonly clock: DriverClock
	readonly transport: Transport
	readonly replyMs: number
	/** @param bit which kind of event */
	onEvent(bit: number, body: Uint8Array): void
}

export type Answer = zk.Frame & { readonly roundTripMs: number }

const retries = 3
const nothing = new Uint8Array()
const eventReply = 0
/** A chunk of 65,472 bytes in frames of 256, all in one segment. */
const maxKept = 260

export class Link {
	readonly #parts: LinkParts
	readonly #line: FrameLine<zk.Frame>
	#session = 0
	#reply = 0

	constructor(parts: LinkParts) {
		this.#parts = parts
		this.#line = new FrameLine({
			...{ clock: parts.clock, maxKept },
			cut: (held, chunk) => this.#withoutEvents(this.#cut(held, chunk)),
		})
	}

	get transport(): Transport {
		return this.#parts.transport
	}

	/** Settles when the line is gone. */
	get ended(): Promise<void> {
		return this.#line.ended
	}

	get isOpen(): boolean {
		return this.#line.isOpen
	}

	open(openPort: OpenPort): Promise<Result<void, PortFault>> {
		this.#session = 0
		this.#reply = 0
		return this.#line.open(openPort)
	}

	/** Opens the session; a terminal that asks for its communication key gets it, 0 too. */
	async connect(commKey: number): Promise<Result<void, Fault>> {
		const greeted = await this.#tryTo("connect", nothing, ({ reply }) => reply === 0)
		if (!greeted.ok) return isGone(greeted.fault) ? { ok: false, fault: silentFault } : greeted
		this.#session = greeted.value.session
		if (greeted.value.command === zk.replies.newWayIn) return { ok: false, fault: newWayInFault }
		if (greeted.value.command !== zk.replies.unauthorized) return expectOk("connect", greeted.value)
		const key = commKeyBytes(commKey, this.#session)
		const authorized = await this.#tell("authorize", key)
		if (!authorized.ok) return authorized
		const isWrong = authorized.value.command === zk.replies.unauthorized
		return isWrong ? { ok: false, fault: wrongKeyFault } : expectOk("authorize", authorized.value)
	}

	/** Asks what changes nothing, again if there is no answer. */
	ask(command: zk.ReadCommand, data: Uint8Array = nothing, waitMs?: number) {
		return this.#tell(command, data, waitMs)
	}

	/** Once only: whether a change that was not answered was made is not known. */
	async change(
		command: zk.ChangeCommand,
		data: Uint8Array = nothing,
	): Promise<Result<void, Fault>> {
		const code = zk.changeCommands[command]
		const answer = await this.#exchange(code, data, { accepts: this.#isMine })
		if (!answer.ok) return answer
		return expectOk(command, answer.value)
	}

	/** A further frame of the answer to the last question. */
	more(): Promise<zk.Frame | undefined> {
		return this.#line.next(this.#parts.replyMs, this.#isMine)
	}

	/** Takes leave where the line still stands: a terminal serves one program at a time. */
	async close(): Promise<void> {
		if (this.isOpen && this.#session !== 0) {
			await this.#send(zk.readCommands.exit, nothing)
		}
		await this.#line.close()
	}

	#tell(command: zk.ReadCommand, data: Uint8Array, waitMs?: number) {
		return this.#tryTo(command, data, this.#isMine, waitMs)
	}

	async #tryTo(
		command: zk.ReadCommand,
		data: Uint8Array,
		accepts: (frame: zk.Frame) => boolean,
		waitMs = this.#parts.replyMs,
	): Promise<Result<Answer, Fault>> {
		let answer: Result<Answer, Fault> = { ok: false, fault: silentFault }
		for (let tries = 0; tries <= retries && this.isOpen; tries++) {
			answer = await this.#exchange(zk.readCommands[command], data, { accepts, waitMs })
			if (answer.ok && answer.value.command !== zk.replies.retry) return answer
		}
		return answer
	}

	/** The number of the question is new each time, so that a late answer is no answer to the next. */
	async #exchange(
		command: number,
		data: Uint8Array,
		{
			accepts,
			waitMs = this.#parts.replyMs,
		}: { readonly accepts: (frame: zk.Frame) => boolean; readonly waitMs?: number },
	): Promise<Result<Answer, Fault>> {
		this.#line.clear()
		const askedAt = this.#parts.clock.now()
		const sent = await this.#send(command, data)
		if (!sent.ok) return sent
		const frame = await this.#line.next(waitMs, accepts)
		if (frame !== undefined) {
			return succeed({ ...frame, roundTripMs: this.#line.lastByteAt - askedAt })
		}
		return this.isOpen
			? fail("absent", `The terminal gave no answer to command ${command} within ${waitMs} ms.`)
			: { ok: false, fault: hungUpFault }
	}

	#send(command: number, data: Uint8Array): Promise<Result<void, PortFault>> {
		if (command !== zk.readCommands.connect) this.#reply = zk.nextReply(this.#reply)
		return this.#write({ command, session: this.#session, reply: this.#reply, data })
	}

	#write(frame: zk.Frame): Promise<Result<void, PortFault>> {
		const isStream = this.#parts.transport === "tcp"
		return this.#line.write(isStream ? zk.tcpBytesOf(frame) : zk.payloadOf(frame))
	}

	#cut(held: Uint8Array, chunk: Uint8Array): Framed {
		return this.#parts.transport === "tcp" ? frameStream(held, chunk) : frameDatagram(held, chunk)
	}

	/** Events may come between a question and its answer; each is acknowledged, or it is said again. */
	#withoutEvents(framed: Framed): Framed {
		const isEvent = ({ command }: zk.Frame) => command === zk.replies.event
		for (const { session: bit, data } of framed.frames.filter(isEvent)) {
			const session = this.#session
			this.#write({ command: zk.replies.ok, session, reply: eventReply, data: nothing })
			this.#parts.onEvent(bit, data)
		}
		return { ...framed, frames: framed.frames.filter((frame) => !isEvent(frame)) }
	}

	readonly #isMine = (frame: zk.Frame): boolean =>
		frame.reply === this.#reply && frame.session === this.#session
}

const hungUpFault: Fault<"closed"> = { code: "closed", message: "The terminal hung up." }
const silentFault: Fault<"absent"> = {
	code: "absent",
	message:
		"The terminal gave no answer. It serves one program at a time: close others that use it; else check its address and restart it.",
}
const newWayInFault: Fault<"new-way-in"> = {
	code: "new-way-in",
	message:
		"The terminal's firmware asks for a sign-in that its maker has not published. Set it up to push its records (ADMS) instead.",
}
const wrongKeyFault: Fault<"wrong-key"> = {
	code: "wrong-key",
	message:
		"The terminal refused the communication key. Read it in the terminal's menu (Comm., Comm Key) and set the same number here.",
}

/** Whether the session is over, rather than one question in vain. */
export const isGone = ({ code }: Fault): boolean => code === "closed" || code === "absent"

export function expectOk(question: string, { command }: zk.Frame): Result<void, Fault> {
	return command === zk.replies.ok
		? succeed(undefined)
		: { ok: false, fault: refusalOf(question, command) }
}

export function refusalOf(question: string, command: number): Fault {
	switch (command) {
		case zk.replies.unauthorized:
			return wrongKeyFault
		case zk.replies.accessControl:
			return {
				code: "access-control",
				message:
					"The terminal is set up for access control and gives no table. Set it to time attendance in its menu, or let it push its records.",
			}
		default:
			return { code: "not-done", message: `The terminal answered ${question} with ${command}.` }
	}
}
