// parts: pcscd, nfc-pcsc
// The PC/SC driver against the real pcscd with its virtual reader, and cards that are laid on and taken away.
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { PcscReader } from "@hadir/firmware-bridge/devices/pcsc/driver.ts"
import { atrs, VirtualCard } from "@hadir/firmware-bridge/emulators/pcsc/virtual-card.ts"
import type { ReaderState } from "@hadir/firmware-bridge/reader.ts"
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest"
import { end } from "./city.ts"

/** Where pcscd's two virtual readers listen for cards. */
const ports = [35_963, 35_964] as const
let service: ChildProcess | undefined
let reader: PcscReader | undefined
let card: VirtualCard | undefined
let readings: string[]
let refusals: string[]
let states: ReaderState[]
let failed: number

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 })
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function startService(): Promise<void> {
	service = spawn("/usr/sbin/pcscd", ["--foreground"], { stdio: "ignore" })
	await until(() => expect(existsSync("/run/pcscd/pcscd.comm")).toBe(true))
}

function startReader(name = ""): void {
	;[readings, refusals, states, failed] = [[], [], [], 0]
	reader = new PcscReader({
		name,
		clock: { now: () => performance.now(), pause },
		events: {
			onReading: (reading) =>
				reading.kind === "card" &&
				readings.push(`${reading.card.kind} ${Buffer.from(reading.card.uid).toString("hex")}`),
			onRefusal: (why) => refusals.push(why),
			onState: (state) => states.push(state),
			onFailedRead: () => failed++,
		},
	})
	reader.start()
}
const isReady = () => until(() => expect(states.at(-1)?.kind).toBe("ready"))
const faultOf = () => {
	const state = states.at(-1)
	return state !== undefined && "fault" in state ? state.fault.code : undefined
}
async function lay(uid: string, facts: { atr?: string; port?: number; answer?: string } = {}) {
	const { atr = atrs.memory, port = ports[0], answer } = facts
	card = new VirtualCard({ uid, atr, port, ...(answer && { onCommand: () => answer }) })
	await card.insert()
}

beforeAll(startService)
afterEach(async () => {
	await card?.remove()
	await reader?.stop()
	// The virtual reader looks for cards a few times a second: it has to see this one gone.
	await pause(1_000)
})
afterAll(async () => {
	await end(service, "SIGKILL")
	execFileSync("rm", ["-f", "/run/pcscd/pcscd.comm", "/run/pcscd/pcscd.pid"])
})

test("a card laid on is read once, whole, and again when laid anew; a key in a phone too", async () => {
	startReader()
	await isReady()
	await lay("04a1b2c3d4e5f6")
	await until(() => expect(readings).toEqual(["iso14443a 04a1b2c3d4e5f6"]))
	await pause(1_500)
	expect(readings).toHaveLength(1)
	await card?.remove()
	await pause(1_000)
	await lay("04a1b2c3d4e5f6", { atr: atrs.processor })
	await until(() => expect(readings).toHaveLength(2))
}, 40_000)

test.each([
	["a 10-byte number", "04a1b2c3d4e5f6a7b8c9", {}, "iso14443a 04a1b2c3d4e5f6a7b8c9"],
	["a card of type B", "a1b2c3d4", { atr: atrs.typeB }, "iso14443b a1b2c3d4"],
])(
	"%s",
	async (_, uid, facts, reading) => {
		startReader()
		await isReady()
		await lay(uid, facts)
		await until(() => expect(readings).toEqual([reading]))
	},
	30_000,
)

test.each([
	["a number drawn anew", "08a1b2c3", {}, ["unstable-number"], 0],
	["a card that gives none", "04a1b2c3", { answer: "6300" }, [], 1],
	["a number of three bytes", "04a1b2", {}, [], 1],
])(
	"%s is no reading",
	async (_, uid, facts, why, count) => {
		startReader()
		await isReady()
		await lay(uid, facts)
		await until(() => expect([refusals, failed]).toEqual([why, count]))
		expect(readings).toEqual([])
	},
	30_000,
)

test("of two readers the named one is used, and one that is not there is absent", async () => {
	startReader("00 01")
	await isReady()
	await lay("04aaaaaa", { port: ports[0] })
	await pause(1_500)
	expect(readings).toEqual([])
	await card?.remove()
	await lay("04bbbbbb", { port: ports[1] })
	await until(() => expect(readings).toEqual(["iso14443a 04bbbbbb"]))
	await reader?.stop()
	startReader("ACR122U")
	await until(() => expect(states.at(-1)?.kind).toBe("absent"))
	expect(faultOf()).toBe("absent")
}, 60_000)

test("the service stopped and started again: said, and cards are read again", async () => {
	startReader()
	await isReady()
	await end(service, "SIGTERM")
	await until(() => expect(states.at(-1)?.kind).not.toBe("ready"))
	await until(() => expect(faultOf()).toBe("no-service"))
	await startService()
	await isReady()
	await lay("04cccccc")
	await until(() => expect(readings).toEqual(["iso14443a 04cccccc"]))
}, 90_000)
