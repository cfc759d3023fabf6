// One command at a time: the line is half duplex. Sent, then its answer is waited for, bounded.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { FrameLine, hungUp } from "../../ports/frame-line.ts"
import type { OpenPort, PortFault } from "../../ports/port.ts"
import type { DriverClock } from "../../reader.ts"
import { type Answer, confirmations, verifyPassword } from "./frame.ts"
import { frameBytes } from "./framer.ts"

const replyTimeoutMs = 1_000
/** For a command that writes the sensor's flash. */
export const flashTimeoutMs = 3_000
/** An optical sensor hears nothing for so long after power-on; an R503 is ready within 200 ms. */
const deafAfterPowerOnMs = 500
/** The first command after waking may be lost. */
const verifyTries = 2

export type ExchangeFault =
	| Fault<"no-reply" | "wrong-password" | "password-required" | "wrong-address" | "refused">
	| PortFault
export type Reply = Answer & { readonly receivedAt: number }

type Parts = { readonly clock: DriverClock; readonly password: number }

export class Exchange {
	readonly #parts: Parts
	readonly #line: FrameLine<Answer>
	#broken: Fault | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#line = new FrameLine({ clock: parts.clock, cut: frameBytes })
	}

	/** Opens the port and waits until the sensor hears; whether it was powered just now, nobody knows. */
	async open(openPort: OpenPort): Promise<Result<void, ExchangeFault>> {
		this.#broken = undefined
		const opened = await this.#line.open(openPort)
		if (!opened.ok) return opened
		await this.#parts.clock.pause(deafAfterPowerOnMs)
		for (let tries = 1; ; tries++) {
			const verified = await this.#verify()
			const isOver = verified.ok || verified.fault.code !== "no-reply" || tries === verifyTries
			if (isOver) return verified
		}
	}

	get isOpen(): boolean {
		return this.#line.isOpen
	}

	/** Why the line cannot be used any more. */
	get ended(): Fault {
		return this.#broken ?? hungUp
	}

	/** Pieces that had to be thrown away since the last look. */
	takeNoise(): number {
		return this.#line.takeNoise()
	}

	close(): Promise<void> {
		return this.#line.close()
	}

	/**
	 * Sends a command and waits for its answer. A sensor that wants the password was powered anew, or missed
	 * it: it is told once more. One that stays silent is given up, port and all: what it says later would be
	 * taken for the answer to another command.
	 */
	async ask(packet: Uint8Array, timeoutMs = replyTimeoutMs): Promise<Result<Reply, ExchangeFault>> {
		const reply = await this.#askVerified(packet, timeoutMs)
		if (!reply.ok && this.#line.isOpen) {
			this.#broken = reply.fault
			await this.#line.close()
		}
		return reply
	}

	/** Sends a command that not every model has: refused or not answered, it is merely not there. */
	async offer(packet: Uint8Array): Promise<boolean> {
		const reply = await this.#send(packet, replyTimeoutMs)
		return reply.ok && reply.value.confirmation === confirmations.ok
	}

	async #askVerified(packet: Uint8Array, timeoutMs: number): Promise<Result<Reply, ExchangeFault>> {
		const reply = await this.#send(packet, timeoutMs)
		if (!reply.ok || reply.value.confirmation !== confirmations.passwordRequired) return reply
		const verified = await this.#verify()
		if (!verified.ok) return verified
		const again = await this.#send(packet, timeoutMs)
		if (!again.ok || again.value.confirmation !== confirmations.passwordRequired) return again
		return fail("password-required", "The sensor took its password and asks for it all the same.")
	}

	async #verify(): Promise<Result<void, ExchangeFault>> {
		const reply = await this.#send(verifyPassword(this.#parts.password), replyTimeoutMs)
		if (!reply.ok) return reply
		switch (reply.value.confirmation) {
			case confirmations.ok:
				return succeed(undefined)
			case confirmations.wrongPassword:
				return fail(
					"wrong-password",
					"The sensor has another password. Write it into the kiosk's settings (zfm:password=...), or fit a sensor with none.",
				)
			case confirmations.wrongAddress:
				return fail(
					"wrong-address",
					"The sensor has an address of its own. Set it back to FFFFFFFF.",
				)
			default:
				return fail("refused", `The sensor refused the password (${reply.value.confirmation}).`)
		}
	}

	async #send(packet: Uint8Array, timeoutMs: number): Promise<Result<Reply, ExchangeFault>> {
		this.#line.clear()
		const written = await this.#line.write(packet)
		if (!written.ok) return written
		const endsAt = this.#parts.clock.now() + timeoutMs
		const first = await this.#line.next(timeoutMs, isAnswer)
		if (first === undefined) return this.#silence(packet, timeoutMs)
		const receivedAt = this.#line.lastByteAt
		if (first.confirmation !== confirmations.notReceived) return succeed({ ...first, receivedAt })
		// Some optical sensors say 01 before they answer (Adafruit CircuitPython_Fingerprint, issue 31).
		const second = await this.#line.next(Math.max(0, endsAt - this.#parts.clock.now()), isAnswer)
		return succeed({ ...(second ?? first), receivedAt: this.#line.lastByteAt })
	}

	#silence(packet: Uint8Array, timeoutMs: number): Result<never, ExchangeFault> {
		if (!this.#line.isOpen) return { ok: false, fault: hungUp }
		const command = (packet[9] ?? 0).toString(16).padStart(2, "0")
		return fail(
			"no-reply",
			`The sensor did not answer command ${command} within ${timeoutMs} ms. Check power, wires and its speed (57600).`,
		)
	}
}

/** Look-alikes announce their waking by a packet that answers nothing. */
const woken = 0xff
const isAnswer = ({ confirmation }: Answer): boolean => confirmation !== woken
