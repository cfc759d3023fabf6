// The emulated sensor behind a serial-to-Ethernet converter: connecting is powering it on.
import { createServer, type Socket } from "node:net"
import type { ZfmSensor } from "./sensor.ts"

export type ZfmLine = {
	readonly port: number
	/** Times a host has connected. */
	readonly calls: () => number
	/** The converter hangs up; the next host may call again. */
	hangUp(): void
	stop(): Promise<void>
}

/** Serves it on loopback. @param port 0: any free one */
export async function serveZfm(sensor: ZfmSensor, port = 0): Promise<ZfmLine> {
	const hosts = new Set<Socket>()
	let calls = 0
	const server = createServer((socket) => {
		calls++
		hosts.add(socket)
		const send = (bytes: Buffer) => socket.write(bytes)
		sensor.on("bytes", send)
		sensor.powerOn()
		socket.on("data", (chunk) => sensor.receive(Buffer.from(chunk)))
		socket.on("error", () => undefined)
		socket.on("close", () => {
			sensor.off("bytes", send)
			hosts.delete(socket)
		})
	})
	await new Promise<void>((done, fail) => {
		server.once("error", fail)
		server.listen(port, "127.0.0.1", done)
	})
	const address = server.address()
	const hangUp = () => {
		for (const host of hosts) host.destroy()
	}
	return {
		...{ calls: () => calls, hangUp },
		port: typeof address === "object" && address !== null ? address.port : port,
		stop: async () => {
			hangUp()
			await new Promise((closed) => server.close(closed))
		},
	}
}
