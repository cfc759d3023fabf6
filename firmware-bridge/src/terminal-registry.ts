// The one list of attendance terminals: a model, its settings, and how its driver is made.
import { z } from "zod"
import { ZkTerminal } from "./devices/zkteco/driver.ts"
import { tcpPort } from "./ports/tcp-port.ts"
import { udpPort } from "./ports/udp-port.ts"
import type { DriverClock } from "./reader.ts"
import type { PullThrough, Terminal, TerminalEvents } from "./terminal.ts"

export type TerminalDriverParts = {
	readonly address: { readonly host: string; readonly port: number }
	readonly clock: DriverClock
	/** The kiosk's own UTC ms. */
	utcNow(): number
	/** Where the terminal stands. */
	readonly zone: string
	readonly events: TerminalEvents
	/** How far its log is kept. */
	through(): PullThrough | undefined
}

export const terminalModels = ["zkteco"] as const
export type TerminalModel = (typeof terminalModels)[number]

const aKey = "a number from 0 to 4294967295, the terminal's communication key"

const zkteco = z
	.strictObject({
		key: z
			.string()
			.regex(/^\d{1,10}$/, aKey)
			.transform(Number)
			.refine((key) => key <= 0xff_ff_ff_ff, aKey)
			.default(0),
		transport: z.enum(["tcp", "udp"]).default("tcp"),
	})
	.transform(({ key, transport }) => ({ address, ...parts }: TerminalDriverParts): Terminal => {
		const openPort = (transport === "tcp" ? tcpPort : udpPort)(address)
		return new ZkTerminal({ ...parts, openPort, transport, commKey: key })
	})

/** An issue of the settings names which. */
export const terminals: Readonly<
	Record<TerminalModel, { readonly options: z.ZodType<(parts: TerminalDriverParts) => Terminal> }>
> = { zkteco: { options: zkteco } }
