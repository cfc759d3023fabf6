// A socket whose frames are measured before the broker sees them: an over-long one ends the
// connection while it has cost nothing.
import type { Socket } from "node:net"
import { Duplex } from "node:stream"
import { type FrameMeter, frameStart, measure } from "./frame-meter.ts"

export class GuardedSocket extends Duplex {
	readonly #socket: Socket
	#meter: FrameMeter = frameStart

	/** @param onCut told why a connection was ended */
	constructor(socket: Socket, maxBytes: number, onCut: (why: string) => void) {
		super()
		this.#socket = socket
		// Small frames go back and forth: waiting to fill a packet costs 40 ms each way.
		socket.setNoDelay(true)
		socket.on("data", (chunk: Buffer) => {
			const measured = measure(this.#meter, chunk, maxBytes)
			if (typeof measured === "string") {
				onCut(measured)
				this.destroy()
				return
			}
			this.#meter = measured
			if (!this.push(chunk)) socket.pause()
		})
		socket.on("end", () => this.push(null))
		socket.on("error", (error) => this.destroy(error))
		socket.on("close", () => this.destroy())
		socket.pause()
	}

	override _read(): void {
		this.#socket.resume()
	}

	override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) {
		// The socket's own buffer is the back-pressure: it calls back when the chunk is on its way.
		this.#socket.write(chunk, encoding, done)
	}

	override _final(done: (error?: Error | null) => void): void {
		this.#socket.end(() => done())
	}

	override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
		this.#socket.destroy()
		done(error)
	}
}
