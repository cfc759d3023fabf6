import { connect } from "node:net"
import { afterEach, expect, test, vi } from "vitest"
import { PushingTerminal } from "../../../emulators/adms/terminal.ts"
import { ending, line, on, serial, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

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

test("a table that nobody knows is not said to be kept, does not come for ever, and is told once", async () => {
	const { told, terminal } = await on()
	const lines = `${line("1001", "07:27:10")}\n`
	expect((await terminal.post("table=NEWLOG&Stamp=1", lines)).text).toBe("OK: 0\r\n")
	expect((await terminal.post("table=NEWLOG&Stamp=1", lines)).text).toBe("OK: 0\r\n")
	expect((await terminal.post("Stamp=1", lines)).text).toBe("OK: 0\r\n")
	expect(told.refused.map(({ reason }) => reason)).toEqual(Array(3).fill("unknown-table"))
	expect(told.faults).toMatchObject([
		{ code: "unknown-table", message: expect.stringContaining("a table NEWLOG,") },
		{ code: "unknown-table", message: expect.stringContaining("a table without a name") },
	])
	expect(told.punches).toEqual([])
})

test("whoever names its serial from another address, and sends slowly, holds up himself alone", async () => {
	const { told, door, terminal } = await on()
	const head = `POST /iclock/cdata?SN=${serial}&table=ATTLOG HTTP/1.1\r\nHost: h\r\nContent-Length: 90\r\n\r\n`
	const from = { port: door.port, host: "127.0.0.1", localAddress: "127.0.0.2" }
	const spoofer = connect(from, () => spoofer.write(head))
	spoofer.on("error", () => undefined)
	ending.push(() => void spoofer.destroy())
	await new Promise((sent) => setTimeout(sent, 50))
	terminal.punches = [line("1001", "07:27:10")]
	expect((await terminal.upload()).text).toBe("OK: 1\r\n")
	expect(told.punches).toHaveLength(1)
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

test("the time, as newer firmware asks for it", async () => {
	const { terminal } = await on()
	expect((await terminal.time()).text).toBe("Time=2026-11-23T07:28:00+08:00\r\n")
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
