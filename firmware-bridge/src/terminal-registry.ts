// The one list of attendance terminals: a model, its settings, and how its driver is made.
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { z } from "zod"
import { AnvizTerminal, baudRate, serialQuietMs } from "./devices/anviz/driver.ts"
import { SoapTerminal } from "./devices/zksoap/driver.ts"
import { ZkTerminal } from "./devices/zkteco/driver.ts"
import { serialPort } from "./ports/serial-port.ts"
import { tcpPort } from "./ports/tcp-port.ts"
import { udpPort } from "./ports/udp-port.ts"
import type { DriverClock } from "./reader.ts"
import type { PullThrough, Terminal, TerminalEvents } from "./terminal.ts"

export type TerminalAddress =
	| { readonly kind: "tcp"; readonly host: string; readonly port: number }
	| { readonly kind: "serial"; readonly path: string }

export type TerminalDriverParts = {
	/** Of a kind that the model takes. */
	readonly address: TerminalAddress
	readonly clock: DriverClock
	/** The kiosk's own UTC ms. */
	utcNow(): number
	/** Where the terminal stands. */
	readonly zone: string
	readonly events: TerminalEvents
	/** How far its log was taken before. */
	readonly through: PullThrough | undefined
}

export const terminalModels = ["zkteco", "anviz", "zksoap"] as const
export type TerminalModel = (typeof terminalModels)[number]

const aKey = "a number from 0 to 4294967295, the terminal's communication key"
const commKey = z
	.string()
	.regex(/^\d{1,10}$/, aKey)
	.transform(Number)
	.refine((key) => key <= 0xff_ff_ff_ff, aKey)
	.default(0)

const zkteco = z
	.strictObject({ key: commKey, transport: z.enum(["tcp", "udp"]).default("tcp") })
	.transform(
		({ key, transport }) =>
			({ address, through, ...parts }: TerminalDriverParts): Terminal => {
				const openPort = (transport === "tcp" ? tcpPort : udpPort)(networkOf(address))
				return new ZkTerminal({
					...parts,
					...{ openPort, transport, commKey: key },
					...(through === undefined ? {} : { through }),
				})
			},
	)

const aNumber = "the terminal's number, 1 to 4294967295, or 0 for the only one on its line"
const aSerial = "the serial number on its type plate, up to 24 letters, digits, dots, _ and -"
const serial = z.string(aSerial).regex(serialPattern, aSerial)

const anviz = z
	.strictObject({
		device: z
			.string()
			.regex(/^\d{1,10}$/, aNumber)
			.transform(Number)
			.refine((number) => number <= 0xff_ff_ff_ff, aNumber)
			.default(1),
		baud: z.enum(["9600", "19200", "38400", "57600", "115200"]).transform(Number).default(baudRate),
		serial: serial.optional(),
	})
	.transform(
		({ device, baud, serial }) =>
			({ address, through, ...parts }: TerminalDriverParts): Terminal => {
				const line =
					address.kind === "serial"
						? { openPort: serialPort({ ...address, baudRate: baud }), quietMs: serialQuietMs }
						: { openPort: tcpPort(address), quietMs: 0 }
				return new AnvizTerminal({
					...{ ...parts, ...line, device },
					...(serial === undefined ? {} : { serial }),
					...(through === undefined ? {} : { through }),
				})
			},
	)

const zksoap = z.strictObject({ key: commKey, serial }).transform(
	({ key, serial }) =>
		({ address, through, ...parts }: TerminalDriverParts): Terminal =>
			new SoapTerminal({
				...{ ...parts, address: networkOf(address), commKey: key, serial },
				...(through === undefined ? {} : { through }),
			}),
)

type TerminalEntry = {
	/** Kinds of address that reach one; settings with another are refused before a driver is made. */
	readonly addresses: readonly TerminalAddress["kind"][]
	/** An issue of the settings names which. */
	readonly options: z.ZodType<(parts: TerminalDriverParts) => Terminal>
}

export const terminals: Readonly<Record<TerminalModel, TerminalEntry>> = {
	zkteco: { addresses: ["tcp"], options: zkteco },
	anviz: { addresses: ["tcp", "serial"], options: anviz },
	zksoap: { addresses: ["tcp"], options: zksoap },
}

function networkOf(address: TerminalAddress): Extract<TerminalAddress, { kind: "tcp" }> {
	if (address.kind === "tcp") return address
	throw new Error(`a terminal on the network was given the address ${address.kind}`)
}
