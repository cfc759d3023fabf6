import { connect } from "node:net"
import { afterEach, expect, test } from "vitest"
import type { PushAnswer } from "./push-door.ts"
import { PushServer } from "./push-server.ts"

const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
	for (const end of ending.splice(0).reverse()) await end()
})

async function on() {
	const server = new PushServer({
		...{ port: 0, utcNow: () => 0, onStranger: () => undefined, onFault: () => undefined },
		waits: { headersMs: 150, requestMs: 300, lookEveryMs: 20 },
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
