// What a network, a reboot and other programs do to a session with a terminal.
import { connect } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import { until } from "../../told-by-terminal.fixture.ts"
import { readCommands } from "./frame.ts"
import { driverOn, punchAt, terminalOn, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

const many = (count: number) => Array.from({ length: count }, (_, index) => punchAt(index))
const timesOf = (punches: readonly { readonly localCode: number }[]) =>
	new Set(punches.map(({ localCode }) => localCode)).size

describe("the stream", () => {
	test.each([1, 7, 1_460])("segments of %i bytes lose nothing", async (pieceBytes) => {
		const count = pieceBytes === 1 ? 100 : 4_000
		const { port } = await terminalOn({ log: many(count), going: { pieceBytes } })
		const { told } = driverOn({ port, waits: { replyMs: 2_000 } })
		await until(() => expect(told.pulled).toMatchObject([{ punches: count, refused: 0 }]))
	})

	test("nor do frames that each come in a segment of their own", async () => {
		const { port } = await terminalOn({ log: many(4_000), going: { gapMs: 2 } })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 4_000, refused: 0 }]))
	})

	test("many frames in one segment, events among them, lose nothing", async () => {
		const { port, server } = await terminalOn({ log: many(4_000), flavour: { frameBytes: 1_000 } })
		const { told } = driverOn({ port })
		await until(() => expect(told.progress.length).toBeGreaterThan(0))
		for (let index = 0; index < 20; index++) server.punch(punchAt(5_000 + index))
		await until(() => expect(told.pulled).toMatchObject([{ punches: 4_000 }]))
		await until(() => expect(timesOf(told.punches)).toBe(4_020))
	})
})

describe("datagrams", () => {
	test.each([2, 3, 5])("every %ith one that is lost is asked for again", async (every) => {
		const isLost = (index: number) => index % (every * 3) === every
		const { port } = await terminalOn({ log: many(400), going: { isLost } })
		const { told } = driverOn({ port, transport: "udp", waits: { replyMs: 40 } })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 400, refused: 0 }]))
		expect(timesOf(told.punches)).toBe(400)
	})

	test("each coming twice makes no record two", async () => {
		const { port } = await terminalOn({ log: many(400), going: { isDoubled: true } })
		const { told } = driverOn({ port, transport: "udp" })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 400, refused: 0 }]))
	})

	test("a chunk in several datagrams is refused: their order cannot be told", async () => {
		const flavour = { frameBytes: 512 }
		const { port } = await terminalOn({ log: many(400), flavour })
		const { told } = driverOn({ port, transport: "udp" })
		await until(() => expect(told.troubles).toMatchObject([{ code: "split-datagrams" }]))
		expect([told.punches, told.states.at(-1)]).toEqual([[], "ready"])
	})

	test("all of them lost in the middle of the log: nothing of it is called pulled", async () => {
		let isCut = false
		const { port } = await terminalOn({ log: many(400), going: { isLost: () => isCut } })
		const { told } = driverOn({ port, transport: "udp", waits: { replyMs: 30 } })
		await until(() => expect(told.progress.length).toBeGreaterThan(2))
		isCut = true
		await until(() => expect(told.states).toContain("absent"))
		expect(told.pulled).toEqual([])
		isCut = false
		await until(() => expect(told.pulled).toMatchObject([{ punches: 400, isDelta: false }]))
	})
})

describe("breaks", () => {
	test("what is punched while the line is down is pulled when it stands again, and only that", async () => {
		const { port, server, terminal } = await terminalOn({ log: many(50) })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.hangUp()
		terminal.log.push(punchAt(70), punchAt(71))
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(told.states.slice(0, 5)).toEqual(["starting", "ready", "absent", "starting", "ready"])
		expect(told.pulled[1]).toMatchObject({ punches: 2, isDelta: true, through: { count: 52 } })
	})

	test("a kiosk that starts again goes on where it was", async () => {
		const { port, terminal } = await terminalOn({ log: many(50) })
		const first = driverOn({ port })
		await until(() => expect(first.told.pulled).toHaveLength(1))
		await first.driver.stop()
		terminal.log.push(punchAt(70))
		const [{ through } = { through: undefined }] = first.told.pulled
		if (through === undefined) throw new Error("nothing was pulled")
		const second = driverOn({ port, through })
		await until(() => expect(second.told.pulled).toMatchObject([{ punches: 1, isDelta: true }]))
	})

	test("a terminal that rebooted leaves a dead line: the heartbeat finds it, and it is called again", async () => {
		const { port, server, terminal } = await terminalOn({ log: many(5) })
		const { told } = driverOn({ port, waits: { heartbeatMs: 50, replyMs: 40 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.goSilent()
		await until(() => expect(told.states).toContain("absent"))
		server.wake()
		terminal.log.push(punchAt(70))
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(told.pulled[1]).toMatchObject({ punches: 1, isDelta: true })
	})

	test("a punch whose event was lost is found by counting, at the next heartbeat", async () => {
		const { port, server, terminal } = await terminalOn({ log: many(5) })
		const { told } = driverOn({ port, waits: { heartbeatMs: 50 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch(punchAt(60))
		await until(() => expect(told.facts.length).toBeGreaterThan(3))
		expect(told.pulled).toHaveLength(1)
		terminal.log.push(punchAt(61))
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(timesOf(told.punches)).toBe(7)
	})

	test("while another program has the terminal it is absent, and it is said what may be the cause", async () => {
		const { port } = await terminalOn({ log: many(5) })
		const other = connect({ host: "127.0.0.1", port })
		await new Promise((done) => other.once("connect", done))
		const { told } = driverOn({ port })
		await until(() => expect(told.states).toContain("absent"))
		expect(told.faults[0]?.message).toContain("one program at a time")
		other.destroy()
		await until(() => expect(told.pulled).toHaveLength(1))
	})

	test("stopped in the middle of a log it takes leave and ends at once", async () => {
		const { port, terminal } = await terminalOn({ log: many(40_000) })
		const { driver, told } = driverOn({ port, transport: "udp" })
		await until(() => expect(told.progress.length).toBeGreaterThan(2))
		const before = performance.now()
		await driver.stop()
		expect(performance.now() - before).toBeLessThan(1_000)
		await until(() => expect(terminal.received.at(-1)).toBe(String(readCommands.exit)))
		expect(told.pulled).toEqual([])
	})
})

describe("events", () => {
	test.each([10, 12, 14, 32, 36, 37, 52] as const)(
		"of %i bytes are punches, acknowledged",
		async (eventLength) => {
			const { port, server, terminal } = await terminalOn({ flavour: { eventLength } })
			const { told } = driverOn({ port })
			await until(() => expect(told.pulled).toHaveLength(1))
			server.punch(punchAt(14, 1))
			await until(() => expect(terminal.acknowledged).toBe(1))
			expect(told.punches).toMatchObject([{ userId: "1001", state: 1, source: "event" }])
			expect(told.punches[0]?.local).toEqual({
				...{ year: 2026, month: 11, day: 23, hour: 7, minute: 0, second: 14 },
			})
		},
	)

	test("a ghost is refused in an event too, and the session goes on", async () => {
		const { port, server } = await terminalOn({})
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch({ ...punchAt(0), at: [2000, 1, 1, 0, 0, 5] })
		await until(() =>
			expect(told.refused).toMatchObject([{ reason: "ghost-date", source: "event" }]),
		)
		expect(told.states.at(-1)).toBe("ready")
	})
})

test("what a terminal puts off is asked again", async () => {
	const { port, terminal } = await terminalOn({ log: many(5) })
	terminal.putsOff = 3
	const { told } = driverOn({ port })
	await until(() => expect(told.pulled).toMatchObject([{ punches: 5 }]))
	expect(told.states).toEqual(["starting", "ready"])
})

test.each([10, 2_000])(
	"a log of %i that is shorter than it says is not read as a shorter one",
	async (count) => {
		const { port, terminal } = await terminalOn({ log: many(count) })
		terminal.tornBy = 40
		const { told } = driverOn({ port, waits: { heartbeatMs: 50 } })
		await until(() => expect(told.troubles).toMatchObject([{ code: "torn" }]))
		expect(told.punches).toEqual([])
		terminal.tornBy = 0
		await until(() => expect(told.pulled).toMatchObject([{ punches: count }]))
	},
)

test("a full log is said before it overwrites, once a session", async () => {
	const { port } = await terminalOn({ log: many(5), flavour: { capacity: 5 } })
	const { told } = driverOn({ port, waits: { heartbeatMs: 30 } })
	await until(() => expect(told.facts.length).toBeGreaterThan(3))
	expect(told.troubles).toMatchObject([{ code: "log-full" }])
	expect(told.pulled).toHaveLength(1)
})
