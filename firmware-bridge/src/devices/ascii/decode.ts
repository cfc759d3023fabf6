// Words of Wiegand, as a bridge writes them: bits, or the hex of a whole word.
import { type Decode, decodeLines, hexOf } from "../../decoded.ts"
import { numberOf } from "./frame.ts"

const words = [26, 34] as const
const rest = {
	kind: "wiegand",
	prefix: new Uint8Array(),
	suffix: new Uint8Array(),
	order: "big",
} as const

export const decodeWiegand: Decode = decodeLines((line) => {
	const text = line.trim()
	const word = words.find((bits) => text.length === bits && /^[01]+$/.test(text))
	const hexWord = words.find((bits) => text.length === Math.ceil(bits / 4))
	if (word !== undefined) return meaningOf(BigInt(`0b${text}`).toString(16), word)
	if (/^[0-9a-f]+$/i.test(text) && hexWord !== undefined) return meaningOf(text, hexWord)
	return { fault: "no word of 26 or 34 bits, neither in bits nor in hex" }
})

function meaningOf(hex: string, word: (typeof words)[number]) {
	const bytes = (word - 2) / 8
	const number = numberOf(hex, { ...rest, radix: "hex", bytes, word })
	if (!number.ok) return { fault: number.fault.message }
	const data = Buffer.from(number.value)
	const half = bytes === 3 ? 1 : 2
	const facility = data.readUIntBE(0, half)
	const card = data.readUIntBE(half, bytes - half)
	return {
		kind: "card",
		words: `${word} bits: number ${hexOf(data)}, facility ${facility}, card ${card}, as one number ${data.readUIntBE(0, bytes)}`,
		facts: { bits: word, number: hexOf(data), facility, card },
	}
}
