// The driver against an emulated reader over a real TCP stream.
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { layTag, type TagAtReader } from "../../../emulators/rdm6300/reader.ts"
import { TcpLine } from "../../../emulators/tcp-line.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import type { Reader } from "../../reader.ts"
import { readingText } from "../../reading-text.fixture.ts"
import { rdm6300Reader } from "./driver.ts"

let emulated: TcpLine
let reader: Reader
let readings: string[]
let states: string[]
let failedReads: number

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 })
const tag: TagAtReader = { number: "4500B8D6F1", form: "long" }

beforeEach(async () => {
	readings = []
	states = []
	failedReads = 0
	emulated = await TcpLine.start(0)
	reader = rdm6300Reader({
		openPort: tcpPort({ host: "127.0.0.1", port: emulated.port }),
		clock: { now: () => performance.now(), pause },
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
	await until(() => expect(states).toEqual(["starting", "ready"]))
	await until(() => expect(emulated.isHeard).toBe(true))
})
afterEach(async () => {
	await reader.stop()
	await emulated.stop()
})

test.each(["long", "short"] as const)(
	"a tag (%s form) is said once while it is there, again when laid anew",
	async (form) => {
		await layTag(emulated, { ...tag, form }, 400)
		await until(() => expect(readings).toEqual(["em4100 4500b8d6f1"]))
		await pause(400)
		await layTag(emulated, { ...tag, form }, 400)
		await until(() => expect(readings).toHaveLength(2))
		expect(failedReads).toBe(0)
	},
)

test("ghosts with a right sum, each once or of nothing but zeros, are nobody", async () => {
	for (const ghost of [
		"00F00000F000",
		"F000060007F1",
		"000000000000",
		"000000000000",
		"B59A99E5A9FA",
	]) {
		emulated.say(Buffer.from(`\x02${ghost}\x03`, "latin1"))
		await pause(65)
	}
	await pause(300)
	expect(readings).toEqual([])
	expect(failedReads).toBeGreaterThan(0)
	await layTag(emulated, tag, 300)
	expect(readings, "a tag after them is read").toEqual(["em4100 4500b8d6f1"])
})

test("a second tag while the first is still there is read too", async () => {
	await layTag(emulated, tag, 250)
	await layTag(emulated, { number: "0A001234AB", form: "long" }, 250)
	expect(readings).toEqual(["em4100 4500b8d6f1", "em4100 0a001234ab"])
})

test("unplugged and plugged in again", async () => {
	const { port } = emulated
	await emulated.stop()
	await until(() => expect(states).toContain("absent"))
	emulated = await TcpLine.start(port)
	await until(() => expect(states.at(-1)).toBe("ready"))
	await until(() => expect(emulated.isHeard).toBe(true))
	await layTag(emulated, tag, 300)
	expect(readings).toEqual(["em4100 4500b8d6f1"])
})
