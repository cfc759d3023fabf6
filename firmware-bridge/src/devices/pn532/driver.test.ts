// The driver against the emulated chip over a real TCP stream.
import { connect, createServer } from "node:net"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { type Pn532Emulator, startPn532Emulator } from "../../../emulators/pn532/server.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import type { Refusal } from "../../reader.ts"
import { readingText } from "../../reading-text.fixture.ts"
import { Pn532Reader } from "./driver.ts"

let emulator: Pn532Emulator
let reader: Pn532Reader
let readings: string[]
let refusals: Refusal[]
let states: string[]

const clock = {
	now: () => performance.now(),
	pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

const makeReader = (port: number) =>
	new Pn532Reader({
		openPort: tcpPort({ host: "127.0.0.1", port }),
		clock,
		events: {
			onReading: (reading) => readings.push(readingText(reading)),
			onRefusal: (refusal) => refusals.push(refusal),
			onState: (state) => states.push(state.kind),
			onFailedRead: () => undefined,
		},
	})

const lay = (command: string) =>
	new Promise<string>((resolve) => {
		const socket = connect({ host: "127.0.0.1", port: emulator.hand }, () =>
			socket.write(`${command}\n`),
		)
		createInterface({ input: socket }).once("line", (line) => {
			socket.destroy()
			resolve(line)
		})
	})

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 })

/** A chip of its own behind a line that alters what the chip says, chunk by chunk, in hex. */
async function alteredLine(altered: (said: string, index: number) => string) {
	const chip = await startPn532Emulator({ serial: 0, hand: 0 })
	const line = createServer((socket) => {
		let index = 0
		const serial = connect({ host: "127.0.0.1", port: chip.serial })
		socket.on("close", () => serial.destroy()).pipe(serial)
		serial.on("data", (bytes) =>
			socket.write(Buffer.from(altered(bytes.toString("hex"), index++), "hex")),
		)
	})
	await new Promise<void>((done) => line.listen(0, "127.0.0.1", done))
	const address = line.address()
	return {
		port: typeof address === "object" && address !== null ? address.port : 0,
		stop: async () => {
			line.close()
			await chip.stop()
		},
	}
}

beforeEach(async () => {
	readings = []
	refusals = []
	states = []
	emulator = await startPn532Emulator({ serial: 0, hand: 0 })
	reader = makeReader(emulator.serial)
	reader.start()
	await until(() => expect(states).toContain("ready"))
})

afterEach(async () => {
	await reader.stop()
	await emulator.stop()
})

describe("PN532 driver", () => {
	test("a card laid once is said once, whole, while it lies there and again when laid anew", async () => {
		await lay("A 04C63A63110189")
		await until(() => expect(readings).toEqual(["iso14443a 04c63a63110189"]))
		await clock.pause(600)
		await lay("A 04C63A63110189")
		await until(() =>
			expect(readings).toEqual(["iso14443a 04c63a63110189", "iso14443a 04c63a63110189"]),
		)
	})

	test("a poll that misses a card does not make it a second one", async () => {
		await lay("A 04C63A63110189")
		// One or two polls find nothing: fewer than rearm.
		await clock.pause(120)
		await lay("A 04C63A63110189")
		expect(readings).toEqual(["iso14443a 04c63a63110189"])
	})

	test("type B is polled too", async () => {
		await lay("B 0A0B0C0D")
		await until(() => expect(readings).toEqual(["iso14443b 0a0b0c0d"]))
	})

	test("two cards in one field are told together", async () => {
		await Promise.all([lay("A 04C63A63110189"), lay("A DEADBEEF")])
		await until(() => expect(readings).toContain("iso14443a 04c63a63110189 + iso14443a deadbeef"))
	})

	test("a number that changes is refused", async () => {
		await lay("A 08A1B2C3")
		await until(() => expect(refusals).toEqual(["unstable-number"]))
		expect(readings).toEqual([])
	})

	const nack = "0000ffff0000"
	const ack = "0000ff00ff00"
	test.each([
		[
			"another chip than a PN532 is refused",
			(said: string) => said.replace("d50332010607e8", "d50333010607e7"),
			["starting", "faulty"],
		],
		["a line that says nothing is not waited for", () => "", ["starting", "faulty"]],
		["nor a chip that acknowledges and never replies", () => ack, ["starting", "faulty"]],
		[
			"a command the chip did not understand is said again",
			(said: string, index: number) => (index === 0 ? nack : said),
			["starting", "ready"],
		],
	])("%s", async (_, altered, expected) => {
		const line = await alteredLine(altered)
		states = []
		const other = makeReader(line.port)
		other.start()
		await until(() => expect(states).toEqual(expected))
		await other.stop()
		await line.stop()
	})

	test("an absent reader is said, and found when it comes", async () => {
		const brief = await startPn532Emulator({ serial: 0, hand: 0 })
		await brief.stop()
		states = []
		const gone = makeReader(brief.serial)
		gone.start()
		await until(() => expect(states).toEqual(["starting", "absent"]))
		const come = await startPn532Emulator({ serial: brief.serial, hand: 0 })
		await until(() => expect(states.at(-1)).toBe("ready"))
		await gone.stop()
		await come.stop()
	})
})
