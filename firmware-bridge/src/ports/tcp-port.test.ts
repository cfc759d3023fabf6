// A byte port over real TCP: what a converter does to it.
import { createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { tcpPort } from "./tcp-port.ts"

let server: Server
let calls: Socket[]
let heard: string
let closed: number

const events = {
	onBytes: (chunk: Uint8Array) => {
		heard += Buffer.from(chunk).toString()
	},
	onClosed: () => {
		closed++
	},
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })

const portOf = (listening: Server): number => {
	const address = listening.address()
	return typeof address === "object" && address !== null ? address.port : 0
}

async function open() {
	const opened = await tcpPort({ host: "127.0.0.1", port: portOf(server) })(events)
	if (!opened.ok) throw new Error(opened.fault.message)
	await until(() => expect(calls).toHaveLength(1))
	return opened.value
}

beforeEach(async () => {
	calls = []
	heard = ""
	closed = 0
	server = createServer((socket) => {
		socket.on("error", () => undefined)
		calls.push(socket)
	})
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})

afterEach(() => {
	for (const call of calls) call.destroy()
	server.close()
})

describe("a device behind TCP", () => {
	test("bytes go both ways, whole and in order", async () => {
		const port = await open()
		const [call] = calls
		let there = ""
		call?.on("data", (chunk) => {
			there += chunk.toString()
		})
		for (const text of ["ab", "cd"])
			expect(await port.write(Buffer.from(text))).toMatchObject({ ok: true })
		for (const text of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
			call?.write(text)
			await new Promise((resolve) => setTimeout(resolve, 2))
		}
		await until(() => expect([there, heard]).toEqual(["abcd", "12345678"]))
		await port.close()
	})

	test("the other side hangs up: said once, and a write is a fault, not an error", async () => {
		const port = await open()
		calls[0]?.destroy()
		await until(() => expect(closed).toBe(1))
		expect(await port.write(Buffer.from("x"))).toMatchObject({
			ok: false,
			fault: { code: "closed", message: expect.stringMatching(/^127\.0\.0\.1:\d+ hung up/) },
		})
		await port.close()
		expect(closed).toBe(1)
	})

	test("a connection that is reset is said once, and ends nothing else", async () => {
		const uncaught: unknown[] = []
		const note = (error: unknown) => uncaught.push(error)
		process.on("uncaughtException", note)
		const port = await open()
		calls[0]?.resetAndDestroy()
		await until(() => expect(closed).toBe(1))
		await port.close()
		process.off("uncaughtException", note)
		expect([closed, uncaught]).toEqual([1, []])
	})

	test("a device may be quiet for longer than a connection may take", async () => {
		const port = await open()
		await new Promise((resolve) => setTimeout(resolve, 3_300))
		calls[0]?.write("12")
		await until(() => expect([heard, closed]).toEqual(["12", 0]))
		await port.close()
	})

	test("closed by us, twice: said once", async () => {
		const port = await open()
		await port.close()
		await port.close()
		expect(closed).toBe(1)
	})

	test("nobody listens: refused, with the address to check", async () => {
		const port = portOf(server)
		await new Promise((resolve) => server.close(resolve))
		expect(await tcpPort({ host: "127.0.0.1", port })(events)).toMatchObject({
			ok: false,
			fault: { code: "refused", message: expect.stringContaining(`at 127.0.0.1:${port} (`) },
		})
		expect(closed).toBe(0)
	})
})
