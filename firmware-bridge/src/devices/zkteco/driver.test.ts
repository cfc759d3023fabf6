// First contact, the log and its delta, against the emulated terminal over real sockets.
import { afterEach, describe, expect, test } from "vitest"
import { until } from "../../told-by-terminal.fixture.ts"
import { changeCommands, readCommands } from "./frame.ts"
import { at, driverOn, punchAt, terminalOn, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

const readCodes: readonly string[] = Object.values(readCommands).map(String)

describe.each(["tcp", "udp"] as const)("first contact over %s", (transport) => {
	test("says who the terminal is, takes its log, and sends nothing that changes anything", async () => {
		const { terminal, server, port } = await terminalOn({ log: [punchAt(0), punchAt(1)] })
		const { driver, told } = driverOn({ port, transport })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch(punchAt(2))
		await until(() => expect(told.punches).toHaveLength(3))
		expect((await driver.users()).ok).toBe(true)
		await driver.stop()
		await until(() => expect(terminal.received.at(-1)).toBe(String(readCommands.exit)))
		const sent = new Set(terminal.received)
		expect([...sent].filter((code) => !readCodes.includes(code))).toEqual(["1503:13", "1503:9"])
		expect(told.states).toEqual(["starting", "ready"])
		expect(told.facts[0]).toMatchObject({
			...{ serial: "CGKK204760001", model: "X100-C", firmware: "Ver 6.60 Apr 8 2016" },
			counts: { users: { held: 1 }, records: { held: 2, capacity: 100_000, free: 99_998 } },
		})
	})

	test("of 96,000 punches and 120 users nothing is written, deleted or cleared", async () => {
		const log = Array.from({ length: 96_000 }, (_, second) => punchAt(second % 60_000))
		const { terminal, port } = await terminalOn({ log })
		terminal.people = Array.from({ length: 120 }, (_, place) => ({
			...{ place, id: String(1000 + place), name: `PEGAWAI ${place}`, card: 0, rights: 0 },
		}))
		const { driver, told } = driverOn({ port, transport })
		await until(() => expect(told.pulled[0]?.punches).toBe(96_000))
		expect(await driver.users()).toMatchObject({ value: { length: 120 } })
		await driver.stop()
		const codes = new Set(terminal.received.map((code) => code.split(":")[0] ?? ""))
		expect([...codes].filter((code) => !readCodes.includes(code))).toEqual([])
	}, 60_000)

	test("a communication key is given where it is asked for, 0 too", async () => {
		for (const commKey of [0, 12, 999_999]) {
			const { port } = await terminalOn({ flavour: { commKey } })
			const { told } = driverOn({ port, transport, commKey })
			await until(() => expect(told.states).toEqual(["starting", "ready"]))
			await tidyUp()
		}
	})

	test.each([
		["a wrong communication key", { commKey: 7 }, "wrong-key", "Comm Key"],
		["firmware with an unpublished sign-in", { greeting: "new-way-in" }, "new-way-in", "ADMS"],
	] as const)("%s ends it, and it is said what to do", async (_, flavour, code, advice) => {
		const { port, terminal } = await terminalOn({ flavour })
		const { told } = driverOn({ port, transport })
		await until(() => expect(told.faults[0]).toMatchObject({ code }))
		expect(told.faults[0]?.message).toContain(advice)
		expect(terminal.received).not.toContain(String(readCommands.freeSizes))
	})

	test("an access-control terminal gives no log: said once, and its events are heard", async () => {
		const log = [punchAt(0)]
		const { port, server, terminal } = await terminalOn({ log, flavour: { isAccessControl: true } })
		const { told } = driverOn({ port, transport, waits: { heartbeatMs: 60 } })
		await until(() => expect(told.troubles).toMatchObject([{ code: "access-control" }]))
		server.punch(punchAt(1))
		await until(() => expect(told.punches).toMatchObject([{ source: "event" }]))
		const beats = terminal.received.length
		await until(() => expect(terminal.received.length).toBeGreaterThan(beats + 4))
		expect([told.troubles.length, told.states.at(-1)]).toEqual([1, "ready"])
	})
})

describe("the log", () => {
	test.each([
		[8, 28, "tcp"],
		["ma300", 28, "tcp"],
		[16, 28, "udp"],
		[40, 72, "tcp"],
		[40, 72, "udp"],
		[49, 72, "tcp"],
	] as const)(
		"rows of %s bytes, users of %i, over %s: small and large",
		async (rows, userRows, transport) => {
			for (const count of [3, 2_500]) {
				const log = Array.from({ length: count }, (_, index) => punchAt(index, index % 2))
				const { port } = await terminalOn({ log, flavour: flavourOf(rows, userRows) })
				const { told } = driverOn({ port, transport })
				await until(() => expect(told.pulled).toHaveLength(1))
				expect(told.pulled[0]).toMatchObject({ punches: count, refused: 0, isDelta: false })
				expect(told.punches.map(({ userId }) => userId)).toEqual(log.map(({ id }) => id))
				expect(
					told.punches.map(({ local, state, verify }) => [momentOf(local), state, verify.raw]),
				).toEqual(log.map((stored) => [stored.at, stored.state, stored.verify]))
				expect(new Set(told.punches.map(({ key }) => key)).size).toBe(count)
				await tidyUp()
			}
		},
	)

	test("rows of another size are refused: nothing is read out of them", async () => {
		const { port, terminal } = await terminalOn({ log: [punchAt(0), punchAt(1)] })
		terminal.miscountBy = 1
		const { told } = driverOn({ port })
		await until(() => expect(told.troubles).toMatchObject([{ code: "record-size" }]))
		expect([told.punches, told.pulled, told.states.at(-1)]).toEqual([[], [], "ready"])
	})

	test("ghosts and days that do not exist are refused with their reason, and counted", async () => {
		const log = [
			{ ...punchAt(0), at: at(2000, 1, 1) },
			{ ...punchAt(1), at: at(2063, 7, 1) },
			{ ...punchAt(2), at: at(2026, 2, 30) },
			punchAt(3),
		]
		const { port } = await terminalOn({ log })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 1, refused: 3 }]))
		const reasons = told.refused.map(({ reason }) => reason)
		expect(reasons).toEqual(["ghost-date", "ghost-date", "impossible-date"])
	})

	test("a row of a user who is not in the list any more is refused, not given to another", async () => {
		const log = [{ ...punchAt(0), place: 99 }, punchAt(1)]
		const { port } = await terminalOn({ log, flavour: flavourOf(8, 28) })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 1, refused: 1 }]))
		expect(told.refused).toMatchObject([{ reason: "no-user-id" }])
	})

	test("in and out within one second are two; the same punch has one key wherever it comes from", async () => {
		const log = [punchAt(0, 0), punchAt(0, 1)]
		const { port, server } = await terminalOn({ log })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		server.punch(punchAt(5, 255))
		await until(() => expect(told.punches).toHaveLength(3))
		await driver.pull(undefined)
		const keys = told.punches.map(({ key }) => key)
		expect(keys).toHaveLength(6)
		expect(keys.slice(3)).toEqual(keys.slice(0, 3))
		expect(new Set(keys).size).toBe(3)
		expect(keys.every((key) => key.length <= 24)).toBe(true)
		expect(told.punches.map(({ source }) => source)[2]).toBe("event")
	})

	test.each([100, 2_000])(
		"only what is new is fetched of a log of %i that only grew",
		async (count) => {
			const log = Array.from({ length: count }, (_, index) => punchAt(index))
			const { port, terminal } = await terminalOn({ log })
			const { driver, told } = driverOn({ port })
			await until(() => expect(told.pulled).toHaveLength(1))
			const { through } = told.pulled[0] ?? {}
			terminal.log.push(punchAt(count), punchAt(count + 1))
			told.punches.length = 0
			const delta = await driver.pull(through)
			expect(delta).toMatchObject({
				value: { punches: 2, isDelta: true, through: { count: count + 2 } },
			})
			expect(told.punches.map(({ local }) => momentOf(local))).toEqual(
				[punchAt(count), punchAt(count + 1)].map((stored) => stored.at),
			)
			const again = await driver.pull(delta.ok ? delta.value.through : undefined)
			expect(again).toEqual({
				ok: true,
				value: { ...expectedNothing, through: delta.ok && delta.value.through },
			})
		},
	)

	test.each([
		["cleared and grown anew", (log: Log) => log.splice(0, 40, ...log.splice(20, 20)), 20],
		[
			"wrapped: the oldest fell out, others came",
			(log: Log) => [log.shift(), log.push(punchAt(99))],
			40,
		],
		["shorter than what was taken", (log: Log) => log.splice(10), 10],
	] as const)("a log that was %s is taken whole", async (_, change, count) => {
		const log = Array.from({ length: 40 }, (_, index) => punchAt(index))
		const { port, terminal } = await terminalOn({ log })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		change(terminal.log)
		const pulled = await driver.pull(told.pulled[0]?.through)
		expect(pulled).toMatchObject({ value: { punches: count, isDelta: false } })
	})

	test("progress goes up to the whole, and the terminal's buffer is let go", async () => {
		const log = Array.from({ length: 5_000 }, (_, index) => punchAt(index))
		const { port, terminal } = await terminalOn({ log })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		const steps = told.progress.map(({ bytes }) => bytes)
		expect(steps).toEqual([65_472, 130_944, 196_416, 200_000])
		expect(told.progress.every(({ totalBytes }) => totalBytes === 200_000)).toBe(true)
		expect(terminal.received.filter((code) => code === String(readCommands.free))).toHaveLength(1)
	})

	test("a table that is given without being fetched in chunks is taken too", async () => {
		const log = Array.from({ length: 1_000 }, (_, index) => punchAt(index))
		const flavour = { givesUnasked: true, frameBytes: 1_000 }
		const { port, terminal } = await terminalOn({ log, flavour })
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 1_000, refused: 0 }]))
		expect(terminal.received).not.toContain(String(readCommands.readChunk))
	})

	test("an empty log is an empty log", async () => {
		const { port } = await terminalOn({})
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 0, through: undefined }]))
	})
})

describe("clock", () => {
	test.each([
		["right", 0],
		["a minute ahead", 60_000],
		["read as another zone: two hours behind", -7_200_000],
	])("%s: told within its bound", async (_, wrongMs) => {
		const { port } = await terminalOn({ flavour: { clockMs: 7 * 3_600_000 + wrongMs } })
		const { told } = driverOn({ port })
		await until(() => expect(told.facts).toHaveLength(1))
		const reading = told.facts[0]?.clock
		expect(Math.abs((reading?.offsetMs ?? 9e9) - wrongMs)).toBeLessThanOrEqual(
			reading?.errorMs ?? 0,
		)
		expect(reading?.errorMs).toBeLessThan(500 + 100)
		expect(Math.abs((reading?.atMs ?? 0) - Date.now())).toBeLessThan(5_000)
	})

	test("a day that does not exist is said, and the punches are still taken", async () => {
		const { port, terminal } = await terminalOn({ log: [punchAt(0)] })
		terminal.stoppedAt = [2026, 2, 31, 0, 0, 0]
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled).toMatchObject([{ punches: 1 }]))
		expect(told.troubles).toMatchObject([{ code: "no-time" }])
		expect(told.facts[0]?.clock).toBeUndefined()
	})

	test("is set when asked, in the terminal's own wall time", async () => {
		const { port, terminal } = await terminalOn({})
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.states).toContain("ready"))
		const instant = Date.UTC(2025, 0, 31, 16, 59, 59)
		expect(await driver.setClock(instant)).toEqual({ ok: true, value: undefined })
		// 2025-01-31 23:59:59 in Jakarta, as published.
		expect(terminal.clockSetTo).toBe(0x300d9c7f)
	})
})

describe("clearing", () => {
	const clear = String(changeCommands.clearLog)

	test("is off unless it is allowed", async () => {
		const { port, terminal } = await terminalOn({ log: [punchAt(0)] })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.pulled).toHaveLength(1))
		expect(await driver.clearLog(1)).toMatchObject({ fault: { code: "not-allowed" } })
		expect([terminal.log.length, terminal.received.includes(clear)]).toEqual([1, false])
	})

	test("happens only if the terminal holds exactly what is expected at that moment", async () => {
		const { port, terminal } = await terminalOn({ log: [punchAt(0)] })
		const { driver, told } = driverOn({ port, allowClear: true })
		await until(() => expect(told.pulled).toHaveLength(1))
		terminal.log.push(punchAt(1))
		expect(await driver.clearLog(1)).toMatchObject({ fault: { code: "count-differs" } })
		expect([terminal.log.length, terminal.received.includes(clear)]).toEqual([2, false])
		expect(await driver.clearLog(2)).toEqual({ ok: true, value: undefined })
		expect(terminal.log).toEqual([])
	})
})

type Log = ReturnType<typeof punchAt>[]
const expectedNothing = { punches: 0, refused: 0, isDelta: true }

const flavourOf = (rows: 8 | "ma300" | 16 | 40 | 49, userRows: 28 | 72) => ({
	...{ rows, userRows, model: rows === "ma300" ? "MA300" : "X100-C" },
})

const momentOf = (local: {
	readonly year: number
	readonly month: number
	readonly day: number
	readonly hour: number
	readonly minute: number
	readonly second: number
}) => [local.year, local.month, local.day, local.hour, local.minute, local.second]
