import { frameEnd, frameStart, numberDigits, type Tag, xorOf } from "./frame.ts"

export type Framed = {
	readonly held: Uint8Array
	readonly frames: readonly Tag[]
	/** What was thrown away to find the next frame. */
	readonly faults: readonly FrameFault[]
}
export type FrameFault = { readonly code: "noise" | "checksum"; readonly bytes: number }

const digitsEnd = 1 + numberDigits
const shortBytes = digitsEnd + 2
const longBytes = digitsEnd + 3

/** Longest frame kept while it grows. */
export const maxHeldBytes = longBytes

/** Cuts tags out of a stream; a frame that is none costs its first byte, then the search goes on. */
export function frameBytes(held: Uint8Array, chunk: Uint8Array): Framed {
	const bytes = Uint8Array.from([...held, ...chunk])
	const frames: Tag[] = []
	const faults: FrameFault[] = []
	let at = 0
	for (;;) {
		const found = bytes.indexOf(frameStart, at)
		const start = found < 0 ? bytes.length : found
		if (start > at) faults.push({ code: "noise", bytes: start - at })
		at = start
		const taken = takeFrame(bytes.subarray(at))
		if (taken.kind === "more") break
		if (taken.kind === "tag") frames.push(taken.tag)
		else faults.push({ code: taken.kind, bytes: taken.length })
		at += taken.length
	}
	return { held: bytes.slice(at), frames, faults }
}

type Taken =
	| { readonly kind: "more" }
	| { readonly kind: "tag"; readonly tag: Tag; readonly length: number }
	| { readonly kind: FrameFault["code"]; readonly length: number }

const noise = { kind: "noise", length: 1 } as const

function takeFrame(bytes: Uint8Array): Taken {
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

const judged = (number: Uint8Array, check: number, length: number): Taken =>
	xorOf(number) === check
		? { kind: "tag", tag: { bytes: number }, length }
		: { kind: "checksum", length: 1 }

const isHex = (digits: Uint8Array): boolean =>
	/^[0-9a-f]*$/i.test(Buffer.from(digits).toString("latin1"))

const bytesOf = (digits: Uint8Array): Uint8Array =>
	Uint8Array.from(Buffer.from(Buffer.from(digits).toString("latin1"), "hex"))
