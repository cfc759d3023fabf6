// A panel over real TCP, plugged in late and pulled out.
import { createServer, type Server, type Socket } from "node:net"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { tcpPort } from "../ports/tcp-port.ts"
import { LinePanel } from "./line-panel.ts"
import { type Panel, panelCommands } from "./signal.ts"

let panel: Panel
let calls: Socket[]
let lines: unknown[]
let board: Server | undefined
let port: number
let states: string[]
const words = { top: "", bottom: "" }

const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

async function plugIn(): Promise<void> {
	const server = createServer((socket) => {
		calls.push(socket)
		socket.on("error", () => undefined)
		createInterface({ input: socket }).on("line", (line) => lines.push(JSON.parse(line)))
	})
	board = server
	await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
	const address = server.address()
	port = typeof address === "object" && address !== null ? address.port : port
}

async function pullOut(): Promise<void> {
	for (const call of calls.splice(0)) call.destroy()
	await new Promise((resolve) => board?.close(resolve))
}

beforeEach(async () => {
	calls = []
	lines = []
	states = []
	port = 0
	await plugIn()
	panel = new LinePanel(tcpPort({ host: "127.0.0.1", port }), () => states.push(panel.state))
})
afterEach(async () => {
	await panel.stop()
	await pullOut()
})

describe("a panel of one JSON line per answer", () => {
	test("is absent until it is there, then takes each answer in order", async () => {
		expect(panel.state).toBe("absent")
		panel.show("fault", words)
		panel.start()
		await until(() => expect(panel.state).toBe("ready"))
		panel.show("recorded", words)
		panel.show("repeat", words)
		await until(() => expect(lines).toEqual([panelCommands.recorded, panelCommands.repeat]))
	})

	test("pulled out it is absent and misses its answers; plugged in again it works", async () => {
		panel.start()
		await until(() => expect(panel.state).toBe("ready"))
		await pullOut()
		await until(() => expect(panel.state).toBe("absent"))
		panel.show("recorded", words)
		await plugIn()
		await until(() => expect(panel.state).toBe("ready"))
		expect(states).toEqual(["ready", "absent", "ready"])
		panel.show("refused", words)
		await until(() => expect(lines).toEqual([panelCommands.refused]))
	})

	test("stopped it lets go and does not come back", async () => {
		panel.start()
		await until(() => expect(calls).toHaveLength(1))
		await until(() => expect(panel.state).toBe("ready"))
		await panel.stop()
		expect(panel.state).toBe("absent")
		await new Promise((resolve) => setTimeout(resolve, 2_300))
		expect(calls).toHaveLength(1)
	})
})
