// parts: socat
// An emulated Anviz terminal behind a real pseudo-terminal: its log over a serial line, unplugged and plugged in again.
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AnvizServer } from "@hadir/firmware-bridge/emulators/anviz/server.ts"
import { EmulatedAnviz, type Stored } from "@hadir/firmware-bridge/emulators/anviz/terminal.ts"
import { terminals } from "@hadir/firmware-bridge/terminal-registry.ts"
import { listenToTerminal, realClock } from "@hadir/firmware-bridge/told-by-terminal.fixture.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { end } from "./city.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-anviz-"))
const path = join(folder, "terminal")
const terminal = new EmulatedAnviz({ number: 5 })
const server = new AnvizServer([terminal], { isEchoing: true, pieceBytes: 60 })
const { told, events, through } = listenToTerminal()
let port = 0
let cable: ChildProcess
let stop: () => Promise<void> = async () => undefined

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 20 })
const punch = (second: number): Stored => ({
	...{ id: 1001, backup: 0, type: 0 },
	at: [2026, 11, 23, 7, Math.floor(second / 60), second % 60],
})

const plugIn = (): ChildProcess =>
	spawn("socat", [`PTY,link=${path},raw,echo=0`, `TCP:127.0.0.1:${port}`])

beforeEach(async () => {
	port = await server.start()
	cable = plugIn()
	await until(() => expect(existsSync(path)).toBe(true))
})
afterEach(async () => {
	await stop()
	await end(cable, "SIGTERM")
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
})

test("the log over two wires that echo; after a break only what is new", async () => {
	terminal.log = Array.from({ length: 60 }, (_, second) => punch(second))
	const make = terminals.anviz.parse({
		...{ device: "5", baud: "9600", address: { kind: "serial", path } },
	})
	const driver = make({
		...{ clock: realClock, utcNow: () => Date.now(), isClockSure: () => true },
		door: { port: 0, fault: undefined, admit: () => () => undefined },
		...{ zone: "Asia/Jakarta", events, through },
	})
	stop = () => driver.stop()
	driver.start()
	await until(() => expect(told.pulled).toMatchObject([{ punches: 60, refused: 0 }]))
	await end(cable, "SIGTERM")
	await until(() => expect(told.states.at(-1)).toBe("absent"))
	terminal.log.push(punch(100))
	cable = plugIn()
	await until(() => expect(told.pulled).toHaveLength(2))
	expect(told.pulled[1]).toMatchObject({ punches: 1, isDelta: true })
	expect(told.states).not.toContain("faulty")
	const heard = [...new Set(terminal.received)].sort()
	expect(heard, "nothing but questions").toEqual(["24", "30", "38", "3c", "40:0", "40:1", "48"])
})
