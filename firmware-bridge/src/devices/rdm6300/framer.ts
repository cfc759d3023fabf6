import { type Cut, type Cutter, cutFrames, type Taken } from "../../cut-frames.ts"
import { frameEnd, frameStart, numberDigits, type Tag, xorOf } from "./frame.ts"

type NoTag = "noise" | "checksum"
export type Framed = Cut<Tag, NoTag>

const digitsEnd = 1 + numberDigits
const shortBytes = digitsEnd + 2
const longBytes = digitsEnd + 3

/** Longest frame kept while it grows. */
export const maxHeldBytes = longBytes

/** Cuts tags out of a stream; a frame that is none costs its first byte, then the search goes on. */
export const frameBytes = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames(tags, held, chunk)

export const tags: Cutter<Tag, NoTag> = {
	startOf: (bytes, from) => startOf(bytes, from),
	take: (bytes) => takeFrame(bytes),
}

function startOf(bytes: Uint8Array, from: number): number {
	const found = bytes.indexOf(frameStart, from)
	return found < 0 ? bytes.length : found
}

const noise = { kind: "noise", length: 1 } as const

function takeFrame(bytes: Uint8Array): Taken<Tag, NoTag> {
	const digits = bytes.subarray(1, digitsEnd)
	if (!isHex(digits)) return noise
	if (bytes.length < shortBytes) return { kind: "more" }
	const number = bytesOf(digits)
	if (bytes[shortBytes - 1] === frameEnd) {
		return judged(number, bytes[digitsEnd] ?? 0, shortBytes)
	}
	const check = bytes.subarray(digitsEnd, digitsEnd + 2)
	if (!isHex(check)) return noise
	if (bytes.length < longBytes) return { kind: "more" }
	if (bytes[longBytes - 1] !== frameEnd) return noise
	return judged(number, bytesOf(check)[0] ?? 0, longBytes)
}

const judged = (number: Uint8Array, check: number, length: number): Taken<Tag, NoTag> =>
	xorOf(number) === check
		? { kind: "frame", frame: { bytes: number }, length }
		: { kind: "checksum", length: 1 }

const isHex = (digits: Uint8Array): boolean =>
	/^[0-9a-f]*$/i.test(Buffer.from(digits).toString("latin1"))

const bytesOf = (digits: Uint8Array): Uint8Array =>
	Uint8Array.from(Buffer.from(Buffer.from(digits).toString("latin1"), "hex"))
