// The driver against the emulated chip over a real TCP stream.
import { connect } from "node:net"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { type Pn532Emulator, startPn532Emulator } from "../../../emulators/pn532/server.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import type { Refusal } from "../../reader.ts"
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
			onReading: ({ card }) => readings.push(Buffer.from(card.uid).toString("hex")),
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
		await until(() => expect(readings).toEqual(["04c63a63110189"]))
		await clock.pause(600)
		await lay("A 04C63A63110189")
		await until(() => expect(readings).toEqual(["04c63a63110189", "04c63a63110189"]))
	})

	test("type B is polled too", async () => {
		await lay("B 0A0B0C0D")
		await until(() => expect(readings).toEqual(["0a0b0c0d"]))
	})

	test("two cards in one field are refused", async () => {
		await Promise.all([lay("A 04C63A63110189"), lay("A DEADBEEF")])
		await until(() => expect(refusals).toContain("several-cards"))
	})

	test("a number that changes is refused", async () => {
		await lay("A 08A1B2C3")
		await until(() => expect(refusals).toEqual(["unstable-number"]))
		expect(readings).toEqual([])
	})

	test("an absent reader is said, and found when it comes", async () => {
		const gone = makeReader(1)
		gone.start()
		await until(() => expect(states).toContain("absent"))
		await gone.stop()
	})
})
