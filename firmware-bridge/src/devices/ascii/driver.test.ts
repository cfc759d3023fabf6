// The driver against a line on which somebody writes, over a real TCP stream.
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { TcpLine } from "../../../emulators/tcp-line.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import type { Reader } from "../../reader.ts"
import { readingText } from "../../reading-text.fixture.ts"
import { devices } from "../../registry.ts"

let line: TcpLine
let reader: Reader
let readings: string[]
let states: string[]
let failedReads: number

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 })
const write = (text: string) => line.say(Buffer.from(text, "latin1"))

beforeEach(async () => {
	readings = []
	states = []
	failedReads = 0
	line = await TcpLine.start(0)
	const make = devices.ascii.options.parse({
		kind: "em4100",
		bytes: "5",
		prefix: "02",
		suffix: "03",
	})
	reader = make({
		openPort: tcpPort({ host: "127.0.0.1", port: line.port }),
		clock: { now: () => performance.now(), pause },
		expectedSlots: () => [],
		events: {
			onReading: (reading) => readings.push(readingText(reading)),
			onRefusal: () => undefined,
			onState: ({ kind }) => states.push(kind),
			onFailedRead: () => {
				failedReads++
			},
		},
	})
	reader.start()
	await until(() => expect(line.isHeard).toBe(true))
})
afterEach(async () => {
	await reader.stop()
	await line.stop()
})

test("a number that is written again and again is one card, until it was gone for a while", async () => {
	for (let times = 0; times < 5; times++) {
		write("\x024500B8D6F1\x03")
		await pause(200)
	}
	expect(readings).toEqual(["em4100 4500b8d6f1"])
	write("\x020A001234AB\x03")
	await pause(1_100)
	write("\x024500B8D6F1\x03")
	await until(() => expect(readings).toHaveLength(3))
	expect(failedReads).toBe(0)
})

test("what is no number of this reader is a failed read", async () => {
	write("\x02HELLO\x03")
	await until(() => expect(failedReads).toBe(1))
	write("4500B8D6F1\x03\x020A001234AB\x03")
	await until(() => expect(readings).toEqual(["em4100 0a001234ab"]))
	expect(failedReads).toBe(2)
})

test("unplugged in the middle of a number, and plugged in again", async () => {
	write("\x024500B8")
	await pause(50)
	const { port } = line
	await line.stop()
	await until(() => expect(states).toContain("absent"))
	line = await TcpLine.start(port)
	await until(() => expect(line.isHeard).toBe(true))
	write("D6F1\x03\x024500B8D6F1\x03")
	await until(() => expect(readings).toEqual(["em4100 4500b8d6f1"]))
})
