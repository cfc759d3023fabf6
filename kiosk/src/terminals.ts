// The attendance terminals of this kiosk, and the port on which those call that push.
import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import type { KioskConfig } from "./config.ts"
import { isClockSure } from "./domain/clock-quality.ts"
import type { ReaderSlot } from "./readers/reader-slot.ts"
import { type TerminalSlot, type TerminalSlotParts, terminalSlot } from "./terminal-slot.ts"

type Parts = Omit<TerminalSlotParts, "door">

export class Terminals {
	readonly #pushes: PushServer
	readonly #isPushedTo: boolean
	readonly #terminals: readonly TerminalSlot[]

	constructor({ terminals, pushPort }: Pick<KioskConfig, "terminals" | "pushPort">, parts: Parts) {
		const { warn } = parts
		this.#pushes = new PushServer({
			port: pushPort,
			utcNow: () => {
				const { q, wall } = parts.storage.clock.read()
				return isClockSure(q) ? wall : undefined
			},
			onStranger: (serial, from) => warn("terminal.stranger", { serial, from }),
			onFault: (err, { code, message }) =>
				warn(`terminal.${code}`, { message, ...(code === "unanswered-call" ? { err } : {}) }),
			onOpen: () => parts.log("terminal.port-open", { port: pushPort }),
		})
		this.#isPushedTo = terminals.some(({ address }) => address.kind === "push")
		this.#terminals = terminals.map((setting) =>
			terminalSlot(setting, { ...parts, door: this.#pushes }),
		)
	}

	/** Where terminals that push call. */
	get pushPort(): number {
		return this.#pushes.port
	}

	get slots(): readonly ReaderSlot[] {
		return this.#terminals.map(({ slot }) => slot)
	}

	/** UTC ms; undefined when no terminal has that name. */
	pulledThrough(name: string): number | undefined {
		return this.#terminals.find(({ slot }) => slot.name === name)?.pulledThrough()
	}

	/** Their slots are started by whoever starts all readers. */
	async start(): Promise<void> {
		if (this.#isPushedTo) await this.#pushes.start()
	}

	stop(): Promise<void> {
		return this.#pushes.stop()
	}
}
