import { type Frame, headerBytes, parsePayload, prefix, prefixBytes } from "./frame.ts"

export type FrameFault = {
	readonly code: "noise" | "length" | "short" | "checksum"
	readonly bytes: number
}

export type Framed = {
	readonly held: Uint8Array
	readonly frames: readonly Frame[]
	/** What was thrown away to find the next frame. */
	readonly faults: readonly FrameFault[]
}

/** The longest data of a frame: a chunk of 65,472 bytes is the most a terminal gives at once. */
const maxData = 0xffff
/** Longest frame kept while it grows. */
export const maxHeldBytes = prefixBytes + headerBytes + maxData

/**
 * Cuts frames out of a TCP stream by their length alone: a segment may carry several, or a part of one. What
 * is no frame costs its prefix, then the hunt for the next goes on.
 */
export function frameStream(held: Uint8Array, chunk: Uint8Array): Framed {
	const bytes = joined(held, chunk)
	const frames: Frame[] = []
	const faults: FrameFault[] = []
	let at = 0
	for (;;) {
		const start = startOf(bytes, at)
		if (start > at) faults.push({ code: "noise", bytes: start - at })
		at = start
		const taken = takeFrame(bytes.subarray(at))
		if (taken.kind === "more") break
		if (taken.kind === "frame") frames.push(taken.frame)
		else faults.push({ code: taken.kind, bytes: taken.length })
		at += taken.length
	}
	return { held: bytes.slice(at), frames, faults }
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

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(one.length + two.length)
	bytes.set(one)
	bytes.set(two, one.length)
	return bytes
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

type Taken =
	| { readonly kind: "more" }
	| { readonly kind: "frame"; readonly frame: Frame; readonly length: number }
	| { readonly kind: Exclude<FrameFault["code"], "noise">; readonly length: number }

function takeFrame(bytes: Uint8Array): Taken {
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
