// The emulated terminal on loopback, and what a line and a network do to it.
import { createServer, type Socket } from "node:net"
import type { EmulatedAnviz } from "./terminal.ts"

export type Going = {
	/** Longest piece that comes at once. */
	readonly pieceBytes?: number
	/** So long before each answer. */
	readonly slowMs?: number
	/** Two wires: each host hears its own words. */
	readonly isEchoing?: boolean
	/** What becomes of the n-th answer, from 0: other bytes, or none. */
	spoil?(answer: Buffer, index: number): Buffer | undefined
}

export class AnvizServer {
	readonly terminals: readonly EmulatedAnviz[]
	going: Going
	#isSilent = false
	#answers = 0
	/** Answers come in the order of the questions, however slow. */
	#giving: Promise<void> = Promise.resolve()
	readonly #hosts = new Set<Socket>()
	readonly #server = createServer({ noDelay: true }, (socket) => this.#welcome(socket))

	/** @param terminals several share one line */
	constructor(terminals: readonly EmulatedAnviz[], going: Going = {}) {
		this.terminals = terminals
		this.going = going
	}

	/** @param port 0: any free one */
	async start(port = 0): Promise<number> {
		await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done))
		const address = this.#server.address()
		return typeof address === "object" && address !== null ? address.port : port
	}

	goSilent(): void {
		this.#isSilent = true
	}

	wake(): void {
		this.#isSilent = false
	}

	hangUp(): void {
		for (const host of this.#hosts) host.destroy()
	}

	/** Bytes on the line that nobody asked for. */
	say(bytes: Buffer): void {
		for (const host of this.#hosts) host.write(bytes)
	}

	punch(stored: Parameters<EmulatedAnviz["store"]>[0], times = 1): void {
		for (const told of this.terminals[0]?.store(stored) ?? []) {
			for (let time = 0; time < times; time++) this.say(told)
		}
	}

	async stop(): Promise<void> {
		this.hangUp()
		await new Promise((closed) => this.#server.close(closed))
	}

	#welcome(socket: Socket): void {
		this.#hosts.add(socket)
		socket.on("error", () => undefined)
		socket.on("close", () => this.#hosts.delete(socket))
		socket.on("data", (bytes: Buffer) => {
			if (this.going.isEchoing) socket.write(bytes)
			const answers = this.terminals.flatMap((terminal) => terminal.hear(bytes))
			if (this.#isSilent) return
			for (const answer of answers) {
				this.#giving = this.#giving.then(() => this.#give(socket, answer))
			}
		})
	}

	async #give(socket: Socket, answer: Buffer): Promise<void> {
		const { slowMs = 0, pieceBytes, spoil } = this.going
		const index = this.#answers++
		const bytes = spoil === undefined ? answer : spoil(answer, index)
		if (bytes === undefined) return
		if (slowMs > 0) await new Promise((done) => setTimeout(done, slowMs))
		const piece = pieceBytes ?? bytes.length
		for (let at = 0; at < bytes.length; at += piece) {
			socket.write(bytes.subarray(at, at + piece))
			// A turn of the loop between two pieces, so that they do come apart.
			if (piece < bytes.length) await new Promise((done) => setImmediate(done))
		}
	}
}
