// PC/SC readers (ACR122U and kin) by pcscd and nfc-pcsc, in a process of their own that is started anew
// whenever it ends or falls silent.
import { type ChildProcess, fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Fault } from "@hadir/shared/result.ts"
import { isRandomNumber } from "../../random-number.ts"
import type { DriverClock, Reader, ReaderEvents } from "../../reader.ts"
import { Sessions } from "../../sessions.ts"
import { cardOf } from "./card.ts"
import { type PcscMessage, pcscMessage } from "./messages.ts"

const program = fileURLToPath(new URL("./pcsc-worker.ts", import.meta.url))
/** It says every 3 s that it lives. */
const silentAfterMs = 15_000

type Parts = {
	readonly clock: DriverClock
	readonly events: ReaderEvents
	/** A part of the reader's name, where there are several; any, if empty. */
	readonly name: string
}

export class PcscReader implements Reader {
	readonly #parts: Parts
	readonly #sessions: Sessions
	#child: ChildProcess | undefined
	#said: Fault | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#sessions = new Sessions({
			...{ clock: parts.clock, events: parts.events },
			session: (onReady) => this.#session(onReady),
			close: () => this.#close(),
		})
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	/** From starting the process to its end; returns why it ended. */
	#session(onReady: (fault?: Fault) => void): Promise<Fault> {
		this.#said = undefined
		const child = fork(program, [this.#parts.name], {
			stdio: ["ignore", "ignore", "ignore", "ipc"],
		})
		this.#child = child
		return new Promise((resolve) => {
			const fallSilent = () => {
				this.#said = silentFault
				child.kill("SIGKILL")
			}
			let silence = setTimeout(fallSilent, silentAfterMs)
			child.on("message", (said) => {
				clearTimeout(silence)
				silence = setTimeout(fallSilent, silentAfterMs)
				const message = pcscMessage.safeParse(said)
				if (message.success) this.#hear(message.data, onReady)
			})
			const over = () => {
				clearTimeout(silence)
				resolve(this.#said ?? endedFault)
			}
			child.once("error", over)
			child.once("exit", over)
		})
	}

	#hear(message: PcscMessage, onReady: (fault?: Fault) => void): void {
		switch (message.kind) {
			case "alive":
				return
			case "reader":
				return onReady()
			case "no-reader":
				return onReady(this.#said ?? noReaderFault)
			case "unread":
				return this.#parts.events.onFailedRead()
			case "fault":
				this.#said = { code: message.code, message: message.message }
				return
			case "card":
				return this.#read(message)
		}
	}

	#read(told: { uid: string; atr: string }): void {
		const { events, clock } = this.#parts
		const card = cardOf(told)
		if (card === undefined) events.onFailedRead()
		else if (isRandomNumber(card)) events.onRefusal("unstable-number")
		else events.onReading({ kind: "card", card, receivedAt: clock.now() })
	}

	async #close(): Promise<void> {
		const child = this.#child
		this.#child = undefined
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
		const ended = new Promise((resolve) => child.once("exit", resolve))
		// What PC/SC holds up hears no kinder word.
		child.kill("SIGKILL")
		await ended
	}
}

const noReaderFault: Fault = {
	code: "absent",
	message:
		"PC/SC runs and has no such card reader. Plug it in, or check its name with: pcsc_scan -r.",
}
const silentFault: Fault = {
	code: "silent",
	message: "The process that talks to PC/SC hung. It is started anew.",
}
const endedFault: Fault = {
	code: "closed",
	message: "The process that talks to PC/SC ended. It is started anew.",
}
