// Readers that write a card's number as text, and bridges that turn Wiegand into text. No standard says how,
// so the framing is a setting: what stands before and after the number, its radix, its order and length.
import type { CardKind } from "@hadir/shared/journal/sealed-card.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

/** How this reader writes: what `format.ts` reads from the settings. */
export type AsciiFormat = {
	readonly kind: CardKind
	/** What stands before and after the number. A line feed after either is skipped. */
	readonly prefix: Uint8Array
	readonly suffix: Uint8Array
	readonly radix: "hex" | "dec"
	/** `little`: the reader writes the number's bytes in reverse. */
	readonly order: "big" | "little"
	/** Bytes of the number: a decimal one does not show how many it has. */
	readonly bytes: number
	/** Bits of the Wiegand word that is written whole, parity bits and all; 0: the number alone. */
	readonly word: 0 | 26 | 34
}

export type NumberFault = Fault<"digits" | "too-large" | "parity" | "zero">

/** Longest number: seven bytes are 17 decimal digits, ten are 20 hex ones. */
export const maxDigits = 25

/** The card's number, whole, in the order in which the card itself gives it. */
export function numberOf(text: string, format: AsciiFormat): Result<Uint8Array, NumberFault> {
	const digits = format.radix === "hex" ? /^[0-9a-f]+$/i : /^[0-9]+$/
	if (!digits.test(text) || text.length > maxDigits) {
		return fail("digits", "What the reader wrote is no number of the radix that is set for it.")
	}
	const written = BigInt(format.radix === "hex" ? `0x${text}` : text)
	const bare = format.word === 0 ? succeed(written) : withoutParity(written, format.word)
	if (!bare.ok) return bare
	const bits = BigInt(format.bytes * 8)
	if (bare.value >> bits !== 0n) {
		return fail("too-large", `The number has more than the ${format.bytes} bytes that are set.`)
	}
	if (bare.value === 0n) return fail("zero", "A number of nothing but zeros is nobody's.")
	const big = Buffer.from(bare.value.toString(16).padStart(format.bytes * 2, "0"), "hex")
	return succeed(Uint8Array.from(format.order === "big" ? big : big.reverse()))
}

/**
 * Wiegand: first an even parity bit over the first half of the data, last an odd one over the second
 * (26 bits: HID's H10301, facility 8 and card 16; 34 bits: twice 16).
 */
function withoutParity(word: bigint, bits: number): Result<bigint, NumberFault> {
	if (word >> BigInt(bits) !== 0n) {
		return fail("too-large", `The word has more than the ${bits} bits that are set.`)
	}
	const text = word.toString(2).padStart(bits, "0")
	const half = bits / 2
	const ones = (part: string): number => part.replaceAll("0", "").length
	const isEven = ones(text.slice(0, half)) % 2 === 0
	const isOdd = ones(text.slice(half)) % 2 === 1
	if (!isEven || !isOdd) return fail("parity", "The word's parity is wrong.")
	return succeed(BigInt(`0b${text.slice(1, -1)}`))
}
