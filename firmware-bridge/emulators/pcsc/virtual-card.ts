// A contactless card for pcscd's virtual reader (vsmartcard's vpcd). The reader listens, the card connects:
// frames of a two-byte length, one byte for power off, on, reset and "your ATR", anything longer an APDU.
import { connect, type Socket } from "node:net"

/** PC/SC part 3: what a reader says of a memory card (MIFARE Classic 1K), and of one with a processor. */
export const atrs = {
	memory: "3b8f8001804f0ca000000306030001000000006a",
	processor: "3b80800101",
	/** 8 bytes of an ATQB: application data, protocol. */
	typeB: "3b888001000000000071810078",
} as const

const asksAtr = 4
const getNumber = "ffca0000"
const done = "9000"

type Parts = {
	readonly port: number
	readonly uid: string
	readonly atr: string
	/** Answers in its place; undefined: as a card does. */
	readonly onCommand?: (command: string) => string | undefined
}

export class VirtualCard {
	/** Every command the reader passed on, as hex. */
	readonly commands: string[] = []
	readonly #parts: Parts
	#socket: Socket | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	insert(): Promise<void> {
		return new Promise((inserted, failed) => {
			const socket = connect({ host: "127.0.0.1", port: this.#parts.port, noDelay: true })
			this.#socket = socket
			let held = Buffer.alloc(0)
			socket.once("connect", () => inserted())
			socket.on("error", failed)
			socket.on("data", (chunk) => {
				held = Buffer.concat([held, chunk])
				while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
					const length = held.readUInt16BE(0)
					this.#hear(held.subarray(2, 2 + length))
					held = held.subarray(2 + length)
				}
			})
		})
	}

	remove(): Promise<void> {
		const socket = this.#socket
		this.#socket = undefined
		if (socket === undefined || socket.destroyed) return Promise.resolve()
		return new Promise((removed) => {
			socket.once("close", () => removed())
			socket.destroy()
		})
	}

	#hear(frame: Buffer): void {
		if (frame.length === 1) {
			if (frame[0] === asksAtr) this.#say(this.#parts.atr)
			return
		}
		const command = frame.toString("hex")
		this.commands.push(command)
		this.#say(this.#parts.onCommand?.(command) ?? this.#answer(command))
	}

	#answer(command: string): string {
		if (command.startsWith(getNumber)) return this.#parts.uid + done
		return command.startsWith("ff") ? "6300" : "6d00"
	}

	#say(hex: string): void {
		const bytes = Buffer.from(hex, "hex")
		const length = Buffer.alloc(2)
		length.writeUInt16BE(bytes.length)
		this.#socket?.write(Buffer.concat([length, bytes]))
	}
}
