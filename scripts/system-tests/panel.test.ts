// parts: firmata
// The panel's driver by johnny-five against the real firmware: an emulated ATmega328P runs StandardFirmata
// as it is flashed onto an Uno, with lights, buzzer and lock on its pins and a display on its bus.
import { readFileSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { join } from "node:path"
import { Uno } from "@hadir/firmware-bridge/emulators/uno/board.ts"
import { Display } from "@hadir/firmware-bridge/emulators/uno/display.ts"
import { FirmataPanel } from "@hadir/firmware-bridge/panel/firmata-panel.ts"
import { panelCommands, type Signal, signals } from "@hadir/firmware-bridge/panel/signal.ts"
import { wiring } from "@hadir/firmware-bridge/panel/wiring.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { root } from "./city.ts"

const firmware = readFileSync(join(root, ".node/firmware/StandardFirmata.hex"), "utf8")
const pins = { green: 6, red: 7, buzzer: 8, relay: 4 } as const
const words = { top: "Maria Ndoen", bottom: "07:28 Tercatat" }

let display: Display
let uno: Uno
let line: Server | undefined
let hosts: Socket[]
let port: number
let panel: FirmataPanel

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 10 })
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function plugIn(): Promise<void> {
	const server = createServer((socket) => {
		hosts.push(socket)
		socket.on("error", () => undefined)
		socket.on("data", (bytes) => uno.receive(bytes))
	})
	await new Promise<void>((done) => server.listen(port, "127.0.0.1", done))
	const address = server.address()
	port = typeof address === "object" && address !== null ? address.port : port
	line = server
}

async function pullOut(): Promise<void> {
	for (const host of hosts.splice(0)) host.destroy()
	await new Promise((done) => (line === undefined ? done(undefined) : line.close(done)))
	line = undefined
}

/** Milliseconds on and off of a pin since a number of changes ago, beginning with on. */
function playedOn(pin: number, since: number): number[] {
	const own = uno.changes.slice(since).filter((change) => change.pin === pin)
	expect(own[0]?.isHigh ?? true).toBe(true)
	return own.slice(1).map(({ atUs }, index) => Math.round((atUs - (own[index]?.atUs ?? 0)) / 1_000))
}

beforeAll(async () => {
	hosts = []
	port = 0
	display = new Display(0x27)
	uno = new Uno({
		...{ firmware, chips: [display] },
		onBytes: (bytes) => {
			for (const host of hosts) host.write(bytes)
		},
	})
	uno.start()
	await plugIn()
	panel = new FirmataPanel({
		openPort: tcpPort({ host: "127.0.0.1", port }),
		clock: { now: () => performance.now(), pause },
		wiring: wiring.parse({ relay: "4", display: "0x27" }),
		onState: () => undefined,
	})
	panel.rest({ top: "Tempelkan kartu", bottom: "Lobi Utama" })
	panel.start()
	await until(() => expect(panel.state).toBe("ready"))
}, 30_000)
afterAll(async () => {
	await panel.stop()
	await pullOut()
	uno.stop()
})

/** An answer is over before the next test looks: dark but for a fault, silent, locked. */
beforeEach(() =>
	until(() => {
		expect([uno.isHigh(pins.green), uno.isHigh(pins.buzzer)]).toEqual([false, false])
		expect(uno.isHigh(pins.relay)).toBe(true)
	}),
)

test("a lock that closes on low stays shut while the board starts, and after its answer", async () => {
	const before = uno.changes.filter(({ pin }) => pin === pins.relay)
	// Between the pin becoming an output and its first level: too short for any coil.
	const low = before.filter(({ isHigh }, index) => !isHigh && index + 1 < before.length)
	for (const { atUs } of low) {
		const end = before.find((change) => change.isHigh && change.atUs >= atUs)
		expect((end?.atUs ?? Number.POSITIVE_INFINITY) - atUs).toBeLessThan(5_000)
	}
	expect(uno.isHigh(pins.relay)).toBe(true)
	panel.show("recorded", words)
	await until(() => expect(uno.isHigh(pins.relay)).toBe(false))
	await until(() => expect(uno.isHigh(pins.relay)).toBe(true))
}, 30_000)

test.each(signals)(
	"%s: its own light and sound at the pins",
	async (signal: Signal) => {
		const since = uno.changes.length
		panel.show(signal, words)
		const { green, red, buzzer } = panelCommands[signal]
		const longest = Math.max(...[green, red, buzzer].map((p) => p.reduce((sum, ms) => sum + ms, 0)))
		await pause(Math.min(longest, 3_000) + 300)
		for (const [pin, pattern] of [
			[pins.green, green],
			[pins.red, red],
			[pins.buzzer, buzzer],
		] as const) {
			const played = playedOn(pin, since)
			if (signal === "fault" && pin === pins.red) {
				expect(uno.isHigh(pin)).toBe(true)
				continue
			}
			expect(played, `pin ${pin}`).toHaveLength(pattern.length)
			// The board keeps to the wall clock; a busy machine moves an edge.
			for (const [index, ms] of played.entries())
				expect(ms).toBeGreaterThan((pattern[index] ?? 0) / 2)
			expect(uno.isHigh(pin)).toBe(false)
		}
		const opens = ["recorded", "offline", "repeat"].includes(signal)
		expect(uno.changes.slice(since).some(({ pin }) => pin === pins.relay)).toBe(opens)
	},
	30_000,
)

test("the display rests, says the answer, and rests again", async () => {
	const shows = (top: string, bottom: string) =>
		until(() => expect(display.text).toEqual([top.padEnd(16), bottom.padEnd(16)]))
	await shows("Tempelkan kartu", "Lobi Utama")
	expect([display.isOn, display.isLit]).toEqual([true, true])
	panel.show("recorded", words)
	await shows(words.top, words.bottom)
	await shows("Tempelkan kartu", "Lobi Utama")
}, 30_000)

test("a panel that shows an answer holds nobody up", async () => {
	const began = performance.now()
	for (let n = 0; n < 100; n++) panel.show("recorded", { top: `Pegawai ${n}`, bottom: "x" })
	expect(performance.now() - began, "a hundred answers").toBeLessThan(100)
	await until(() => expect(display.text[0]).toBe("Pegawai 99".padEnd(16)))
}, 30_000)

test("pulled out it is absent and answers go on; plugged in again, its board reset, it works", async () => {
	await pullOut()
	await until(() => expect(panel.state).toBe("absent"))
	panel.show("recorded", words)
	uno.reset()
	await plugIn()
	await until(() => expect(panel.state).toBe("ready"))
	const since = uno.changes.length
	panel.show("refused", words)
	await until(() => expect(uno.changes.slice(since).some(({ pin }) => pin === pins.red)).toBe(true))
	await until(() => expect(display.text[0]).toBe(words.top.padEnd(16)))
}, 60_000)
