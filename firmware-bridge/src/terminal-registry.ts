// The one list of attendance terminals: a model, its settings, and how its driver is made.
import { z } from "zod"
import { AdmsTerminal } from "./devices/adms/driver.ts"
import { ZkTerminal } from "./devices/zkteco/driver.ts"
import type { PushDoor } from "./ports/push-door.ts"
import { tcpPort } from "./ports/tcp-port.ts"
import { udpPort } from "./ports/udp-port.ts"
import type { DriverClock } from "./reader.ts"
import type { PullThrough, Terminal, TerminalEvents } from "./terminal.ts"

export type TerminalDriverParts = {
	/** Where terminals that push call. */
	readonly door: PushDoor
	readonly clock: DriverClock
	/** The kiosk's own UTC ms. */
	utcNow(): number
	/** Whether that is known to be right. */
	isClockSure(): boolean
	/** Where the terminal stands. */
	readonly zone: string
	readonly events: TerminalEvents
	/** How far its log is kept. */
	through(): PullThrough | undefined
}

export const terminalModels = ["zkteco", "adms"] as const
export type TerminalModel = (typeof terminalModels)[number]

const addressOf = <Kind extends z.ZodType>(address: Kind, words: string) =>
	z.unknown().transform((given, context) => {
		const read = address.safeParse(given)
		if (read.success) return read.data
		context.addIssue(words)
		return z.NEVER
	})
const tcpAddress = addressOf(
	z.object({ kind: z.literal("tcp"), host: z.string(), port: z.number() }),
	"it is at tcp:host:port",
)
const pushAddress = addressOf(
	z.object({ kind: z.literal("push"), serial: z.string() }),
	"it calls by itself, so it is push: and its serial number",
)

const aKey = "a number from 0 to 4294967295, the terminal's communication key"

const zkteco = z
	.strictObject({
		address: tcpAddress,
		key: z
			.string()
			.regex(/^\d{1,10}$/, aKey)
			.transform(Number)
			.refine((key) => key <= 0xff_ff_ff_ff, aKey)
			.default(0),
		transport: z.enum(["tcp", "udp"]).default("tcp"),
	})
	.transform(({ address, key, transport }) => (parts: TerminalDriverParts): Terminal => {
		const openPort = (transport === "tcp" ? tcpPort : udpPort)(address)
		return new ZkTerminal({ ...parts, openPort, transport, commKey: key })
	})

const adms = z
	.strictObject({
		address: pushAddress,
		from: z.ipv4("the address it calls from, like 192.168.1.201").optional(),
		timezone: z.enum(["hours", "minutes", "offset", "none"]).default("hours"),
	})
	.transform(
		({ address: { serial }, from, timezone }) =>
			(parts: TerminalDriverParts): Terminal =>
				new AdmsTerminal({
					...{ ...parts, through: parts.through() },
					...{ serial, from, zoneForm: timezone },
				}),
	)

/** Reads where it is and what is set for it; an issue names which. */
export const terminals: Readonly<
	Record<TerminalModel, z.ZodType<(parts: TerminalDriverParts) => Terminal>>
> = { zkteco, adms }
