// A byte port over real UDP: one datagram is one chunk.
import { createSocket, type Socket } from "node:dgram"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { udpPort } from "./udp-port.ts"

let device: Socket
let port: number
let heard: string[]
let closed: number

const events = {
	onBytes: (chunk: Uint8Array) => heard.push(Buffer.from(chunk).toString()),
	onClosed: () => {
		closed++
	},
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })

async function open() {
	const opened = await udpPort({ host: "127.0.0.1", port })(events)
	if (!opened.ok) throw new Error(opened.fault.message)
	return opened.value
}

beforeEach(async () => {
	heard = []
	closed = 0
	device = createSocket("udp4")
	await new Promise<void>((bound) => device.bind(0, "127.0.0.1", bound))
	port = device.address().port
})
afterEach(() => device.close())

test("datagrams go both ways, each a chunk of its own", async () => {
	device.on("message", (datagram, from) => {
		for (const part of datagram.toString()) device.send(part, from.port, from.address)
	})
	const opened = await open()
	expect(await opened.write(Buffer.from("abc"))).toMatchObject({ ok: true })
	await until(() => expect(heard.toSorted()).toEqual(["a", "b", "c"]))
	await opened.close()
})

test("another sender's datagrams are not the device's", async () => {
	let from = 0
	device.on("message", (_, sender) => {
		from = sender.port
	})
	const opened = await open()
	await opened.write(Buffer.from("x"))
	await until(() => expect(from).toBeGreaterThan(0))
	const stranger = createSocket("udp4")
	await new Promise<void>((sent) => stranger.send("forged", from, "127.0.0.1", () => sent()))
	device.send("true", from, "127.0.0.1")
	await until(() => expect(heard).toEqual(["true"]))
	stranger.close()
	await opened.close()
})

test("where nobody listens the first datagram says so: closed, once, and later writes are faults", async () => {
	const absent = createSocket("udp4")
	await new Promise<void>((bound) => absent.bind(0, "127.0.0.1", bound))
	port = absent.address().port
	await new Promise<void>((done) => absent.close(() => done()))
	const opened = await open()
	expect(closed).toBe(0)
	await opened.write(Buffer.from("x"))
	await until(() => expect(closed).toBe(1))
	expect(await opened.write(Buffer.from("x"))).toMatchObject({ fault: { code: "closed" } })
	await opened.close()
	expect(closed).toBe(1)
})

test("closed by us, twice: said once", async () => {
	const opened = await open()
	await opened.close()
	await opened.close()
	await until(() => expect(closed).toBe(1))
})

test("a name that no network knows is refused, and named", async () => {
	expect(await udpPort({ host: "terminal.invalid", port })(events)).toMatchObject({
		ok: false,
		fault: { code: "refused", message: expect.stringContaining("terminal.invalid") },
	})
})
