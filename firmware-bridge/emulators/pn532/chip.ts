// The other half of a PN532: takes the host's bytes, answers as the chip does. It shares no code
// with the driver, so that a misreading of the manual cannot agree with itself.
import { EventEmitter } from "node:events"

/** A card on the antenna: its number in hex, and its type. */
export type FieldCard = { readonly uid: string; readonly type: "A" | "B" }

const ack = Buffer.from("0000ff00ff00", "hex")
const nack = Buffer.from("0000ffff0000", "hex")
const error = Buffer.from("0000ff01ff7f8100", "hex")

/** Emits `bytes` (Buffer) toward the host. */
export class Pn532Chip extends EventEmitter<{ bytes: [Buffer] }> {
	#field: FieldCard[] = []
	#input: Buffer = Buffer.alloc(0)
	#isAwake = false

	lay(card: FieldCard): void {
		this.#field.push(card)
	}

	lift(card: FieldCard): void {
		this.#field = this.#field.filter((other) => other !== card)
	}

	/** Power-up or a new connection: the chip sleeps until it is woken. */
	reset(): void {
		this.#input = Buffer.alloc(0)
		this.#isAwake = false
	}

	receive(chunk: Buffer): void {
		this.#input = Buffer.concat([this.#input, chunk])
		if (this.#input.includes(Buffer.from("5555", "hex"))) this.#isAwake = true
		for (;;) {
			const start = this.#input.indexOf(Buffer.from("00ff", "hex"))
			if (start < 0 || this.#input.length < start + 4) return
			const length = this.#input.readUInt8(start + 2)
			const isAck = length === 0 && this.#input.readUInt8(start + 3) === 0xff
			const end = isAck ? start + 4 : start + 4 + length + 1
			if (this.#input.length < end) return
			const frame = this.#input.subarray(start + 2, end)
			this.#input = this.#input.subarray(end)
			if (!isAck && this.#isAwake) this.#obey(frame)
		}
	}

	#obey(frame: Buffer): void {
		const length = frame.readUInt8(0)
		const body = frame.subarray(2, 2 + length + 1)
		const isSound = ((length + frame.readUInt8(1)) & 0xff) === 0 && sum(body) === 0
		if (!isSound) return void this.emit("bytes", nack)
		const answer = this.#answer(body.subarray(1, -1))
		// Acknowledgement and reply often reach the host in one read.
		this.emit("bytes", Buffer.concat([ack, answer === undefined ? error : reply(answer)]))
	}

	#answer(command: Buffer): Buffer | undefined {
		switch (command[0]) {
			case 0x02:
				return Buffer.from("0332010607", "hex")
			case 0x14:
				return Buffer.from("15", "hex")
			case 0x32:
				return Buffer.from("33", "hex")
			case 0x52:
				return Buffer.from("5300", "hex")
			case 0x4a:
				return this.#list(command[1] ?? 1, command[2] === 0x03 ? "B" : "A")
			default:
				return undefined
		}
	}

	#list(limit: number, type: "A" | "B"): Buffer {
		const found = this.#field.filter((card) => card.type === type).slice(0, limit)
		const targets = found.map((card, index) => {
			const uid = Buffer.from(card.uid, "hex")
			return type === "A"
				? Buffer.concat([Buffer.from([index + 1, 0x00, 0x04, 0x08, uid.length]), uid])
				: Buffer.concat([
						Buffer.from([index + 1, 0x50]),
						uid,
						Buffer.from("0000000000817171", "hex").subarray(0, 7),
						Buffer.from([1, 0]),
					])
		})
		return Buffer.concat([Buffer.from([0x4b, found.length]), ...targets])
	}
}

const sum = (bytes: Buffer): number => bytes.reduce((total, byte) => (total + byte) & 0xff, 0)

function reply(payload: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from([0xd5]), payload])
	const edge = Buffer.from([0x00, 0x00, 0xff, body.length, (0x100 - body.length) & 0xff])
	return Buffer.concat([edge, body, Buffer.from([(0x100 - sum(body)) & 0xff, 0x00])])
}
