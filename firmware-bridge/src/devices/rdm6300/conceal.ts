import {
	type Conceal,
	type Concealed,
	type Found,
	nothingOfPeople,
	type Pseudonym,
} from "../../conceal.ts"
import { piecesIn, unframedIn } from "../../cut-frames.ts"
import { xorOf } from "./frame.ts"
import { tags } from "./framer.ts"

export const concealEm4100: Conceal = { ...nothingOfPeople, from: concealTags }

const upperHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex").toUpperCase()

const digitsOf = (bytes: Uint8Array): Uint8Array => Buffer.from(upperHex(bytes), "latin1")

/** The version, its first byte, stays. */
function concealTags(stream: Uint8Array, pseudonym: Pseudonym): Concealed {
	const bytes = Buffer.from(stream)
	const found: Found[] = []
	for (const piece of piecesIn(tags, stream)) {
		if (!("frame" in piece)) continue
		const number = piece.frame.bytes.subarray(1)
		const fresh = pseudonym(number)
		found.push({ number: digitsOf(number), other: digitsOf(fresh) })
		const other = Uint8Array.of(piece.frame.bytes[0] ?? 0, ...fresh)
		const check = xorOf(other)
		const digits = 1 + 2 * other.length
		bytes.write(upperHex(other), piece.at + 1, "latin1")
		// The longer form writes its checksum in hex, the shorter as a byte.
		if (piece.length === digits + 3) {
			bytes.write(upperHex(Uint8Array.of(check)), piece.at + digits, "latin1")
		} else bytes[piece.at + digits] = check
	}
	for (const { from, to } of unframedIn(tags, stream)) {
		const text = bytes.toString("latin1", from, to)
		const other = text.replace(/[0-9a-f]{4,}/gi, (digits) => otherDigits(digits, found, pseudonym))
		bytes.write(other, from, "latin1")
	}
	return { stream: Uint8Array.from(bytes), found }
}

/** Of a tag that never came whole: one that did is the same other one here too. */
function otherDigits(digits: string, found: readonly Found[], pseudonym: Pseudonym): string {
	if (found.some(({ number }) => Buffer.from(digits, "latin1").indexOf(number) >= 0)) return digits
	return upperHex(pseudonym(Buffer.from(digits, "latin1"))).slice(0, digits.length)
}
