// Attendance terminals: ZKTeco and Anviz, which are asked, and one that pushes.
import { PushingTerminal } from "@hadir/firmware-bridge/emulators/adms/terminal.ts"
import { AnvizServer } from "@hadir/firmware-bridge/emulators/anviz/server.ts"
import { EmulatedAnviz } from "@hadir/firmware-bridge/emulators/anviz/terminal.ts"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import type { DeviceOrder, EmulatedDevice } from "./device.ts"
import { serveHand } from "./hand.ts"
import { clockAheadMs, type TerminalPunch, terminalMemory, textOf } from "./terminal-memory.ts"

/** A real one asks each half minute. */
const beatMs = 5_000
const pushSerial = "DEMO-ADMS-1"

export async function startZk(order: DeviceOrder): Promise<EmulatedDevice> {
	const memory = terminalMemory("zk", order)
	const stored = ({ user, at }: TerminalPunch) => ({
		...{ place: placeOf(user), id: user, at, verify: 1, state: 0 },
	})
	const terminal = new EmulatedTerminal({ clockMs: clockAheadMs(order.zone) })
	terminal.people = memory.users.map(({ id, name }) => ({
		...{ place: placeOf(id), id, name, card: 0, rights: 0 },
	}))
	terminal.log = memory.punches.map(stored)
	const server = new TerminalServer(terminal)
	const port = await server.start()
	const tell = (punch: TerminalPunch) => server.punch(stored(punch))
	return {
		what: `terminal ${terminal.flavour.serial} (ZKTeco)`,
		setting: `zkteco=tcp:127.0.0.1:${port}`,
		hand: await serveHand((user) => memory.punch(user, tell)),
		deed: deedAt("zk"),
	}
}

export async function startAnviz(order: DeviceOrder): Promise<EmulatedDevice> {
	const memory = terminalMemory("anviz", order)
	const stored = ({ user, at }: TerminalPunch) => ({ id: Number(user), at, backup: 0, type: 0 })
	const terminal = new EmulatedAnviz({ clockMs: clockAheadMs(order.zone), isRealTime: true })
	terminal.people = memory.users.map(({ id, name }) => ({
		...{ id: Number(id), name: name.slice(0, 10), card: 0 },
	}))
	terminal.log = memory.punches.map(stored)
	const server = new AnvizServer([terminal])
	const port = await server.start()
	const tell = (punch: TerminalPunch) => server.punch(stored(punch))
	const { serial, number } = terminal.flavour
	return {
		what: `terminal ${serial} (Anviz)`,
		setting: `anviz:device=${number}=tcp:127.0.0.1:${port}`,
		hand: await serveHand((user) => memory.punch(user, tell)),
		deed: deedAt("anviz"),
	}
}

export async function startAdms(order: DeviceOrder): Promise<EmulatedDevice> {
	const memory = terminalMemory("adms", order)
	const lineOf = ({ user, at }: TerminalPunch) => `${user}\t${textOf(at)}\t0\t1`
	const terminal = new PushingTerminal(pushSerial, order.pushPort)
	let isKnown = false
	/** A kiosk that is away, or not sure of its clock, is called again. */
	const call = async () => {
		if (!isKnown) {
			const { status } = await terminal.handshake()
			isKnown = status === 200
			// The stamp it was told: so many lines the kiosk has.
			if (isKnown) terminal.punches = memory.punches.slice(terminal.stamp).map(lineOf)
		}
		if (isKnown) await terminal.beat()
		terminal.said.length = 0
	}
	let turn: Promise<void> = Promise.resolve()
	const callInTurn = () => {
		turn = turn.then(call).catch(() => {
			isKnown = false
		})
	}
	setInterval(callInTurn, beatMs)
	const tell = (punch: TerminalPunch) => {
		if (isKnown) terminal.punches.push(lineOf(punch))
		callInTurn()
	}
	return {
		what: `terminal ${pushSerial} that pushes`,
		setting: `adms=push:${pushSerial}`,
		hand: await serveHand((user) => memory.punch(user, tell)),
		deed: deedAt("adms"),
	}
}

/** Its place in the terminal's list. */
const placeOf = (user: string): number => Number(user) - 1_000

const deedAt = (name: string) => ({
	words: `Punch at ${name}`,
	command: `tap --terminal 1001 --at ${name}`,
	note: "users 1001 to 1005",
})
