// First contact, the log and what is new in it, against the emulated terminal over real sockets.
import { afterEach, describe, expect, test } from "vitest"
import { until } from "../../told-by-terminal.fixture.ts"
import { driverOn, many, punchAt, terminalOn, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

/** All that may be heard by a terminal that nobody asked to be changed; 40:2 would go by its mark of new records. */
const reading = ["24", "30", "38", "3c", "40:0", "40:1", "48", "72:0", "72:1"]

describe("first contact", () => {
	test("says who the terminal is, takes its log, and sends nothing that changes anything", async () => {
		const { terminal, server, port } = await terminalOn({ log: many(60) })
		terminal.people = Array.from({ length: 20 }, (_, id) => ({ id: id + 1, name: "A", card: 0 }))
		const { driver, told } = driverOn({ port, waits: { heartbeatMs: 20 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch(punchAt(100))
		await until(() => expect(told.punches).toHaveLength(61))
		expect(await driver.users()).toMatchObject({ ok: true, value: { length: 20 } })
		expect((await driver.clearLog()).ok).toBe(false)
		await driver.stop()
		const heard = [...new Set(terminal.received)].sort()
		expect(heard).toEqual(reading)
		expect(told.states).toEqual(["starting", "ready"])
		expect(told.facts[0]).toMatchObject({
			...{ serial: "0300100016410121", model: "TC-B-N", firmware: "02.05.12" },
			counts: { users: { held: 20 }, fingers: { held: 3 }, records: { held: 60 }, passwords: 1 },
		})
	})

	test("a user has a number and a name; its password is not read", async () => {
		const { port } = await terminalOn({})
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		const users = await driver.users()
		expect(users).toEqual({
			ok: true,
			value: [
				{
					...{ userId: "1001", name: "BUDI", card: 6_572_982 },
					...{ privilege: "unknown", isDisabled: false },
				},
			],
		})
	})

	test("the clock is read with its bound, and put only when told", async () => {
		const ahead = 90_000
		const { port, terminal } = await terminalOn({ flavour: { clockMs: 7 * 3_600_000 + ahead } })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.facts).toHaveLength(1))
		const { countedAtMs = Infinity } = told.facts[0] ?? {}
		expect(countedAtMs).toBeLessThanOrEqual(told.facts[0]?.clock?.atMs ?? 0)
		const { offsetMs = 0, errorMs = 0 } = told.facts[0]?.clock ?? {}
		expect(Math.abs(offsetMs - ahead)).toBeLessThanOrEqual(errorMs)
		expect(terminal.clockSetTo).toBeUndefined()
		expect((await driver.setClock(Date.UTC(2026, 10, 23, 0, 28, 14))).ok).toBe(true)
		expect(terminal.clockSetTo).toEqual(Buffer.from([26, 11, 23, 7, 28, 14]))
	})

	test("another number answers: said with both numbers", async () => {
		const { port, server } = await terminalOn({})
		const [stranger] = await Promise.all([terminalOn({ flavour: { number: 7 } })])
		const { told } = driverOn({ port, device: 9 })
		await until(() => expect(told.states).toContain("absent"))
		expect(told.faults[0]?.message).toMatch(/Terminal 9 gave no answer to configuration \(30h\)/)
		server.going = {
			spoil: () => Buffer.from(stranger.terminal.hear(frame(7, 0x30)).at(0) ?? Buffer.alloc(0)),
		}
		const asked = driverOn({ port, device: 5 })
		await until(() => expect(asked.told.states).toContain("faulty"))
		expect(asked.told.faults.at(-1)).toMatchObject({
			code: "wrong-device",
			message: expect.stringMatching(/Terminal 7 answered .*Set device=7/),
		})
	})

	test("0 is whoever answers first; from then on only that one is asked and heard", async () => {
		const { port, terminal, server } = await terminalOn({ log: many(30), others: [8] })
		const { told } = driverOn({ port, device: 0, waits: { heartbeatMs: 20 } })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 30 }]))
		expect(told.facts[0]?.serial).toBe(terminal.flavour.serial)
		expect(server.terminals[1]?.received).toEqual(["30"])
	})

	test("a terminal that does not tell its serial number gets it from its setting", async () => {
		const { port } = await terminalOn({ flavour: { refuses: [0x24, 0x48] }, log: many(2) })
		const { told, driver } = driverOn({ port })
		await until(() => expect(told.faults).toMatchObject([{ code: "no-serial" }]))
		expect(told.faults[0]?.message).toContain("serial=")
		await driver.stop()
		const named = driverOn({ port, serial: "A300-1" })
		await until(() => expect(named.told.pulled).toHaveLength(1))
		expect(named.told.punches.map(({ serial }) => serial)).toEqual(["A300-1", "A300-1"])
	})
})

describe("the log", () => {
	test.each([0, 1, 24, 25, 26, 50, 1_234])("of %i comes whole, each record once", async (count) => {
		const log = many(count)
		const { port } = await terminalOn({ log })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(told.pulled[0]).toMatchObject({ punches: count, refused: 0, isDelta: false })
		expect(told.punches.map(({ local }) => Object.values(local))).toEqual(log.map(({ at }) => at))
		expect(new Set(told.punches.map(({ key }) => key)).size).toBe(count)
	})

	test("how and which key, as they came", async () => {
		const log = [0x80, 0x81, 2].map((type, backup) => ({ ...punchAt(backup, type), backup }))
		const { port } = await terminalOn({ log: [...log, { ...punchAt(9), backup: 77 }] })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(told.punches.map(({ state, verify }) => [state, verify.raw, verify.meaning])).toEqual([
			[0, 0, "finger"],
			[1, 1, "finger"],
			[2, 2, "password"],
			[0, 77, "unknown"],
		])
	})

	test("nobody's records and ghosts are refused with their reason", async () => {
		const ghost = { ...punchAt(1), at: [2000, 1, 2, 0, 0, 5] as const }
		const { port } = await terminalOn({ log: [punchAt(0, 0, 0), ghost, punchAt(2)] })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 1, refused: 2 }]))
		expect(told.refused.map(({ reason }) => reason)).toEqual(["no-user-id", "ghost-date"])
	})

	test("only what is new is told of a log that only grew", async () => {
		const { port, terminal } = await terminalOn({ log: many(60) })
		const first = driverOn({ port })
		await until(() => expect(first.told.pulled).toHaveLength(1))
		await first.driver.stop()
		terminal.log.push(punchAt(100), punchAt(101))
		const [{ through } = { through: undefined }] = first.told.pulled
		const second = driverOn({ port, through: () => through })
		await until(() => expect(second.told.pulled).toMatchObject([{ punches: 2, isDelta: true }]))
	})

	test("a log that was cleared or filled anew is told whole", async () => {
		const { port, terminal } = await terminalOn({ log: many(60) })
		const { told } = driverOn({ port, waits: { heartbeatMs: 20 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		terminal.log = many(70).map((stored) => ({ ...stored, id: 7 }))
		await until(() => expect(told.pulled).toHaveLength(2))
		expect(told.pulled[1]).toMatchObject({ punches: 70, isDelta: false })
		terminal.log = [punchAt(500)]
		await until(() => expect(told.pulled).toHaveLength(3))
		expect(told.pulled[2]).toMatchObject({ punches: 1, through: { count: 1 } })
	})

	test("a log shorter than its count is not called pulled", async () => {
		const { port, terminal } = await terminalOn({ log: many(30) })
		terminal.miscountBy = 3
		const { told } = driverOn({ port, waits: { heartbeatMs: 20 } })
		await until(() => expect(told.troubles).toMatchObject([{ code: "torn" }]))
		expect(told.pulled).toEqual([])
		terminal.miscountBy = 0
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(new Set(told.punches.map(({ key }) => key)).size).toBe(30)
	})

	test("told as it happens, and told again: it is one, and the log is not pulled for it", async () => {
		const { port, server } = await terminalOn({ log: many(3), flavour: { isRealTime: true } })
		const { told } = driverOn({ port, waits: { heartbeatMs: 30 } })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch(punchAt(60), 3)
		await until(() => expect(told.facts.length).toBeGreaterThan(4))
		expect(told.punches.filter(({ source }) => source === "event")).toHaveLength(1)
		expect(told.pulled).toHaveLength(1)
	})
})

/** A question to a terminal, spelled here so that the emulator can be asked by hand. */
function frame(device: number, command: number): Buffer {
	const published: Readonly<Record<string, string>> = { "7 48": "A500000007300000" }
	const head = Buffer.from(published[`${device} ${command}`] ?? "", "hex")
	let crc = 0xffff
	for (const byte of head) {
		crc ^= byte
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1
	}
	return Buffer.concat([head, Buffer.of(crc & 0xff, crc >> 8)])
}

test("a full log that writes over its oldest counts as before: it is read anew all the same, and said to be full", async () => {
	const { terminal, port } = await terminalOn({ log: many(30) })
	const { told } = driverOn({ port, waits: { heartbeatMs: 10, pullMs: 60 } })
	await until(() => expect(told.pulled.length).toBeGreaterThanOrEqual(2))
	expect(told.troubles, "as before, and nothing else").toEqual([])
	terminal.log = [...terminal.log.slice(1), punchAt(100)]
	await until(() => expect(told.punches.at(-1)?.local).toMatchObject({ minute: 1, second: 40 }))
	await until(() => expect(told.troubles).toMatchObject([{ code: "log-full" }]))
})
