// A device's line over TCP on loopback: each write is stamped as late as can be.
import { createServer, type Server, type Socket } from "node:net"
import type { Stopwatch } from "./stopwatch.ts"

type Parts = {
	readonly watch: Stopwatch
	onHost?(): void
	/** What the host writes. */
	onBytes?(bytes: Buffer): void
}

export class StampedLine {
	readonly port: number
	readonly #server: Server
	readonly #hosts: Set<Socket>
	readonly #watch: Stopwatch

	private constructor(server: Server, hosts: Set<Socket>, port: number, watch: Stopwatch) {
		this.#server = server
		this.#hosts = hosts
		this.#watch = watch
		this.port = port
	}

	static start({ watch, onHost, onBytes }: Parts): Promise<StampedLine> {
		const hosts = new Set<Socket>()
		const server = createServer({ noDelay: true }, (host) => {
			hosts.add(host)
			onHost?.()
			host.on("data", (bytes) => onBytes?.(Buffer.from(bytes)))
			host.on("error", () => undefined)
			host.on("close", () => hosts.delete(host))
		})
		return new Promise((resolve, reject) => {
			server.once("error", reject)
			server.listen(0, "127.0.0.1", () => {
				const address = server.address()
				const port = typeof address === "object" && address !== null ? address.port : 0
				resolve(new StampedLine(server, hosts, port, watch))
			})
		})
	}

	say(bytes: Buffer): void {
		for (const host of this.#hosts) {
			this.#watch.stamp()
			host.write(bytes)
		}
	}

	async stop(): Promise<void> {
		for (const host of this.#hosts) host.destroy()
		await new Promise((closed) => this.#server.close(closed))
	}
}
