// A reader that writes numbers as text: every digit of a number becomes another, its length stays. A whole word of
// Wiegand gets the parity bits that belong to its new number.
import { type Conceal, type Concealed, nothingOfPeople, type Pseudonym } from "../../conceal.ts"
import { type AsciiFormat, numberOf } from "./frame.ts"

export const concealAscii = (format: AsciiFormat): Conceal => ({
	...nothingOfPeople,
	from: (stream, pseudonym) => concealNumbers(stream, format, pseudonym),
})

const runs = { hex: /[0-9a-f]{4,}/gi, dec: /[0-9]{4,}/g } as const

function concealNumbers(stream: Uint8Array, format: AsciiFormat, pseudonym: Pseudonym): Concealed {
	const text = Buffer.from(stream).toString("latin1")
	const other = text.replace(runs[format.radix], (digits) => otherDigits(digits, format, pseudonym))
	return { stream: Uint8Array.from(Buffer.from(other, "latin1")), found: [] }
}

function otherDigits(digits: string, format: AsciiFormat, pseudonym: Pseudonym): string {
	const number = numberOf(digits, format)
	const base = format.radix === "hex" ? 16 : 10
	if (!number.ok)
		return [...pseudonym(Buffer.from(digits))].map((byte) => (byte % base).toString(base)).join("")
	// The highest bits stay clear, so that the new number has no more digits than the old one.
	const fresh = Buffer.from(pseudonym(number.value))
	const limit = BigInt(base) ** BigInt(digits.length)
	const value = BigInt(`0x${fresh.toString("hex")}`)
	const word = format.word === 0 ? value % limit : withParity(value, format.word)
	return (word % limit).toString(base).padStart(digits.length, "0").toUpperCase()
}

/** Even over the first half of the data, odd over the second. */
function withParity(value: bigint, bits: number): bigint {
	const data = value
		.toString(2)
		.padStart(bits - 2, "0")
		.slice(-(bits - 2))
	const half = data.length / 2
	const ones = (part: string): number => part.replaceAll("0", "").length
	const even = ones(data.slice(0, half)) % 2
	const odd = 1 - (ones(data.slice(half)) % 2)
	return BigInt(`0b${even}${data}${odd}`)
}
