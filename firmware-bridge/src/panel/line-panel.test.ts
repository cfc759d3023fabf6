import { createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { tcpPort } from "../ports/tcp-port.ts"
import type { ReaderState } from "../reader.ts"
import { LinePanel } from "./line-panel.ts"

let panel: LinePanel
let server: Server
let sockets: Socket[]
let said: ReaderState[]

beforeEach(async () => {
	sockets = []
	said = []
	server = createServer((socket) => sockets.push(socket))
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
	const address = server.address()
	const port = typeof address === "object" && address !== null ? address.port : 0
	panel = new LinePanel(tcpPort({ host: "127.0.0.1", port }), (state) => said.push(state))
})
afterEach(async () => {
	await panel.stop()
	server.close()
})

test("it says that it is there, and that its line was cut", async () => {
	panel.start()
	await vi.waitFor(() => expect(said).toEqual([{ kind: "ready" }]))
	await vi.waitFor(() => expect(sockets).toHaveLength(1))
	sockets[0]?.destroy()
	const cut = { kind: "absent", fault: { code: "closed", message: "The panel's line was cut." } }
	await vi.waitFor(() => expect(said[1]).toEqual(cut))
})

test("it says that nothing is at its port, with a sentence", async () => {
	await new Promise((closed) => server.close(closed))
	panel.start()
	const fault = { code: "refused", message: expect.stringMatching(/\.$/) }
	await vi.waitFor(() => expect(said).toEqual([{ kind: "absent", fault }]))
})
