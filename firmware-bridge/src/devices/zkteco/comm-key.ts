// How a terminal's communication key goes over the wire: mixed with the session, never as it is.

const ticks = 50

/** Data of `authorize`. Newer firmware asks for it even when the key is 0 (pyzk, issue 1). */
export function commKeyBytes(key: number, session: number): Uint8Array {
	const mixed = new DataView(new ArrayBuffer(4))
	// setUint32 keeps the low 32 bits of the sum, as the terminal does.
	mixed.setUint32(0, reversed(key) + session, true)
	const byte = (at: number, letter: string) => mixed.getUint8(at) ^ letter.charCodeAt(0) ^ ticks
	// The halves change places, and the third byte only says what the others were mixed with.
	return Uint8Array.of(byte(2, "S"), byte(3, "O"), ticks, byte(1, "K"))
}

/** The 32 bits from last to first. */
function reversed(key: number): number {
	let bits = 0
	for (let bit = 0; bit < 32; bit++) bits = bits * 2 + ((key >>> bit) & 1)
	return bits
}
