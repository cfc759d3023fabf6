// A 125 kHz reader's other half, on a TCP port as a serial-to-Ethernet converter gives it: it says the
// number of the tag that lies on it again and again. It shares no code with the driver.
import { createServer, type Server, type Socket } from "node:net"

export type TagAtReader = {
	/** Ten hex digits. */
	readonly number: string
	/** Whether the sum is two hex digits or one raw byte. */
	readonly form: "long" | "short"
}

const repeatMs = 65

export class Rdm6300 {
	readonly port: number
	readonly #server: Server
	readonly #hosts: Set<Socket>

	private constructor(server: Server, hosts: Set<Socket>, port: number) {
		this.#server = server
		this.#hosts = hosts
		this.port = port
	}

	/** @param port 0: any free one */
	static start(port: number): Promise<Rdm6300> {
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
				resolve(new Rdm6300(server, hosts, bound))
			})
		})
	}

	get isHeard(): boolean {
		return this.#hosts.size > 0
	}

	/** Whatever bytes: noise, ghosts, half frames. */
	say(bytes: Buffer): void {
		for (const host of this.#hosts) host.write(bytes)
	}

	/** Lays a tag there for so long. */
	async lay(tag: TagAtReader, forMs: number): Promise<void> {
		for (let left = forMs; left > 0; left -= repeatMs) {
			this.say(frameOf(tag))
			await new Promise((done) => setTimeout(done, repeatMs))
		}
	}

	async stop(): Promise<void> {
		for (const host of this.#hosts) host.destroy()
		await new Promise((closed) => this.#server.close(closed))
	}
}

function frameOf({ number, form }: TagAtReader): Buffer {
	let sum = 0
	for (const byte of Buffer.from(number, "hex")) sum ^= byte
	const check =
		form === "short" ? Buffer.of(sum) : Buffer.from(sum.toString(16).toUpperCase().padStart(2, "0"))
	return Buffer.concat([Buffer.of(2), Buffer.from(number.toUpperCase()), check, Buffer.of(3)])
}
