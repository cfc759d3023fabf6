// Attendance terminals that tell of a punch as it happens: a ZKTeco's event, an Anviz's record, an upload that is pushed.
import { connect } from "node:net"
import { AdmsTerminal } from "@hadir/firmware-bridge/devices/adms/driver.ts"
import { AnvizTerminal } from "@hadir/firmware-bridge/devices/anviz/driver.ts"
import { ZkTerminal } from "@hadir/firmware-bridge/devices/zkteco/driver.ts"
import { AnvizServer } from "@hadir/firmware-bridge/emulators/anviz/server.ts"
import { EmulatedAnviz } from "@hadir/firmware-bridge/emulators/anviz/terminal.ts"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import type { TerminalEvents } from "@hadir/firmware-bridge/terminal.ts"
import { benchClock, Stopwatch, within } from "./stopwatch.ts"

const zone = "Asia/Jakarta"
const serial = "CGKK204760001"
const common = { clock: benchClock, zone, utcNow: () => Date.now() } as const

/** One second after the other, from seven on. */
const timeOf = (index: number) =>
	[7 + Math.floor(index / 3_600), Math.floor(index / 60) % 60, index % 60] as const

/** Stamped before the emulator packs the event: some microseconds of its own are in the figure. */
export async function zktecoTimes(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const server = new TerminalServer(new EmulatedTerminal())
	const port = await server.start()
	const { events, pulled } = heard(watch, "event")
	const openPort = tcpPort({ host: "127.0.0.1", port })
	const driver = new ZkTerminal({ ...common, openPort, events, transport: "tcp", commKey: 0 })
	driver.start()
	await within(pulled, "the terminal's log")
	await watch.take(times, (index) => {
		const stored = { place: 5, id: "1001", verify: 1, state: 0 }
		watch.stamp()
		server.punch({ ...stored, at: [2026, 11, 23, ...timeOf(index)] })
	})
	await driver.stop()
	await server.stop()
	return watch.times
}

export async function anvizTimes(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const terminal = new EmulatedAnviz({ isRealTime: true })
	const server = new AnvizServer([terminal])
	const port = await server.start()
	const { events, pulled } = heard(watch, "event")
	const openPort = tcpPort({ host: "127.0.0.1", port })
	const driver = new AnvizTerminal({ ...common, openPort, events, device: 5, quietMs: 0 })
	driver.start()
	await within(pulled, "the terminal's log")
	await watch.take(times, (index) => {
		const stored = { id: 1001, backup: 0, type: 0 }
		const told = terminal.store({ ...stored, at: [2026, 11, 23, ...timeOf(index)] })
		watch.stamp()
		for (const frame of told) server.say(frame)
	})
	await driver.stop()
	await server.stop()
	return watch.times
}

/** A whole upload of one punch in one write, on a connection that stays. */
export async function admsTimes(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const nobody = { onStranger: () => undefined, onFault: () => undefined }
	const door = new PushServer({ port: 0, utcNow: () => Date.now(), ...nobody })
	await door.start()
	const { events } = heard(watch, "log")
	const driver = new AdmsTerminal({
		...{ ...common, events, door, serial, from: undefined, zoneForm: "hours" },
		...{ isClockSure: () => true, through: undefined },
	})
	driver.start()
	const caller = connect({ host: "127.0.0.1", port: door.port, noDelay: true })
	await within(new Promise((done) => caller.once("connect", done)), "the kiosk's port")
	await watch.take(times, async (index) => {
		const upload = uploadOf(index)
		const answered = new Promise((done) => caller.once("data", done))
		watch.stamp()
		caller.write(upload)
		await within(answered, "the kiosk's answer")
	})
	caller.destroy()
	await driver.stop()
	await door.stop()
	return watch.times
}

function uploadOf(index: number): string {
	const two = (part: number) => String(part).padStart(2, "0")
	const line = `1001\t2026-11-23 ${timeOf(index).map(two).join(":")}\t0\t1\n`
	return [
		`POST /iclock/cdata?SN=${serial}&table=ATTLOG&Stamp=${index + 1} HTTP/1.1`,
		...["Host: kiosk", `Content-Length: ${line.length}`, "", line],
	].join("\r\n")
}

/** What a driver tells, of which punches from that source stop the watch. */
function heard(watch: Stopwatch, wanted: "event" | "log") {
	const { promise: pulled, resolve } = Promise.withResolvers<void>()
	const events: TerminalEvents = {
		...{ onState: () => undefined, onFacts: () => undefined, onRefused: () => undefined },
		...{ onPulling: () => undefined, onAllTold: () => undefined, onProgress: () => undefined },
		onPunch: (_, source) => source === wanted && watch.tell(),
		onPulled: () => {
			resolve()
			return true
		},
		onTrouble: (fault) => console.error(fault.message),
	}
	return { events, pulled }
}
