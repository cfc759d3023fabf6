// parts: socat
// The emulated reader behind a real pseudo-terminal, read by the serial port's own driver.
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { baudRate, Pn532Reader } from "@hadir/firmware-bridge/devices/pn532/driver.ts"
import {
	type Pn532Emulator,
	startPn532Emulator,
} from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import { serialPort } from "@hadir/firmware-bridge/ports/serial-port.ts"
import { readingText } from "@hadir/firmware-bridge/reading-text.fixture.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { end } from "./city.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-pty-"))
const path = join(folder, "reader")
const readings: string[] = []
const states: string[] = []
let emulator: Pn532Emulator
let cable: ChildProcess
let reader: Pn532Reader

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 })

function plugIn(): ChildProcess {
	return spawn("socat", [`PTY,link=${path},raw,echo=0`, `TCP:127.0.0.1:${emulator.serial}`])
}

beforeEach(async () => {
	emulator = await startPn532Emulator({ serial: 0, hand: 0 })
	cable = plugIn()
	await until(() => expect(existsSync(path)).toBe(true))
	reader = new Pn532Reader({
		openPort: serialPort({ path, baudRate }),
		clock: {
			now: () => performance.now(),
			pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
		},
		events: {
			onReading: (reading) => readings.push(readingText(reading)),
			onRefusal: () => undefined,
			onState: ({ kind }) => states.push(kind),
			onFailedRead: () => undefined,
		},
	})
	reader.start()
})

afterEach(async () => {
	await reader.stop()
	await end(cable, "SIGTERM")
	await emulator.stop()
	rmSync(folder, { recursive: true, force: true })
})

const lay = (uid: string) => {
	const socket = connect({ host: "127.0.0.1", port: emulator.hand }, () =>
		socket.write(`A ${uid}\n`),
	)
	socket.on("data", () => socket.destroy())
}

test("a card over a serial line, unplugged and plugged in again", async () => {
	await until(() => expect(states).toContain("ready"))
	lay("04c63a63110189")
	await until(() => expect(readings).toEqual(["iso14443a 04c63a63110189"]))
	await end(cable, "SIGTERM")
	await until(() => expect(states.at(-1)).toBe("absent"))
	expect(states, "a reader that was pulled out is not a broken one").not.toContain("faulty")
	cable = plugIn()
	await until(() => expect(states.at(-1)).toBe("ready"))
	lay("04112233445566")
	await until(() =>
		expect(readings).toEqual(["iso14443a 04c63a63110189", "iso14443a 04112233445566"]),
	)
})
