// What a 16x2 character display (HD44780U) behind a PCF8574 is told, as the bytes of its bus chip:
//
//   D7 D6 D5 D4 | light | E | RW | RS      a nibble is taken when E falls
//
// As boards with the marking PCF8574T (0x27) and PCF8574AT (0x3F) wire it; the busy flag is not read, so
// the pauses of the datasheet's figure 24 are kept instead.

export const columns = 16

const registerSelect = 0x01
const enable = 0x04
const light = 0x08

/** DDRAM address of each row. */
const rowStarts = [0x00, 0x40] as const

const nibbleBytes = (nibble: number, select: number): number[] => {
	const lines = (nibble << 4) | select | light
	return [lines | enable, lines]
}
const instructionBytes = (byte: number): number[] => [
	...nibbleBytes(byte >> 4, 0),
	...nibbleBytes(byte & 0x0f, 0),
]
const textBytes = (byte: number): number[] => [
	...nibbleBytes(byte >> 4, registerSelect),
	...nibbleBytes(byte & 0x0f, registerSelect),
]

export type DisplayStep = { readonly bytes: readonly number[]; readonly pauseMs: number }

/** Power on to ready, datasheet figure 24: whatever state it was left in, four bits at a time after. */
export const startSteps: readonly DisplayStep[] = [
	{ bytes: [light], pauseMs: 50 },
	{ bytes: nibbleBytes(0x3, 0), pauseMs: 5 },
	{ bytes: nibbleBytes(0x3, 0), pauseMs: 1 },
	{ bytes: nibbleBytes(0x3, 0), pauseMs: 1 },
	{ bytes: nibbleBytes(0x2, 0), pauseMs: 1 },
	// Two rows of 5x8 points; on, without a cursor; cleared; writing from left to right.
	{ bytes: instructionBytes(0x28), pauseMs: 1 },
	{ bytes: instructionBytes(0x0c), pauseMs: 1 },
	{ bytes: instructionBytes(0x01), pauseMs: 2 },
	{ bytes: instructionBytes(0x06), pauseMs: 1 },
]

/** One row, filled up with spaces: nothing of the one before stays. */
export const rowBytes = (row: 0 | 1, text: string): readonly number[] => [
	...instructionBytes(0x80 | rowStarts[row]),
	...plainBytes(text).flatMap(textBytes),
]

/** Character ROM A00 has the letters of ASCII, but for the backslash and the tilde. */
function plainBytes(text: string): number[] {
	const plain = text
		.normalize("NFD")
		.replaceAll(/\p{M}/gu, "")
		.replaceAll(/[^ -[\]-}]/g, "?")
	return [...Buffer.from(plain.slice(0, columns).padEnd(columns), "latin1")]
}
