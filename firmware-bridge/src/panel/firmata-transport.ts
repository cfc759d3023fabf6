import { EventEmitter } from "node:events"

/** A byte port as Firmata's library wants its serial port: an emitter with a `write`. */
export class FirmataTransport extends EventEmitter {
	readonly #send: (bytes: Uint8Array) => void

	constructor(send: (bytes: Uint8Array) => void) {
		super()
		this.#send = send
	}

	write(bytes: Uint8Array): void {
		this.#send(bytes)
	}

	receive(chunk: Uint8Array): void {
		this.emit("data", chunk)
	}
}
