// A panel that takes one JSON line per command over a byte port.
import type { Fault } from "@hadir/shared/result.ts"
import type { OpenPort, Port } from "../ports/port.ts"
import type { ReaderState } from "../reader.ts"
import { type Panel, panelCommands, type Signal } from "./signal.ts"

const retryMs = 2_000
const closedFault: Fault<"closed"> = { code: "closed", message: "The panel's line was cut." }

export class LinePanel implements Panel {
	readonly #openPort: OpenPort
	readonly #onState: (state: ReaderState) => void
	#port: Port | undefined
	#retry: NodeJS.Timeout | undefined
	#isRunning = false

	constructor(openPort: OpenPort, onState: (state: ReaderState) => void) {
		this.#openPort = openPort
		this.#onState = onState
	}

	get state(): "ready" | "absent" {
		return this.#port === undefined ? "absent" : "ready"
	}

	start(): void {
		this.#isRunning = true
		void this.#connect()
	}

	/** A panel that is away misses its command; the screen still answers. */
	show(signal: Signal): void {
		void this.#port?.write(Buffer.from(`${JSON.stringify(panelCommands[signal])}\n`))
	}

	/** It has no display. */
	rest(): void {}

	async stop(): Promise<void> {
		this.#isRunning = false
		clearTimeout(this.#retry)
		await this.#port?.close()
	}

	async #connect(): Promise<void> {
		const opened = await this.#openPort({
			onBytes: () => undefined,
			onClosed: () => {
				this.#port = undefined
				this.#onState({ kind: "absent", fault: closedFault })
				this.#tryLater()
			},
		})
		if (opened.ok && !this.#isRunning) return opened.value.close()
		if (!opened.ok) {
			this.#onState({ kind: "absent", fault: opened.fault })
			return this.#tryLater()
		}
		this.#port = opened.value
		this.#onState({ kind: "ready" })
	}

	#tryLater(): void {
		if (this.#isRunning) this.#retry = setTimeout(() => void this.#connect(), retryMs)
	}
}
