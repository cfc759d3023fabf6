// An emulated terminal, a driver on it, and what the driver told.
import type { Moment, Stored } from "../../../emulators/zkteco/memory.ts"
import { type Going, TerminalServer } from "../../../emulators/zkteco/server.ts"
import { EmulatedTerminal, type Flavour } from "../../../emulators/zkteco/terminal.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import { udpPort } from "../../ports/udp-port.ts"
import type { PullThrough } from "../../terminal.ts"
import { listenToTerminal, realClock } from "../../told-by-terminal.fixture.ts"
import { ZkTerminal } from "./driver.ts"

export const at = (year: number, month: number, day: number): Moment => [year, month, day, 7, 0, 0]

/** One person's punch, so many seconds after seven. */
export const punchAt = (seconds: number, state = 0): Stored => {
	const time = [
		7 + Math.floor(seconds / 3600),
		Math.floor(seconds / 60) % 60,
		seconds % 60,
	] as const
	return { place: 5, id: "1001", at: [2026, 11, 23, ...time], verify: 1, state }
}

const open: { stop(): Promise<void> }[] = []

/** Ends what a test has started, last first. */
export async function tidyUp(): Promise<void> {
	for (const one of open.splice(0).reverse()) await one.stop()
}

export async function terminalOn({
	flavour = {},
	log = [],
	going = {},
}: {
	readonly flavour?: Partial<Flavour>
	readonly log?: readonly Stored[]
	readonly going?: Going
}) {
	const terminal = new EmulatedTerminal(flavour)
	terminal.log = [...log]
	terminal.people = [{ place: 5, id: "1001", name: "BUDI", card: 6_572_982, rights: 0 }]
	const server = new TerminalServer(terminal, going)
	const port = await server.start()
	open.push(server)
	return { terminal, server, port }
}

type Kept = "openPort" | "events" | "through"
type On = Partial<Omit<ConstructorParameters<typeof ZkTerminal>[0], Kept>> & {
	/** How far the log was kept before. */
	readonly through?: PullThrough
}

/** Keeps all it is told. */
export function driverOn({ port, through, ...given }: On & { readonly port: number }) {
	const { told, events } = listenToTerminal()
	const transport = given.transport ?? "tcp"
	const openPort = (transport === "tcp" ? tcpPort : udpPort)({ host: "127.0.0.1", port })
	const driver = new ZkTerminal({
		...{ clock: realClock, utcNow: () => Date.now(), zone: "Asia/Jakarta", commKey: 0 },
		...given,
		...{ openPort, transport },
		waits: { replyMs: 150, ...given.waits },
		through: () => (told.pulled.length === 0 ? through : told.pulled.at(-1)?.through),
		events,
	})
	driver.start()
	open.push(driver)
	return { driver, told }
}
