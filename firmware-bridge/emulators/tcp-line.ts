// A serial line as a serial-to-Ethernet converter gives it: a device's bytes go to every host that listens.
import { createServer, type Server, type Socket } from "node:net"

export class TcpLine {
	readonly port: number
	readonly #server: Server
	readonly #hosts: Set<Socket>

	private constructor(server: Server, hosts: Set<Socket>, port: number) {
		this.#server = server
		this.#hosts = hosts
		this.port = port
	}

	/** @param port 0: any free one */
	static start(port: number): Promise<TcpLine> {
		const hosts = new Set<Socket>()
		const server = createServer((socket) => {
			hosts.add(socket)
			socket.on("error", () => undefined)
			socket.on("close", () => hosts.delete(socket))
		})
		return new Promise((resolve, reject) => {
			server.once("error", reject)
			server.listen(port, "127.0.0.1", () => {
				const address = server.address()
				const bound = typeof address === "object" && address !== null ? address.port : port
				resolve(new TcpLine(server, hosts, bound))
			})
		})
	}

	get isHeard(): boolean {
		return this.#hosts.size > 0
	}

	say(bytes: Buffer): void {
		for (const host of this.#hosts) host.write(bytes)
	}

	/** Unplugged. */
	async stop(): Promise<void> {
		for (const host of this.#hosts) host.destroy()
		await new Promise((closed) => this.#server.close(closed))
	}
}
