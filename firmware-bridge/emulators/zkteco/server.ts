// The emulated terminal on loopback, over TCP and UDP alike, and what a network does to it.
import { createSocket, type RemoteInfo } from "node:dgram"
import { createServer, type Socket } from "node:net"
import type { EmulatedTerminal, Message } from "./terminal.ts"

export type Going = {
	/** Longest piece TCP gives at once; undefined: all frames of an answer in one. */
	readonly pieceBytes?: number
	/** TCP: so long after each frame of an answer, so that none shares its segment with the next. */
	readonly gapMs?: number
	/** UDP: true for an outgoing datagram that is lost. */
	isLost?(index: number): boolean
	/** UDP: each datagram comes twice. */
	readonly isDoubled?: boolean
}

type Client = { send(message: Message): void }

export class TerminalServer {
	readonly terminal: EmulatedTerminal
	#going: Going
	#isSilent = false
	#sockets = new Set<Socket>()
	#client: Client | undefined
	#sent = 0
	#datagrams = createSocket("udp4")
	#server = createServer({ noDelay: true }, (socket) => this.#welcome(socket))

	constructor(terminal: EmulatedTerminal, going: Going = {}) {
		this.terminal = terminal
		this.#going = going
	}

	/** The same port over TCP and UDP; 0: any free one. */
	async start(port = 0): Promise<number> {
		await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done))
		const address = this.#server.address()
		const bound = typeof address === "object" && address !== null ? address.port : port
		this.#datagrams.on("message", (datagram, from) => this.#hearDatagram(datagram, from))
		await new Promise<void>((done) => this.#datagrams.bind(bound, "127.0.0.1", done))
		return bound
	}

	/** Rebooted: the old connection stands, and nobody answers on it. */
	goSilent(): void {
		this.#isSilent = true
	}

	wake(): void {
		this.#isSilent = false
		this.terminal.forget()
		this.#client = undefined
	}

	hangUp(): void {
		for (const socket of this.#sockets) socket.destroy()
	}

	/** A punch at the terminal; whoever listens hears of it. */
	punch(stored: Parameters<EmulatedTerminal["store"]>[0]): void {
		for (const event of this.terminal.store(stored)) this.#client?.send(event)
	}

	async stop(): Promise<void> {
		this.hangUp()
		this.#datagrams.close()
		await new Promise((closed) => this.#server.close(closed))
	}

	/** One client at a time: a second is hung up on. */
	#welcome(socket: Socket): void {
		socket.on("error", () => undefined)
		if (this.#sockets.size > 0 && !this.#isSilent) return void socket.destroy()
		this.#sockets.add(socket)
		const client: Client = { send: (message) => this.#give(socket, [message]) }
		this.#client = client
		let input = Buffer.alloc(0)
		socket.on("data", (chunk) => {
			input = Buffer.concat([input, chunk])
			while (input.length >= 8 && input.length >= 8 + input.readUInt32LE(4)) {
				const end = 8 + input.readUInt32LE(4)
				const question = unpack(input.subarray(8, end))
				input = input.subarray(end)
				if (question !== undefined && !this.#isSilent) {
					this.#give(socket, this.terminal.answer(question))
				}
			}
		})
		socket.on("close", () => {
			this.#sockets.delete(socket)
			if (this.#client === client) this.terminal.forget()
		})
	}

	async #give(socket: Socket, messages: readonly Message[]): Promise<void> {
		const { gapMs } = this.#going
		if (gapMs !== undefined && messages.length > 1) {
			for (const message of messages) {
				await this.#give(socket, [message])
				await new Promise((done) => setTimeout(done, gapMs))
			}
			return
		}
		const bytes = Buffer.concat(messages.map(pack).map(behindPrefix))
		const piece = this.#going.pieceBytes ?? bytes.length
		for (let at = 0; at < bytes.length; at += piece) socket.write(bytes.subarray(at, at + piece))
	}

	#hearDatagram(datagram: Buffer, from: RemoteInfo): void {
		const question = unpack(datagram)
		if (question === undefined || this.#isSilent) return
		const send = (message: Message) => {
			if (this.#going.isLost?.(this.#sent++)) return
			for (let copy = 0; copy < (this.#going.isDoubled ? 2 : 1); copy++) {
				this.#datagrams.send(pack(message), from.port, from.address)
			}
		}
		this.#client = { send }
		for (const message of this.terminal.answer(question)) send(message)
	}
}

function checksum(payload: Buffer): number {
	const even = payload.length % 2 === 0 ? payload : Buffer.concat([payload, Buffer.alloc(1)])
	let sum = 0
	for (let at = 0; at < even.length; at += 2) {
		sum += even.readUInt16LE(at)
		if (sum > 0xffff) sum -= 0xffff
	}
	return 0xffff - sum
}

function pack({ code, session, number, body }: Message): Buffer {
	const head = Buffer.alloc(8)
	head.writeUInt16LE(code, 0)
	head.writeUInt16LE(session, 4)
	head.writeUInt16LE(number, 6)
	const payload = Buffer.concat([head, body])
	payload.writeUInt16LE(checksum(payload), 2)
	return payload
}

function behindPrefix(payload: Buffer): Buffer {
	const head = Buffer.from("5050827d00000000", "hex")
	head.writeUInt32LE(payload.length, 4)
	return Buffer.concat([head, payload])
}

/** Undefined where the sum is wrong: the terminal says nothing to that. */
function unpack(payload: Buffer): Message | undefined {
	if (payload.length < 8) return undefined
	const plain = Buffer.from(payload)
	plain.writeUInt16LE(0, 2)
	if (checksum(plain) !== payload.readUInt16LE(2)) return undefined
	return {
		code: payload.readUInt16LE(0),
		session: payload.readUInt16LE(4),
		number: payload.readUInt16LE(6),
		body: plain.subarray(8),
	}
}
