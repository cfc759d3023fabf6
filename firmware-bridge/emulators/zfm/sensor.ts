// The other half of a ZFM sensor, written from the manuals: packets in, packets out. A finger is a word. It
// shares no code with the driver.
import { EventEmitter } from "node:events"

export type Flavour = {
	readonly capacity: number
	/** Sent as power comes. */
	readonly wake: string
	readonly deafMs: number
	readonly hasRing: boolean
	/** An image between features and search makes the search fail. */
	readonly losesFeatures: boolean
}
export const as608: Flavour = {
	...{ capacity: 162, wake: "", deafMs: 450, hasRing: false, losesFeatures: false },
}
export const r503: Flavour = {
	...{ capacity: 200, wake: "0055", deafMs: 150, hasRing: true, losesFeatures: true },
}

/** What is wrong with it just now. */
export type Mischief = {
	/** It takes commands and says nothing. */
	silent: boolean
	/** Hex before each answer. */
	noise: string
	/** So many answers with a wrong sum. */
	wrongSums: number
	/** An answer 01 before the real one. */
	extraAck: boolean
	/** A packet of waking before each answer, as look-alikes send it. */
	wakePackets: boolean
	/** Slot and score beside "not found". */
	garbage: string
	/** So many images from which no features come. */
	messy: number
	/** Fingers more than it counts. */
	miscount: number
	/** What storing answers instead. */
	storeAnswer: number
}

export class ZfmSensor extends EventEmitter<{ bytes: [Buffer] }> {
	readonly slots = new Map<number, string>()
	/** Commands it was given, by code. */
	readonly heard: number[] = []
	readonly mischief: Mischief = {
		...{ silent: false, noise: "", wrongSums: 0, extraAck: false, wakePackets: false },
		...{ garbage: "00000000", messy: 0, miscount: 0, storeAnswer: 0 },
	}
	/** Pieces that came while it was deaf. */
	missed = 0
	password = 0
	/** It wants its password before anything else. */
	isLocked = false
	readonly #flavour: Flavour
	#finger: string | undefined
	#image: string | undefined
	readonly #buffers = new Map<number, string>()
	/** No image was taken since the features were made. */
	#isFresh = false
	#input = Buffer.alloc(0)
	#hearsFrom = 0

	constructor(flavour: Flavour) {
		super()
		this.#flavour = flavour
	}

	place(finger: string): void {
		this.#finger = finger
	}

	lift(): void {
		this.#finger = undefined
	}

	powerOn(): void {
		this.#input = Buffer.alloc(0)
		this.isLocked = this.password !== 0
		this.#hearsFrom = performance.now() + this.#flavour.deafMs
		if (this.#flavour.wake !== "") this.emit("bytes", Buffer.from(this.#flavour.wake, "hex"))
	}

	receive(chunk: Buffer): void {
		if (performance.now() < this.#hearsFrom) {
			this.missed++
			return
		}
		this.#input = Buffer.concat([this.#input, chunk])
		for (;;) {
			// Whatever else is on the line, a real one hunts for its own beginning.
			const start = this.#input.indexOf("ef01ffff", 0, "hex")
			this.#input = this.#input.subarray(start < 0 ? Math.max(0, this.#input.length - 3) : start)
			if (start < 0 || this.#input.length < 9) return
			const length = this.#input.readUInt16BE(7)
			if (length < 3 || length > 258) {
				this.#input = this.#input.subarray(2)
				continue
			}
			const end = 9 + length
			if (this.#input.length < end) return
			const packet = this.#input.subarray(0, end)
			this.#input = this.#input.subarray(end)
			this.#obey(packet)
		}
	}

	#obey(packet: Buffer): void {
		const body = packet.subarray(9, -2)
		this.heard.push(body.readUInt8(0))
		const counted = packet.subarray(6, -2)
		const isSound = packet.readUInt16BE(packet.length - 2) === added(counted)
		if (packet.readUInt32BE(0) !== 0xef01ffff || packet.readUInt8(6) !== 1) return
		this.#say(isSound ? this.#answer(body) : "01")
	}

	#say(hex: string): void {
		const { mischief } = this
		if (mischief.silent) return
		const extra = mischief.extraAck ? packetOf("01") : Buffer.alloc(0)
		const wake = mischief.wakePackets ? packetOf("ff") : Buffer.alloc(0)
		const answer = packetOf(hex)
		if (mischief.wrongSums > 0) {
			mischief.wrongSums--
			answer.writeUInt8(answer.readUInt8(answer.length - 1) ^ 0xff, answer.length - 1)
		}
		this.emit("bytes", Buffer.concat([Buffer.from(mischief.noise, "hex"), wake, extra, answer]))
	}

	/** Confirmation and what follows it, in hex. */
	#answer(body: Buffer): string {
		const command = body.readUInt8(0)
		if (command === 0x13) {
			this.isLocked = body.readUInt32BE(1) !== this.password
			return this.isLocked ? "13" : "00"
		}
		if (this.isLocked) return "21"
		switch (command) {
			case 0x01:
				return this.#takeImage()
			case 0x02:
				return this.#makeFeatures(body.readUInt8(1))
			case 0x04:
				return this.#search(body.readUInt16BE(2), body.readUInt16BE(4))
			case 0x05:
				return this.#buffers.get(1) === this.#buffers.get(2) ? "00" : "0a"
			case 0x06:
				return this.#store(body.readUInt16BE(2))
			case 0x0c:
				this.slots.delete(body.readUInt16BE(1))
				return "00"
			case 0x0f:
				return `0000000000${wide(this.#flavour.capacity)}0003ffffffff00020006`
			case 0x1d:
				return `00${wide(this.slots.size - this.mischief.miscount)}`
			case 0x1f:
				return `00${this.#index(body.readUInt8(1))}`
			case 0x35:
				return this.#flavour.hasRing ? "00" : "01"
			default:
				return "01"
		}
	}

	#takeImage(): string {
		if (this.#flavour.losesFeatures) this.#isFresh = false
		this.#image = this.#finger
		return this.#finger === undefined ? "02" : "00"
	}

	#makeFeatures(buffer: number): string {
		if (this.#image === undefined) return "15"
		if (this.mischief.messy > 0) {
			this.mischief.messy--
			return "06"
		}
		this.#buffers.set(buffer, this.#image)
		this.#isFresh = true
		return "00"
	}

	#search(start: number, count: number): string {
		const sought = this.#isFresh ? this.#buffers.get(1) : undefined
		const found = [...this.slots].find(
			([slot, finger]) => finger === sought && slot >= start && slot < start + count,
		)
		return found === undefined ? `09${this.mischief.garbage}` : `00${wide(found[0])}0078`
	}

	#store(slot: number): string {
		const model = this.#buffers.get(1)
		if (slot >= this.#flavour.capacity) return "0b"
		if (this.mischief.storeAnswer !== 0) return Buffer.of(this.mischief.storeAnswer).toString("hex")
		this.slots.set(slot, model ?? "")
		return "00"
	}

	#index(page: number): string {
		const bits = Buffer.alloc(32)
		for (const slot of this.slots.keys()) {
			const at = slot - page * 256
			if (at >= 0 && at < 256) bits.writeUInt8(bits.readUInt8(at >> 3) | (1 << (at & 7)), at >> 3)
		}
		return bits.toString("hex")
	}
}

const wide = (value: number): string => (value & 0xffff).toString(16).padStart(4, "0")

const added = (bytes: Buffer): number => bytes.reduce((sum, byte) => (sum + byte) % 65_536, 0)

function packetOf(payload: string): Buffer {
	const counted = Buffer.from(`07${wide(payload.length / 2 + 2)}${payload}`, "hex")
	return Buffer.concat([
		Buffer.from("ef01ffffffff", "hex"),
		counted,
		Buffer.from(wide(added(counted)), "hex"),
	])
}
