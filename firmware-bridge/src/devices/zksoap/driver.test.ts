// A terminal by its SOAP service, against the emulated one over real sockets: first contact, the log, faults.
import { afterEach, describe, expect, test } from "vitest"
import {
	EmulatedSoap,
	type Going,
	rowText,
	type StoredRow,
} from "../../../emulators/zksoap/terminal.ts"
import { listenToTerminal, realClock, until } from "../../told-by-terminal.fixture.ts"
import { SoapTerminal } from "./driver.ts"

const open: { stop(): Promise<void> }[] = []
afterEach(async () => {
	for (const one of open.splice(0).reverse()) await one.stop()
})

const two = (number: number) => String(number).padStart(2, "0")
const punchAt = (second: number, pin = "1001"): StoredRow => ({
	...{ pin, verified: 1, status: 0 },
	at: `2026-11-23 ${two(7 + Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`,
})
/** Up to the last row's end. */
const answerBytes = (log: readonly StoredRow[]) =>
	`<?xml version="1.0" encoding="iso8859-1" standalone="no"?><GetAttLogResponse>\r\n${log.map(rowText).join("\r\n")}`
		.length
const many = (count: number) => Array.from({ length: count }, (_, second) => punchAt(second))

async function terminalOn(log: readonly StoredRow[], going: Going = {}, key = 0) {
	const terminal = new EmulatedSoap(key)
	terminal.log = [...log]
	terminal.going = going
	const port = await terminal.start()
	open.push(terminal)
	return { terminal, port }
}

type On = Partial<Omit<ConstructorParameters<typeof SoapTerminal>[0], "address" | "events">>

function driverOn({ port, ...given }: On & { readonly port: number }) {
	const { told, events, through } = listenToTerminal()
	const driver = new SoapTerminal({
		...{ address: { host: "127.0.0.1", port }, clock: realClock, events, through, commKey: 0 },
		...{ utcNow: () => Date.now(), zone: "Asia/Jakarta", serial: "CGKK204760001" },
		...given,
		waits: { idleMs: 300, heartbeatMs: 20, pullMs: 40, ...given.waits },
	})
	driver.start()
	open.push(driver)
	return { driver, told }
}

describe("the log", () => {
	test("comes whole, and nothing is asked that changes anything", async () => {
		const { terminal, port } = await terminalOn(many(50))
		terminal.users = ["<Row><PIN>1</PIN><Name>BUDI</Name><PIN2>1001</PIN2></Row>"]
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.pulled.length).toBeGreaterThan(1))
		expect(await driver.users()).toMatchObject({ value: [{ userId: "1001", name: "BUDI" }] })
		expect([await driver.setClock(), await driver.clearLog()]).toMatchObject([
			...[{ ok: false }, { ok: false }],
		])
		await driver.stop()
		expect([...new Set(terminal.received)].sort()).toEqual([
			...["GetAllUserInfo", "GetAttLog", "GetDate"],
		])
		expect(told.pulled[0]).toMatchObject({ punches: 50, refused: 0, isDelta: false })
		expect(told.pulled[1]).toMatchObject({ punches: 0, isDelta: true, through: { count: 50 } })
		expect(told.punches[0]).toMatchObject({ serial: "CGKK204760001", userId: "1001", state: 0 })
		expect(told.states).toEqual(["starting", "ready"])
		expect(told.facts[0]?.counts).toBeUndefined()
		expect(told.allTold.length).toBe(told.pulled.length)
	})

	test.each([
		["of 20,000 rows", 20_000, {}],
		["without a length", 300, { hasNoLength: true }],
		["in pieces of 1", 3, { pieceBytes: 1 }],
		["in pieces of 7", 200, { pieceBytes: 7 }],
	] as const)("%s comes whole", async (_, count, going) => {
		const { port } = await terminalOn(many(count), going)
		const { told } = driverOn({ port, waits: { idleMs: 5_000 } })
		await until(() => expect(told.pulled.length).toBeGreaterThan(0))
		expect(told.pulled[0]).toMatchObject({ punches: count, through: { count } })
		expect(new Set(told.punches.map(({ key }) => key)).size).toBe(count)
	})

	test("only what is new is told; a log that was cleared or filled anew is told whole", async () => {
		const { terminal, port } = await terminalOn(many(10))
		const { told } = driverOn({ port })
		await until(() => expect(told.punches).toHaveLength(10))
		terminal.log.push(punchAt(90))
		await until(() => expect(told.punches).toHaveLength(11))
		terminal.log = many(12).map((row) => ({ ...row, pin: "7" }))
		await until(() => expect(told.punches).toHaveLength(23))
		terminal.log = []
		await until(() => expect(told.pulled.at(-1)).toMatchObject({ through: undefined }))
		expect(told.states).toEqual(["starting", "ready"])
	})

	test.each([
		["", "nothing"],
		["<Result>0</Result><Information>No data!</Information>", "its words"],
		["<Row><Result>1</Result><Information>No data!</Information></Row>", "a row of words"],
	])("an empty log is told by %s (%s)", async (emptyLog) => {
		const { terminal, port } = await terminalOn([])
		terminal.emptyLog = emptyLog
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled.length).toBeGreaterThan(0))
		expect(told.pulled[0]).toMatchObject({ punches: 0, through: undefined })
	})

	test("rows that are no punches are refused with their reason, and keep their place", async () => {
		const odd = { ...punchAt(1), at: "yesterday" }
		const ghost = { ...punchAt(2), at: "2000-01-01 00:00:05" }
		const { port } = await terminalOn([odd, ghost, { ...punchAt(3), pin: "" }, punchAt(4)])
		const { told } = driverOn({ port })
		await until(() => expect(told.pulled.length).toBeGreaterThan(1))
		const reasons = told.refused.map(({ reason }) => reason)
		expect(reasons).toEqual(["unknown-body", "ghost-date", "no-user-id"])
		expect(told.pulled[1]).toMatchObject({ punches: 0, refused: 0, through: { count: 4 } })
	})

	test("the clock is measured with its bound", async () => {
		const { terminal, port } = await terminalOn([])
		terminal.clockMs += 90_000
		const { told } = driverOn({ port })
		await until(() => expect(told.facts.length).toBeGreaterThan(0))
		const { offsetMs = 0, errorMs = 0 } = told.facts[0]?.clock ?? {}
		expect(Math.abs(offsetMs - 90_000)).toBeLessThanOrEqual(errorMs)
	})
})

describe("faults", () => {
	const first20 = answerBytes(many(20))
	test.each([
		["within a row", { cutAfter: 3_000 }],
		["within a row, where no length was said", { cutAfter: 3_000, hasNoLength: true }],
		["between two rows, where no length was said", { cutAfter: first20, hasNoLength: true }],
	])("cut off %s the log is not called pulled, and is asked again", async (_, going) => {
		const { terminal, port } = await terminalOn(many(50), going)
		const { told } = driverOn({ port })
		await until(() => expect(told.troubles).toMatchObject([{ code: "torn" }]))
		expect(told.troubles[0]?.message).toMatch(/GetAttLogResponse broke off after \d+ bytes/)
		expect(told.pulled).toEqual([])
		terminal.going = {}
		await until(() => expect(told.pulled.length).toBeGreaterThan(0))
		expect(told.pulled[0]).toMatchObject({ punches: 50 })
		expect(told.states).toEqual(["starting", "ready"])
	})

	test.each([
		["another web server", { page: { status: "200 OK", text: "<html>router</html>" } }],
		["a page that is not there", { page: { status: "404 Not Found", text: "no" } }],
		["something endless", { page: { status: "200 OK", text: "x".repeat(90_000) } }],
	])("%s is told from a terminal", async (_, going) => {
		const { port } = await terminalOn(many(5), going)
		const { told } = driverOn({ port })
		await until(() => expect(told.states.at(-1)).toBe("faulty"))
		expect(["not-a-terminal", "http-status"]).toContain(told.faults[0]?.code)
		expect(told.faults[0]?.message).toContain("Check the address")
		expect([told.punches, told.pulled]).toEqual([[], []])
	})

	test("a wrong communication key is no empty log", async () => {
		const { terminal, port } = await terminalOn(many(5), {}, 12)
		const { told, driver } = driverOn({ port })
		await until(() => expect(told.faults).toMatchObject([{ code: "wrong-key" }]))
		expect(told.faults[0]?.message).toContain("Comm Key")
		expect([told.pulled, terminal.received.includes("GetAttLog")]).toEqual([[], false])
		await driver.stop()
		const right = driverOn({ port, commKey: 12 })
		await until(() => expect(right.told.punches).toHaveLength(5))
	})

	test("silence and a closed port are absence, said with what was waited for", async () => {
		const { terminal, port } = await terminalOn(many(5), { isSilent: true })
		const { told, driver } = driverOn({ port })
		await until(() => expect(told.states.at(-1)).toBe("absent"))
		expect(told.faults[0]?.message).toContain("gave no GetDateResponse within 300 ms")
		terminal.going = {}
		await until(() => expect(told.punches).toHaveLength(5))
		await terminal.stop()
		await until(() => expect(told.states.at(-1)).toBe("absent"))
		expect(told.faults.at(-1)?.message).toContain(`No terminal answers at 127.0.0.1:${port}`)
		await driver.stop()
		open.splice(0, open.length)
	})

	test("an answer that stops half way is given up, and one that only is slow is not", async () => {
		const { terminal, port } = await terminalOn(many(20), { pieceBytes: 300, pauseMs: 30 })
		const { told } = driverOn({ port })
		await until(() => expect(told.punches).toHaveLength(20))
		expect(told.troubles).toEqual([])
		terminal.going = { pieceBytes: 1_000, pauseMs: 500 }
		await until(() => expect(told.states.at(-1)).toBe("absent"))
	})

	test("a word of refusal is passed on", async () => {
		const spoil = (inner: string, name: string) =>
			name === "GetAttLog"
				? "<Row><Result>0</Result><Information>Denied\u0007</Information></Row>"
				: inner
		const { port } = await terminalOn(many(5), { spoil })
		const { told } = driverOn({ port })
		await until(() => expect(told.troubles).toMatchObject([{ code: "not-done" }]))
		expect(told.troubles[0]?.message).toMatch(/^The terminal refused: Denied\. /)
		expect(told.pulled).toEqual([])
	})

	test("stopped in the middle of a log it ends at once", async () => {
		const { port } = await terminalOn(many(3_000), { pieceBytes: 500, pauseMs: 10 })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.punches.length).toBeGreaterThan(5))
		const before = performance.now()
		await driver.stop()
		expect(performance.now() - before).toBeLessThan(1_000)
		expect(told.pulled).toEqual([])
	})

	test("what waits for its turn when it is stopped is not asked any more", async () => {
		const { terminal, port } = await terminalOn(many(300), { pieceBytes: 500, pauseMs: 5 })
		const { driver, told } = driverOn({ port })
		await until(() => expect(told.punches.length).toBeGreaterThan(5))
		const waiting = [driver.pull(undefined), driver.users()]
		await driver.stop()
		const asked = terminal.received.length
		expect(await Promise.all(waiting)).toMatchObject([{ ok: false }, { ok: false }])
		expect(terminal.received).toHaveLength(asked)
		expect(told.pulled).toEqual([])
	})
})
