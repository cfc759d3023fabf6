import { type AsciiFormat, maxDigits, type NumberFault, numberOf } from "./frame.ts"

export type FrameFault = { readonly code: "noise" | "too-long" | NumberFault["code"] }

export type Framed = {
	readonly held: Uint8Array
	readonly frames: readonly Uint8Array[]
	readonly faults: readonly FrameFault[]
}

const lineFeed = 0x0a
/** Longest piece kept while it grows: prefix, digits and what may stand around them. */
export const maxHeldBytes = 64

/** Cuts numbers out of a stream, each between the prefix and the suffix that are set. */
export function frameBytes(format: AsciiFormat, held: Uint8Array, chunk: Uint8Array): Framed {
	let bytes = Buffer.from([...held, ...chunk])
	const frames: Uint8Array[] = []
	const faults: FrameFault[] = []
	for (;;) {
		const end = bytes.indexOf(format.suffix)
		if (end < 0) break
		const read = readPiece(bytes.subarray(0, end), format)
		if ("code" in read) faults.push(read)
		else frames.push(read.number)
		const after = end + format.suffix.length
		bytes = bytes.subarray(bytes[after] === lineFeed ? after + 1 : after)
	}
	if (bytes.length <= maxHeldBytes) return { held: Uint8Array.from(bytes), frames, faults }
	// Nothing of ours is that long: what begins in it ends in the last bytes.
	const tail = bytes.subarray(bytes.length - maxHeldBytes / 2)
	return { held: Uint8Array.from(tail), frames, faults: [...faults, { code: "too-long" }] }
}

/** The last prefix counts: what stands before it was cut off by this number. */
function readPiece(
	piece: Buffer,
	format: AsciiFormat,
): { readonly number: Uint8Array } | FrameFault {
	const { prefix } = format
	const start = prefix.length === 0 ? 0 : piece.lastIndexOf(prefix)
	if (start < 0) return { code: "noise" }
	const text = piece
		.subarray(start + prefix.length)
		.toString("latin1")
		.replace(/^\n/, "")
		.trim()
	if (text.length > maxDigits) return { code: "too-long" }
	const number = numberOf(text, format)
	return number.ok ? { number: number.value } : { code: number.fault.code }
}
