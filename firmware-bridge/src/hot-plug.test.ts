// What happens to a line happens to every reader: cut in the middle of a frame, another device on it, a flood. Each is a
// state, each is recovered from, and none fills memory.
import { createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { startPn532Emulator } from "../emulators/pn532/server.ts"
import { r503, ZfmSensor } from "../emulators/zfm/sensor.ts"
import { serveZfm } from "../emulators/zfm/server.ts"
import { tcpPort } from "./ports/tcp-port.ts"
import type { Reader, ReaderState } from "./reader.ts"
import { type DeviceModel, devices } from "./registry.ts"

const clock = {
	now: () => performance.now(),
	pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 })
const hex = (text: string) => Buffer.from(text, "hex")

/** The first half of something each of them could say. */
const halves: readonly [DeviceModel, Buffer][] = [
	["pn532", hex("0000FF0CF4D54B0101")],
	["zfm", hex("EF01FFFFFFFF0700")],
	["rdm6300", hex("0234353030")],
	["ascii", hex("303034")],
]

let server: Server
let lines: Set<Socket>
let welcome: (line: Socket) => void
let reader: Reader | undefined
let states: ReaderState[]

beforeEach(async () => {
	lines = new Set()
	states = []
	welcome = () => undefined
	server = createServer((line) => {
		lines.add(line)
		line.on("error", () => undefined)
		line.on("close", () => lines.delete(line))
		line.resume()
		welcome(line)
	})
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
})
afterEach(async () => {
	await reader?.stop()
	for (const line of lines) line.destroy()
	await new Promise((closed) => server.close(closed))
})

const portOf = (): number => {
	const address = server.address()
	return typeof address === "object" && address !== null ? address.port : 0
}

function begin(model: DeviceModel, port = portOf()): Reader {
	const made = devices[model].options.parse({})({
		...{ openPort: tcpPort({ host: "127.0.0.1", port }), clock, expectedSlots: () => [] },
		events: {
			onState: (state) => states.push(state),
			...{ onReading: () => undefined, onRefusal: () => undefined, onFailedRead: () => undefined },
		},
	})
	reader = made
	made.start()
	return made
}

const kinds = () => states.map(({ kind }) => kind)
const lastFault = () => states.findLast((state) => "fault" in state)

describe.each(halves)("%s", (model, half) => {
	test("cut in the middle of a frame, again and again: absent each time, and called anew", async () => {
		welcome = (line) => void line.write(half, () => setTimeout(() => line.destroy(), 20))
		begin(model)
		await until(() => expect(kinds().filter((kind) => kind === "absent").length).toBeGreaterThan(1))
		expect(lastFault()).toMatchObject({ fault: { message: expect.stringMatching(/\.$/) } })
	})

	test("a flood of anything fills no memory, and it stops when it is told to", async () => {
		const noise = Buffer.from(
			Array.from({ length: 65_536 }, (_, at) => (at * 31 + (at >> 3)) & 0xff),
		)
		welcome = (line) => {
			const flood = () => {
				while (!line.destroyed && line.write(noise)) if (line.writableLength > 1e6) break
			}
			line.on("drain", flood)
			flood()
		}
		const driver = begin(model)
		await until(() => expect(lines.size).toBe(1))
		const before = process.memoryUsage().rss
		await clock.pause(1_500)
		expect(process.memoryUsage().rss - before).toBeLessThan(100e6)
		await driver.stop()
		expect(kinds()).not.toContain(undefined)
	}, 30_000)
})

describe("another device on the line", () => {
	test("a fingerprint sensor where a card reader is set: not ready, and said what to look at", async () => {
		const sensor = await serveZfm(new ZfmSensor(r503))
		begin("pn532", sensor.port)
		await until(() => expect(lastFault()).toBeDefined())
		expect(kinds()).not.toContain("ready")
		await sensor.stop()
	})

	test("a card reader where a sensor is set: not ready, and said what to look at", async () => {
		const emulator = await startPn532Emulator({ serial: 0, hand: 0 })
		begin("zfm", emulator.serial)
		await until(() => expect(lastFault()).toBeDefined())
		expect(kinds()).not.toContain("ready")
		await emulator.stop()
	})

	test("the right one plugged in later is ready by itself", async () => {
		const port = portOf()
		await new Promise((closed) => server.close(closed))
		begin("pn532", port)
		await until(() => expect(kinds()).toContain("absent"))
		const emulator = await startPn532Emulator({ serial: port, hand: 0 })
		await until(() => expect(kinds().at(-1)).toBe("ready"))
		await emulator.stop()
	})
})
