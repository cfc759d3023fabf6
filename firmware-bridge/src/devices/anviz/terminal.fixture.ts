// Emulated Anviz terminals on a line, a driver on it, and what the driver told.
import { AnvizServer, type Going } from "../../../emulators/anviz/server.ts"
import { EmulatedAnviz, type Flavour, type Stored } from "../../../emulators/anviz/terminal.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import { listenToTerminal, realClock } from "../../told-by-terminal.fixture.ts"
import { AnvizTerminal } from "./driver.ts"

/** One person's punch, so many seconds after seven. */
export const punchAt = (seconds: number, type = 0, id = 1001): Stored => ({
	...{ id, backup: 0, type },
	at: [
		...([2026, 11, 23] as const),
		7 + Math.floor(seconds / 3600),
		Math.floor(seconds / 60) % 60,
		seconds % 60,
	],
})

export const many = (count: number) => Array.from({ length: count }, (_, index) => punchAt(index))

const open: { stop(): Promise<void> }[] = []

/** Ends what a test has started, last first. */
export async function tidyUp(): Promise<void> {
	for (const one of open.splice(0).reverse()) await one.stop()
}

type Given = {
	readonly flavour?: Partial<Flavour>
	readonly log?: readonly Stored[]
	readonly going?: Going
	/** Numbers of others on the same line. */
	readonly others?: readonly number[]
}

export async function terminalOn({ flavour = {}, log = [], going = {}, others = [] }: Given) {
	const terminal = new EmulatedAnviz(flavour)
	terminal.log = [...log]
	terminal.people = [{ id: 1001, name: "BUDI", card: 6_572_982 }]
	const rest = others.map((number) => new EmulatedAnviz({ number, serial: `OTHER-${number}` }))
	const server = new AnvizServer([terminal, ...rest], going)
	const port = await server.start()
	open.push(server)
	return { terminal, server, port }
}

type On = Partial<Omit<ConstructorParameters<typeof AnvizTerminal>[0], "events">>

export function driverOn({ port = 0, ...given }: On & { readonly port?: number }) {
	const { told, events, through } = listenToTerminal()
	const driver = new AnvizTerminal({
		...{ openPort: tcpPort({ host: "127.0.0.1", port }), clock: realClock, events, through },
		...{ utcNow: () => Date.now(), zone: "Asia/Jakarta", device: 5, quietMs: 0 },
		...given,
		waits: { replyMs: 150, ...given.waits },
	})
	driver.start()
	open.push(driver)
	return { driver, told }
}
