// The one list of attendance terminals: a model, its settings, and how its driver is made.
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { z } from "zod"
import { AdmsTerminal } from "./devices/adms/driver.ts"
import { AnvizTerminal, baudRate, serialQuietMs } from "./devices/anviz/driver.ts"
import { SoapTerminal } from "./devices/zksoap/driver.ts"
import { ZkTerminal } from "./devices/zkteco/driver.ts"
import type { PushDoor } from "./ports/push-door.ts"
import { serialPort } from "./ports/serial-port.ts"
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

export const terminalModels = ["zkteco", "adms", "anviz", "zksoap"] as const
export type TerminalModel = (typeof terminalModels)[number]

const addressOf = <Kind extends z.ZodType>(address: Kind, words: string) =>
	z.unknown().transform((given, context) => {
		const read = address.safeParse(given)
		if (read.success) return read.data
		context.addIssue(words)
		return z.NEVER
	})
const tcp = z.object({ kind: z.literal("tcp"), host: z.string(), port: z.number() })
const tcpAddress = addressOf(tcp, "tcp:host:port")
const lineAddress = addressOf(
	z.union([tcp, z.object({ kind: z.literal("serial"), path: z.string() })]),
	"tcp:host:port or serial:path",
)
const pushAddress = addressOf(
	z.object({ kind: z.literal("push"), serial: z.string() }),
	"push: and its serial number, for it calls by itself",
)

function u32(words: string) {
	const digits = z.string().regex(/^\d{1,10}$/, words)
	return digits.transform(Number).refine((number) => number <= 0xff_ff_ff_ff, words)
}

const aKey = "a number from 0 to 4294967295, the terminal's communication key"
const commKey = u32(aKey).default(0)

const zkteco = z
	.strictObject({
		address: tcpAddress,
		key: commKey,
		transport: z.enum(["tcp", "udp"], "tcp or udp").default("tcp"),
	})
	.transform(({ address, key, transport }) => (parts: TerminalDriverParts): Terminal => {
		const openPort = (transport === "tcp" ? tcpPort : udpPort)(address)
		return new ZkTerminal({ ...parts, openPort, transport, commKey: key })
	})

/** In whose figures it expects its zone: what else it takes moves its clock by hours. */
const aZoneForm = "hours, minutes, offset or none"

const adms = z
	.strictObject({
		address: pushAddress,
		from: z.ipv4("the address it calls from, like 192.168.1.201").optional(),
		timezone: z.enum(["hours", "minutes", "offset", "none"], aZoneForm).default("hours"),
	})
	.transform(
		({ address: { serial }, from, timezone }) =>
			(parts: TerminalDriverParts): Terminal =>
				new AdmsTerminal({
					...{ ...parts, through: parts.through() },
					...{ serial, from, zoneForm: timezone },
				}),
	)

const aNumber = "the terminal's number, 1 to 4294967295, or 0 for the only one on its line"
const aSerial = "the serial number on its type plate, up to 24 letters, digits, dots, _ and -"
const serial = z.string(aSerial).regex(serialPattern, aSerial)

const speeds = ["9600", "19200", "38400", "57600", "115200"] as const
const aSpeed = `the speed of its line: ${speeds.join(", ")}`

const anviz = z
	.strictObject({
		address: lineAddress,
		device: u32(aNumber).default(1),
		baud: z.enum(speeds, aSpeed).transform(Number).default(baudRate),
		serial: serial.optional(),
	})
	.transform(
		({ address, baud, device, serial }) =>
			({ through, ...parts }: TerminalDriverParts): Terminal =>
				new AnvizTerminal({
					...{ ...parts, device },
					...(address.kind === "serial"
						? {
								openPort: serialPort({ path: address.path, baudRate: baud }),
								quietMs: serialQuietMs,
							}
						: { openPort: tcpPort(address), quietMs: 0 }),
					...(serial === undefined ? {} : { serial }),
					...(through === undefined ? {} : { through }),
				}),
	)

const zksoap = z.strictObject({ address: tcpAddress, key: commKey, serial }).transform(
	({ address, key, serial }) =>
		({ through, ...parts }: TerminalDriverParts): Terminal =>
			new SoapTerminal({
				...{ ...parts, address, commKey: key, serial },
				...(through === undefined ? {} : { through }),
			}),
)

/** Reads where it is and what is set for it; an issue names which. */
export const terminals: Readonly<
	Record<TerminalModel, z.ZodType<(parts: TerminalDriverParts) => Terminal>>
> = { zkteco, adms, anviz, zksoap }
