import { type Cut, type Cutter, cutFrames, type Taken } from "../../cut-frames.ts"
import { type Frame, headerBytes, parsePayload, prefix, prefixBytes } from "./frame.ts"

type NoFrame = "length" | "short" | "checksum"
export type Framed = Cut<Frame, NoFrame>

/** The longest data of a frame: a chunk of 65,472 bytes is the most a terminal gives at once. */
const maxData = 0xffff
/** Longest frame kept while it grows. */
export const maxHeldBytes = prefixBytes + headerBytes + maxData

/**
 * Cuts frames out of a TCP stream by their length alone: a segment may carry several, or a part of one. What
 * is no frame costs its prefix, then the hunt for the next goes on.
 */
export const frameStream = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames(tcpFrames, held, chunk)

/** Both sides of a TCP line. */
export const tcpFrames: Cutter<Frame, NoFrame> = {
	startOf: (bytes, from) => startOf(bytes, from),
	take: (bytes) => takeFrame(bytes),
}

/** Over UDP a datagram is one frame or none; nothing is held for the next. */
export function frameDatagram(_held: Uint8Array, datagram: Uint8Array): Framed {
	const frame = parsePayload(datagram)
	return frame.ok
		? { held: new Uint8Array(), frames: [frame.value], faults: [] }
		: {
				held: new Uint8Array(),
				frames: [],
				faults: [{ code: frame.fault.code, bytes: datagram.length }],
			}
}

/** Where the prefix stands, or where it could begin with the bytes to come. */
function startOf(bytes: Uint8Array, from: number): number {
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] === prefix[0] && couldBePrefix(bytes, at)) return at
	}
	return bytes.length
}

const couldBePrefix = (bytes: Uint8Array, at: number): boolean =>
	prefix.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte)

function takeFrame(bytes: Uint8Array): Taken<Frame, NoFrame> {
	if (bytes.length < prefixBytes) return { kind: "more" }
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const length = view.getUint32(prefix.length, true)
	if (length < headerBytes || length > headerBytes + maxData) {
		return { kind: "length", length: prefix.length }
	}
	const end = prefixBytes + length
	if (bytes.length < end) return { kind: "more" }
	const frame = parsePayload(bytes.subarray(prefixBytes, end))
	return frame.ok
		? { kind: "frame", frame: frame.value, length: end }
		: { kind: frame.fault.code, length: prefix.length }
}
