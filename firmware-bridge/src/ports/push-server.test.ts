import { connect, createServer, type Socket } from "node:net"
import { afterEach, expect, test, vi } from "vitest"
import type { PushAnswer } from "./push-door.ts"
import { PushServer } from "./push-server.ts"

const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
	for (const end of ending.splice(0).reverse()) await end()
})

let told: string[] = []

async function on(port = 0) {
	const heard: string[] = []
	told = heard
	const server = new PushServer({
		...{ port, utcNow: () => 0, onStranger: () => undefined },
		onFault: (_, { code, message }) => heard.push(`${code}: ${message}`),
		onOpen: () => heard.push("open"),
		waits: { headersMs: 150, requestMs: 300, lookEveryMs: 20, openAgainMs: 20 },
	})
	server.admit("A1", async ({ body }): Promise<PushAnswer> => {
		for await (const _ of body);
		return { status: 200, text: "OK" }
	})
	await server.start()
	ending.push(() => server.stop())
	return server
}

const post = "POST /iclock/cdata?SN=A1 HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf"
test.each([
	["nothing", ""],
	["half a head", "GET /iclock/getrequest?SN=A1 HTTP/1.1\r\nHos"],
	["half an upload", post],
])("whoever sends %s is cut off in time", async (_, said) => {
	const { port } = await on()
	const socket = connect(port, "127.0.0.1", () => socket.write(said))
	ending.push(() => void socket.destroy())
	socket.resume()
	socket.on("error", () => undefined)
	const begun = performance.now()
	await new Promise((closed) => socket.once("close", closed))
	expect(performance.now() - begun).toBeLessThan(2_000)
})

test("it stops at once while an upload is held open", async () => {
	const server = await on()
	const socket = connect(server.port, "127.0.0.1", () => socket.write(post))
	socket.on("error", () => undefined)
	await new Promise((next) => setTimeout(next, 50))
	const begun = performance.now()
	await server.stop()
	expect(performance.now() - begun).toBeLessThan(200)
})

test("a port that another program has is told once, and once that it is open", async () => {
	const other = createServer()
	await new Promise<void>((listening) => other.listen(0, listening))
	const address = other.address()
	const port = typeof address === "object" && address !== null ? address.port : 0
	const server = await on(port)
	await new Promise((tries) => setTimeout(tries, 100))
	expect(told).toEqual([
		expect.stringMatching(
			`^port: Port ${port}, .*another program has it. Set HADIR_KIOSK_PUSH_PORT`,
		),
	])
	await new Promise((closed) => other.close(closed))
	await vi.waitFor(() => expect(told.slice(1)).toEqual(["open"]))
	expect(server.fault).toBeUndefined()
})

test("one address holds so many connections, and no more; another still gets through", async () => {
	const { port } = await on()
	const open = (localAddress: string) =>
		new Promise<Socket>((opened) => {
			const socket = connect({ port, host: "127.0.0.1", localAddress }, () => opened(socket))
			socket.on("error", () => undefined).resume()
			ending.push(() => void socket.destroy())
		})
	const held = await Promise.all(Array.from({ length: 20 }, () => open("127.0.0.1")))
	await vi.waitFor(() =>
		expect(told).toEqual([expect.stringMatching("^crowd: 127.0.0.1 holds 16")]),
	)
	await vi.waitFor(() => expect(held.filter(({ closed }) => closed)).toHaveLength(4))
	const other = await open("127.0.0.3")
	other.write("GET /iclock/getrequest?SN=A1 HTTP/1.1\r\nHost: h\r\n\r\n")
	const [answer] = await Promise.race([
		new Promise<unknown[]>((answered) => other.once("data", (bytes) => answered([bytes]))),
		new Promise<unknown[]>((ended) => other.once("close", () => ended(["cut off"]))),
	])
	expect(String(answer)).toMatch(/^HTTP\/1.1 200/)
})
