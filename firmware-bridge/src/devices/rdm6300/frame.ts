// What a 125 kHz reader of the RDM6300 family sends for an EM4100 tag, 9600 8N1, again about every 65 ms
// while the tag is there:
//
//   02 | 10 ASCII hex: version (1 byte), number (4 bytes) | 2 ASCII hex: XOR of the five | 03     14 bytes
//   02 | 10 ASCII hex                                     | 1 byte: the same XOR, raw    | 03     13 bytes
//
// The second form comes from look-alikes. In the first, the byte where the second ends is a hex digit,
// so the two cannot be taken for each other.
import type { Card } from "@hadir/shared/journal/sealed-card.ts"

export const frameStart = 0x02
export const frameEnd = 0x03
export const numberDigits = 10

/** An EM4100 tag: version and number, whole. */
export type Tag = { readonly bytes: Uint8Array }

export const xorOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0)

/** A number of nothing but zeros is what noise makes of an empty field. */
export const isNobody = ({ bytes }: Tag): boolean => bytes.subarray(1).every((byte) => byte === 0)

export const cardOf = ({ bytes }: Tag): Card => ({ kind: "em4100", uid: bytes })

/**
 * How a tag's number is printed on it: ten decimal digits of the lower four bytes, and the same number as
 * "facility,card" (one byte, two bytes).
 */
export function printedNumbers({ bytes }: Tag): {
	readonly decimal: string
	readonly pair: string
} {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	return {
		decimal: String(view.getUint32(1)).padStart(10, "0"),
		pair: `${String(view.getUint8(2)).padStart(3, "0")},${String(view.getUint16(3)).padStart(5, "0")}`,
	}
}
