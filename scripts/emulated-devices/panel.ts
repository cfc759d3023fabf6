// The panel: an emulated Uno that runs the real StandardFirmata, with lights, buzzer, lock and display. It works as fast
// as a real one, which takes a good part of a core.
import { existsSync, readFileSync } from "node:fs"
import { createServer, type Socket } from "node:net"
import { resolve } from "node:path"
import { Uno } from "@hadir/firmware-bridge/emulators/uno/board.ts"
import { Display } from "@hadir/firmware-bridge/emulators/uno/display.ts"
import type { EmulatedDevice } from "./device.ts"
import { refusal, serveHand } from "./hand.ts"
import type { PanelPart, PanelSight } from "./panel-sight.ts"
import { PanelWatch } from "./panel-watch.ts"

const firmwareFile = resolve(import.meta.dirname, "../../.node/firmware/StandardFirmata.hex")
const lookEveryMs = 50
const busAddress = 0x27

/** The lock's relay closes on low. */
const wires: readonly { readonly part: PanelPart; readonly pin: number; readonly on: boolean }[] = [
	{ part: "green", pin: 6, on: true },
	{ part: "red", pin: 7, on: true },
	{ part: "buzzer", pin: 8, on: true },
	{ part: "lock", pin: 4, on: false },
]

/** Asked before anything starts. @returns why there can be no panel */
export function panelLacks(): string | undefined {
	if (existsSync(firmwareFile)) return undefined
	return `The panel's firmware is not at ${firmwareFile}: npm start fetches it once, over the network. Until then leave panel out.`
}

export async function startPanel(): Promise<EmulatedDevice> {
	const display = new Display(busAddress)
	const watch = new PanelWatch()
	const hosts = new Set<Socket>()
	const uno = new Uno({
		...{ firmware: readFileSync(firmwareFile, "utf8"), chips: [display] },
		onBytes: (bytes) => {
			for (const host of hosts) host.write(bytes)
		},
	})
	uno.start()
	setInterval(() => look(uno, display, watch), lookEveryMs)
	const port = await serve(uno, hosts, () => watch.forgetLevels())
	const hand = await serveHand((line) =>
		line === "look" ? JSON.stringify(sightOf(uno, display, watch)) : `${refusal}say look`,
	)
	return {
		what: "panel (Uno with StandardFirmata, 16x2 display)",
		setting: `firmata:relay=4,display=0x27=tcp:127.0.0.1:${port}`,
		hand,
		deed: { words: "Look at the panel", command: "tap --panel" },
	}
}

/** Opening its port resets the board, as on a real one. */
async function serve(uno: Uno, hosts: Set<Socket>, onReset: () => void): Promise<number> {
	const server = createServer((host) => {
		hosts.add(host)
		uno.reset()
		onReset()
		host.on("data", (bytes) => uno.receive(bytes))
		host.on("error", () => undefined)
		host.on("close", () => hosts.delete(host))
	})
	await new Promise<void>((done, fail) => {
		server.once("error", fail)
		server.listen(0, "127.0.0.1", done)
	})
	const address = server.address()
	return typeof address === "object" && address !== null ? address.port : 0
}

function look(uno: Uno, display: Display, watch: PanelWatch): void {
	const now = performance.now()
	const [top, bottom] = display.text
	watch.noteRows([top, bottom], now)
	for (const change of uno.changes.splice(0)) {
		const wire = wires.find(({ pin }) => pin === change.pin)
		if (wire !== undefined) watch.noteChange(wire.part, change.isHigh === wire.on, change, now)
	}
}

function sightOf(uno: Uno, display: Display, watch: PanelWatch): PanelSight {
	const [top, bottom] = display.text
	const isOn = (part: PanelPart) => {
		const wire = wires.find((one) => one.part === part)
		return wire !== undefined && uno.isHigh(wire.pin) === wire.on
	}
	return {
		display: { rows: [top, bottom], isLit: display.isLit && display.isOn },
		isOn: {
			...{ green: isOn("green"), red: isOn("red"), buzzer: isOn("buzzer"), lock: isOn("lock") },
		},
		...watch.since(performance.now()),
	}
}
