import { type Cut, type Cutter, cutFrames, type Taken } from "../../cut-frames.ts"
import { crcBytes, type Frame, headBytes, headOf, maxData, parseFrame, start } from "./frame.ts"

type NoFrame = "length" | "checksum"
export type Framed = Cut<Frame, NoFrame>

/** Longest beginning kept while a frame grows. */
export const maxHeldBytes = headBytes + 1 + maxData + crcBytes

/**
 * Cuts frames out of a stream; the host's own, as a two-wire line echoes them, are frames too. What is none costs
 * its first byte, then the hunt for the next goes on.
 */
export const frameStream = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames(bothSides, held, chunk)

/** The host's own frames and the terminal's. */
export const bothSides: Cutter<Frame, NoFrame> = {
	startOf: (bytes, from) => startOf(bytes, from),
	take: (bytes) => take(bytes),
}

function startOf(bytes: Uint8Array, from: number): number {
	const at = bytes.indexOf(start, from)
	return at < 0 ? bytes.length : at
}

function take(bytes: Uint8Array): Taken<Frame, NoFrame> {
	const code = bytes[5]
	if (code === undefined) return { kind: "more" }
	const head = headOf(code)
	if (bytes.length < head) return { kind: "more" }
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(head - 2)
	if (length > maxData) return { kind: "length", length: 1 }
	const end = head + length + crcBytes
	if (bytes.length < end) return { kind: "more" }
	const frame = parseFrame(bytes.subarray(0, end))
	return frame.ok
		? { kind: "frame", frame: frame.value, length: end }
		: { kind: frame.fault.code, length: 1 }
}
