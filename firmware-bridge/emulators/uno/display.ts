// A 16x2 character display (HD44780) behind a PCF8574, as its glass would show it. Written from the
// HD44780U datasheet: a nibble is taken when E falls; RS tells text from instructions.
import type { BusChip } from "./board.ts"

const columns = 16
const rows = [0x00, 0x40] as const
const bits = { rs: 0x01, enable: 0x04, light: 0x08 } as const

export class Display implements BusChip {
	readonly address: number
	isLit = false
	isOn = false
	#memory = new Uint8Array(0x80).fill(0x20)
	#cursor = 0
	#wasEnabled = false
	/** Four bits at a time, once it was told so; before that each nibble is an instruction. */
	#isFourBit = false
	#high: number | undefined

	constructor(address: number) {
		this.address = address
	}

	/** Both rows, as a person reads them. */
	get text(): readonly [string, string] {
		const row = (from: number) =>
			Buffer.from(this.#memory.subarray(from, from + columns)).toString("latin1")
		return [row(rows[0]), row(rows[1])]
	}

	write(byte: number): void {
		this.isLit = (byte & bits.light) !== 0
		const isEnabled = (byte & bits.enable) !== 0
		if (this.#wasEnabled && !isEnabled) this.#take(byte >> 4, (byte & bits.rs) !== 0)
		this.#wasEnabled = isEnabled
	}

	#take(nibble: number, isText: boolean): void {
		if (!this.#isFourBit) {
			this.#isFourBit = nibble === 0x2
			return
		}
		if (this.#high === undefined) {
			this.#high = nibble
			return
		}
		const byte = (this.#high << 4) | nibble
		this.#high = undefined
		if (isText) this.#memory[this.#cursor++ & 0x7f] = byte
		else this.#obey(byte)
	}

	#obey(instruction: number): void {
		// Function set: eight bits at a time, until it is told four again.
		if ((instruction & 0xf0) === 0x30) this.#isFourBit = false
		else if (instruction & 0x80) this.#cursor = instruction & 0x7f
		else if ((instruction & 0xf8) === 0x08) this.isOn = (instruction & 0x04) !== 0
		else if (instruction === 0x01) {
			this.#memory.fill(0x20)
			this.#cursor = 0
		}
	}
}
