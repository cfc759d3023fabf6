// What a line does to a session with an Anviz terminal: noise, halves, silence, echoes, hang-ups.
import { afterEach, describe, expect, test } from "vitest"
import { until } from "../../told-by-terminal.fixture.ts"
import { driverOn, many, punchAt, terminalOn, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

const beats = { heartbeatMs: 20 }

describe("the line", () => {
	test.each([1, 7, 100])("pieces of %i bytes lose nothing", async (pieceBytes) => {
		const { port } = await terminalOn({ log: many(80), going: { pieceBytes } })
		const { told } = driverOn({ port, waits: { replyMs: 2_000 } })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 80 }]))
	})

	test("a host that hears its own words on two wires reads the terminal's", async () => {
		const { port } = await terminalOn({ log: many(80), going: { isEchoing: true } })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 80 }]))
	})

	test.each([
		["garbage", (bytes: Buffer) => Buffer.concat([Buffer.from("00ff17a5a5a500", "hex"), bytes])],
		["a wrong checksum", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(0)])],
		["half a frame", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
		["the beginning of a longest frame", () => Buffer.from("A500000005BC00025801", "hex")],
		["nothing", () => undefined],
	])("%s in place of each third answer: what was asked is asked again", async (_, spoiled) => {
		const spoil = (bytes: Buffer, index: number) => (index % 3 === 1 ? spoiled(bytes) : bytes)
		const { port } = await terminalOn({ log: many(20), going: { spoil } })
		const { told } = driverOn({ port, waits: { ...beats, replyMs: 40 } })
		await until(() => expect(told.pulled.length).toBeGreaterThan(0))
		expect(told.states.slice(0, 2)).toEqual(["starting", "ready"])
		expect(new Set(told.punches.map(({ key }) => key)).size).toBe(20)
	})

	test("an answer lost in the middle of the log: nothing is left out, the log is begun anew", async () => {
		let isCut = true
		const spoil = (bytes: Buffer) => {
			const isRecords = bytes[5] === 0xc0 && bytes[9] === 25
			if (!isRecords || !isCut) return bytes
			isCut = false
			return undefined
		}
		const { port } = await terminalOn({ log: many(100), going: { spoil } })
		const { told } = driverOn({ port, waits: beats })
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(told.troubles).toMatchObject([{ code: "torn" }])
		expect(told.troubles[0]?.message).toContain("records (40h) within 150 ms")
		expect(told.pulled[0]).toMatchObject({ punches: 100, through: { count: 100 } })
		expect(told.states).toEqual(["starting", "ready"])
	})

	test("answers that come late, in their order, are no answers to later questions", async () => {
		const { port, server } = await terminalOn({ log: many(100) })
		server.going = {
			spoil: (bytes) => {
				if (bytes[5] === 0xc0) server.going = { slowMs: 100 }
				return bytes
			},
		}
		const { told } = driverOn({ port, waits: { ...beats, replyMs: 45 } })
		await until(() => expect(told.troubles).toMatchObject([{ code: "torn" }]))
		server.going = {}
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(told.pulled[0]).toMatchObject({ punches: 100, through: { count: 100 } })
		const whole = told.punches.slice(-100).map(({ local }) => local.minute * 60 + local.second)
		expect(whole).toEqual(Array.from({ length: 100 }, (_, second) => second))
	})
})

describe("breaks", () => {
	test("silence is absence, said with what was waited for; when it wakes only what is new comes", async () => {
		const { port, server, terminal } = await terminalOn({ log: many(5) })
		const { told } = driverOn({ port, waits: { ...beats, replyMs: 30 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.goSilent()
		await until(() => expect(told.states.at(-1)).toBe("absent"))
		expect(told.faults.at(-1)?.message).toContain("gave no answer to counts (3Ch) within 30 ms")
		terminal.log.push(punchAt(70))
		server.wake()
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(told.pulled[1]).toMatchObject({ punches: 1, isDelta: true })
		expect(told.states.at(-1)).toBe("ready")
	})

	test("hung up on, it calls again", async () => {
		const { port, server } = await terminalOn({ log: many(5) })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.hangUp()
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(told.states).toEqual(["starting", "ready", "absent", "starting", "ready"])
	})

	test.each([
		["the counts", 0x3c, "faulty"],
		["the records", 0x40, "ready"],
	])("a terminal that refuses %s says so once", async (_, refused, state) => {
		const { port } = await terminalOn({ log: many(5), flavour: { refuses: [refused] } })
		const { told } = driverOn({ port, waits: beats })
		await until(() => expect(told.states.at(-1)).toBe(state))
		await until(() => expect([...told.faults, ...told.troubles].length).toBeGreaterThan(0))
		const [fault] = [...told.faults, ...told.troubles]
		expect(fault).toMatchObject({ code: "not-done", message: expect.stringContaining("refused") })
		expect(told.troubles.length).toBeLessThan(2)
		expect(told.punches).toEqual([])
	})

	test("a flood of noise neither fills memory nor ends the session", async () => {
		const { port, server } = await terminalOn({ log: many(5) })
		const { told } = driverOn({ port, waits: beats })
		await until(() => expect(told.pulled).toHaveLength(1))
		for (let turn = 0; turn < 50; turn++) server.say(Buffer.alloc(10_000, turn))
		const before = told.facts.length
		await until(() => expect(told.facts.length).toBeGreaterThan(before + 2))
		expect(told.states).toEqual(["starting", "ready"])
	})

	test("stopped in the middle of a log it ends at once", async () => {
		const { port } = await terminalOn({ log: many(3_000), going: { slowMs: 5 } })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.progress.length).toBeGreaterThan(2))
		const before = performance.now()
		await driver.stop()
		expect(performance.now() - before).toBeLessThan(1_000)
		expect(told.pulled).toEqual([])
	})
})
