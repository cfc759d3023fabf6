// The compiled firmware as its file writes it: Intel HEX, records of type 00.

/** Flash of an ATmega328P. */
const flashBytes = 0x8000

export function flashOf(hex: string): Uint8Array {
	const flash = new Uint8Array(flashBytes).fill(0xff)
	for (const line of hex.split(/\r?\n/)) {
		const record = /^:([0-9A-F]{2})([0-9A-F]{4})00([0-9A-F]*)[0-9A-F]{2}$/i.exec(line)
		if (record === null) continue
		const [, count = "", address = "", data = ""] = record
		const bytes = Buffer.from(data, "hex")
		if (bytes.length !== Number.parseInt(count, 16)) throw new Error(`a cut record: ${line}`)
		flash.set(bytes, Number.parseInt(address, 16))
	}
	return flash
}
