import { connect } from "node:net"
import { afterEach, expect, test, vi } from "vitest"
import { PushingTerminal } from "../../../emulators/adms/terminal.ts"
import { PushServer } from "../../ports/push-server.ts"
import type { RefusedRecord, TerminalFacts, TerminalPunch } from "../../terminal.ts"
import { AdmsTerminal } from "./driver.ts"

const serial = "CGKK204760001"
/** 07:28:00 on Monday 23 November 2026 in Kupang. */
const morning = Date.UTC(2026, 10, 22, 23, 28)
const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
	for (const end of ending.splice(0).reverse()) await end()
})

/** The server, a driver and a terminal, by a clock that is turned. */
async function on(given: Partial<ConstructorParameters<typeof AdmsTerminal>[0]> = {}) {
	const told = {
		states: [] as string[],
		faults: [] as { readonly code: string; readonly message: string }[],
		facts: [] as TerminalFacts[],
		punches: [] as TerminalPunch[],
		refused: [] as RefusedRecord[],
		allUntil: [] as number[],
		strangers: [] as string[],
		troubles: [] as unknown[],
	}
	const time = { mono: 0, utc: morning, isSure: true, takes: true }
	const door = new PushServer({
		...{ port: 0, utcNow: () => (time.isSure ? time.utc : undefined) },
		onStranger: (named, from) => told.strangers.push(`${named} ${from}`),
		onFault: (cause) => told.troubles.push(cause),
	})
	await door.start()
	ending.push(() => door.stop())
	const driver = new AdmsTerminal({
		...{ serial, door, zone: "Asia/Makassar", zoneForm: "hours", from: undefined },
		...{ utcNow: () => time.utc, isClockSure: () => time.isSure, through: undefined },
		clock: { now: () => time.mono, pause: () => new Promise((next) => setTimeout(next, 5)) },
		events: {
			onState: (state) => {
				told.states.push(state.kind)
				if ("fault" in state) told.faults.push(state.fault)
			},
			onFacts: (facts) => told.facts.push(facts),
			onPunch: (punch) => told.punches.push(punch),
			onRefused: (record) => told.refused.push(record),
			onPulling: () => undefined,
			onPulled: () => time.takes,
			onAllTold: (at) => told.allUntil.push(at),
			onProgress: () => undefined,
			onTrouble: (fault) => told.faults.push(fault),
		},
		...given,
	})
	driver.start()
	ending.push(() => driver.stop())
	const terminal = new PushingTerminal(serial, door.port)
	ending.push(() => terminal.close())
	/** It asks every half minute, for so many minutes. */
	const minutes = async (count: number) => {
		for (let half = 0; half < count * 2; half++) {
			time.mono += 30_000
			time.utc += 30_000
			await terminal.beat()
		}
	}
	return { told, time, door, driver, terminal, minutes }
}

const line = (user: string, time: string) => `${user}\t2026-11-23 ${time}\t0\t1\t0\t0\t0`

test("from the first call to the punch: settings, what is held, acknowledged by number", async () => {
	const { told, terminal } = await on()
	const said = await terminal.handshake()
	expect(said.text).toContain("ATTLOGStamp=0\r\n")
	expect(said.date, "a terminal may set its clock by it").toBe("Sun, 22 Nov 2026 23:28:00 GMT")
	await terminal.firstPoll(120, 2)
	terminal.punches = [line("1001", "07:27:10"), line("1002", "07:27:40")]
	expect(await terminal.upload()).toMatchObject({ status: 200, text: "OK: 2\r\n" })
	expect(told.punches.map(({ userId, local }) => [userId, local.second])).toEqual([
		["1001", 10],
		["1002", 40],
	])
	expect(told.states).toEqual(["starting", "ready"])
})

test("the newest stamp it gave is the one it is told, whatever it means", async () => {
	const { terminal } = await on()
	await terminal.post("table=ATTLOG&Stamp=2026-11-23T07:28:00", `${line("1", "07:27:10")}\n`)
	expect((await terminal.handshake()).text).toContain("ATTLOGStamp=2026-11-23T07:28:00\r\n")
})

test("a stamp kept for this terminal is told at once; another terminal's is not", async () => {
	const kept = { count: 7, lastKey: `${serial} 605` }
	const { terminal } = await on({ through: kept })
	expect((await terminal.handshake()).text).toContain("ATTLOGStamp=605\r\n")
	const { terminal: other } = await on({ through: { count: 7, lastKey: "OTHER 605" } })
	expect((await other.handshake()).text).toContain("ATTLOGStamp=0\r\n")
})

test("what is not on disk is not acknowledged, and comes again", async () => {
	const { told, time, terminal } = await on()
	time.takes = false
	terminal.punches = [line("1001", "07:27:10")]
	expect((await terminal.upload()).status).toBe(503)
	time.takes = true
	expect((await terminal.upload()).status).toBe(200)
	expect(terminal.punches).toEqual([])
	const [first, again] = told.punches
	expect(again?.key, "by which it is one").toBe(first?.key)
})

test("while the kiosk's time is not sure everything has to wait", async () => {
	const { told, time, terminal } = await on()
	time.isSure = false
	expect(await terminal.handshake(), "by its Date too a clock may be set").toMatchObject({
		...{ status: 503, date: "" },
	})
	terminal.punches = [line("1001", "07:27:10")]
	expect((await terminal.upload()).status).toBe(503)
	expect(told.states.at(-1)).toBe("faulty")
	expect(told.faults).toMatchObject([{ code: "clock-unsure" }])
	time.isSure = true
	expect((await terminal.handshake()).status).toBe(200)
	expect(told.states.at(-1)).toBe("ready")
	expect(told.punches).toEqual([])
})

test("only the serials that are set are heard, and each other is told once", async () => {
	const { told, door } = await on()
	const stranger = new PushingTerminal("XYZ9", door.port)
	ending.push(() => stranger.close())
	expect((await stranger.handshake()).status).toBe(403)
	await stranger.handshake()
	expect(told.strangers).toEqual(["XYZ9 127.0.0.1"])
})

test("a terminal that calls from another address than the one set is refused", async () => {
	const { told, terminal } = await on({ from: "192.168.1.201" })
	terminal.punches = [line("1001", "07:27:10")]
	expect((await terminal.upload()).status).toBe(403)
	expect(told.punches).toEqual([])
	expect(told.faults).toMatchObject([{ code: "wrong-address" }])
})

test("users are listed, operations and templates acknowledged, nothing of a template read", async () => {
	const { driver, terminal } = await on()
	terminal.operations = [
		"USER PIN=1001\tName=BUDI\tPri=0\tPasswd=77\tCard=6572982",
		`FP PIN=1001\tFID=6\tSize=1124\tValid=1\tTMP=${"Qk".repeat(600)}`,
		"OPLOG 4\t0\t2026-11-23 07:00:00\t0\t0\t0\t0",
		`BIODATA Pin=1001\tTmp=${"QQ".repeat(5_000)}`,
	]
	expect((await terminal.uploadOperations()).text).toBe("OK: 4\r\n")
	const users = await driver.users()
	expect(users).toMatchObject({ value: [{ userId: "1001", name: "BUDI", card: 6_572_982 }] })
	expect(JSON.stringify(users)).not.toContain("Qk")
})

test("a photo is read to its end and thrown away; rows are acknowledged under their table's name", async () => {
	const { terminal } = await on()
	expect((await terminal.photo(300_000)).text).toBe("OK\r\n")
	expect((await terminal.rows("user", ["user pin=1", "user pin=2"])).text).toBe("user=2\r\n")
})

test("an upload without an end is not taken, and the line is free again", async () => {
	const { told, terminal } = await on()
	expect((await terminal.photo(17 * 1024 * 1024)).status).toBe(413)
	expect(told.faults).toMatchObject([{ code: "upload-too-long" }])
	expect((await terminal.handshake()).status).toBe(200)
})

test("a line that is no punch is refused, told and acknowledged: else it would come for ever", async () => {
	const { told, terminal } = await on()
	terminal.punches = ["7\tyesterday", line("1001", "07:27:10"), "8\t2000-01-01 00:00:00\t0\t1"]
	expect((await terminal.upload()).text).toBe("OK: 3\r\n")
	expect(told.refused.map(({ reason }) => reason)).toEqual(["unknown-body", "ghost-date"])
	expect(told.punches).toHaveLength(1)
})

test("an upload that breaks off is nothing; sent again it is one punch", async () => {
	const { told, terminal } = await on()
	terminal.punches = [line("1001", "07:27:10"), line("1002", "07:27:40")]
	await terminal.brokenUpload()
	await vi.waitFor(() => expect(told.troubles).toHaveLength(1))
	expect(told.punches).toEqual([])
	await terminal.upload()
	expect(told.punches).toHaveLength(2)
})

test("while an upload breaks off, or is too long, nobody says that all is here", async () => {
	const { told, terminal, minutes } = await on()
	await minutes(2)
	const before = told.allUntil.length
	const lots = [[line("1001", "07:29:10")], Array(51_000).fill("1001\t2026-11-23 07:29:10")]
	for (const lot of lots) {
		for (let half = 0; half < 4; half++) {
			terminal.punches = lot
			const broken = told.troubles.length
			if (lot.length === 1) await terminal.brokenUpload()
			else expect((await terminal.upload()).status).toBe(413)
			if (lot.length === 1) await vi.waitFor(() => expect(told.troubles).toHaveLength(broken + 1))
			terminal.punches = []
			await minutes(0.5)
		}
	}
	expect(told.allUntil).toHaveLength(before)
})

test("doubled paths and endings of old firmware are the same", async () => {
	const { terminal } = await on()
	terminal.root = "/iclock/iclock"
	terminal.suffix = ".aspx"
	expect((await terminal.handshake()).text).toContain("GET OPTION FROM")
	expect((await terminal.ask("GET", "favicon")).status).toBe(404)
})

test("a door controller is told apart, and what to set", async () => {
	const { told, terminal } = await on()
	expect((await terminal.registry()).status).toBe(403)
	expect(told.faults).toMatchObject([{ code: "access-control" }])
	expect(told.states.at(-1)).toBe("faulty")
})

test("of a door controller that goes on asking nobody says that all is here, nor that it is ready", async () => {
	const { told, terminal, minutes } = await on()
	for (let half = 0; half < 6; half++) {
		expect((await terminal.post("table=rtlog", "time=2026-11-23 07:28:00\tpin=1\n")).status).toBe(
			403,
		)
		await minutes(0.5)
	}
	expect(told.allUntil).toEqual([])
	expect(told.states).toEqual(["starting", "faulty"])
	await minutes(2)
	expect(told.states.at(-1), "set to attendance").toBe("ready")
})

test("the time, as newer firmware asks for it", async () => {
	const { terminal } = await on()
	expect((await terminal.time()).text).toBe("Time=2026-11-23T07:28:00+08:00\r\n")
})

test("everything is here up to a minute ago, once the terminal has asked for a minute without a break", async () => {
	const { told, time, terminal, minutes } = await on()
	await terminal.handshake()
	await minutes(0.5)
	expect(told.allUntil).toEqual([])
	await minutes(1)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
	const before = told.allUntil.length
	time.mono += 600_000
	time.utc += 600_000
	await terminal.beat()
	expect(told.allUntil, "after a break it is not known again").toHaveLength(before)
	time.takes = false
	terminal.punches = [line("1001", "07:40:00")]
	await minutes(2)
	expect(told.allUntil, "nor while it holds what was not taken").toHaveLength(before)
})

test("what was refused comes again a minute later: until then nobody says that all is here", async () => {
	const { told, time, terminal, minutes } = await on()
	await minutes(2)
	const before = told.allUntil.length
	time.takes = false
	terminal.punches = [line("1001", "07:30:00")]
	await terminal.upload()
	// It asks on, and waits with the upload.
	const held = terminal.punches
	terminal.punches = []
	await minutes(1)
	expect(told.allUntil).toHaveLength(before)
	time.takes = true
	terminal.punches = held
	await minutes(0.5)
	expect(told.punches).toHaveLength(2)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("its clock is measured by punches that come as they happen, not by those of a break", async () => {
	const { told, terminal, minutes } = await on()
	terminal.punches = [line("1001", "05:00:00")]
	await terminal.upload()
	expect(told.facts).toEqual([])
	await minutes(2)
	terminal.punches = [line("1001", "07:29:58")]
	await terminal.upload()
	expect(told.facts.at(-1)?.clock).toMatchObject({ offsetMs: 0, errorMs: 59_000 })
	terminal.punches = [line("1002", "07:40:00")]
	await terminal.upload()
	const clock = told.facts.at(-1)?.clock
	expect(clock?.offsetMs, "ten minutes ahead").toBe(630_500)
})

test("while it sends old punches it is catching up, and what else it holds is not known", async () => {
	const { told, time, terminal, minutes } = await on()
	await terminal.handshake()
	for (let lot = 0; lot < 6; lot++) {
		terminal.punches = [line("1001", `06:0${lot}:00`)]
		await minutes(0.5)
	}
	expect(told.punches).toHaveLength(6)
	expect(told.allUntil).toEqual([])
	expect(told.facts, "old punches tell nothing of its clock").toEqual([])
	await minutes(1.5)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("a terminal whose clock is slow is measured after a quiet minute, and is then no one that catches up", async () => {
	const { told, time, terminal, minutes } = await on()
	await minutes(2)
	// It is 07:30 here and 07:20 there.
	terminal.punches = [line("1001", "07:20:00")]
	await terminal.upload()
	expect(told.facts.at(-1)?.clock).toMatchObject({ offsetMs: -569_500, errorMs: 30_500 })
	terminal.punches = [line("1002", "07:20:25")]
	await minutes(0.5)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("a terminal that falls silent is absent, and told where it should call", async () => {
	const { told, time, door, terminal } = await on()
	await terminal.handshake()
	time.mono += 200_000
	await vi.waitFor(() => expect(told.states.at(-1)).toBe("absent"))
	expect(told.faults.at(-1)?.message).toContain(`${serial} does not call`)
	expect(told.faults.at(-1)?.message).toContain(String(door.port))
	await terminal.beat()
	expect(told.states.at(-1)).toBe("ready")
})

test("nothing that is asked of it changes anything: no order is ever given", async () => {
	const { driver, terminal, minutes } = await on()
	await terminal.handshake()
	await driver.setClock()
	await driver.clearLog()
	await minutes(5)
	for (const { text } of terminal.said) expect(text).not.toMatch(/^C:/m)
})

test("bytes that are no HTTP end their own line alone", async () => {
	const { door, terminal } = await on()
	await new Promise<void>((done) => {
		const socket = connect(door.port, "127.0.0.1", () => socket.write(Buffer.alloc(4_000, 0xa5)))
		socket.resume()
		socket.on("error", () => undefined)
		socket.once("close", () => done())
	})
	expect((await terminal.handshake()).status).toBe(200)
})
