import { type Cut, type Cutter, cutFrames, pairIn, type Taken } from "../../cut-frames.ts"
import { type Frame, fromChip, toChip } from "./frame.ts"

/** Longest frame kept while it grows: the chip's largest, 265 bytes of data, and its edges. */
export const maxHeldBytes = 300

/** `direction`: from neither side, or not from the side that is listened to. */
type NoFrame = "length-checksum" | "data-checksum" | "direction" | "too-long"
/** A frame in either direction; `data` stands behind its code. */
export type Packet =
	| { readonly kind: "ack" | "nack" | "error" }
	| { readonly kind: "command" | "reply"; readonly code: number; readonly data: Uint8Array }
export type Framed = Cut<Frame, NoFrame>

const startBytes = [0x00, 0xff] as const

/**
 * Cuts frames out of a stream: finds the next 00 FF, whatever stands before it, and takes the
 * frame when it is whole. Preamble and postamble zeros may be repeated or missing.
 */
export const frameBytes = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames({ ...packets, take: takeFrame }, held, chunk)

/** What both sides of a line say. */
export const packets: Cutter<Packet, NoFrame> = {
	startOf: (bytes, from) => pairIn(bytes, from, startBytes),
	take: (bytes) => takePacket(bytes),
	isIdle: (byte) => byte === 0,
}

const edge = 2
const normalHeader = 4
const extendedHeader = 7

/** Of what stands on the line only the chip's own word is a frame: a command is an echo. */
function takeFrame(bytes: Uint8Array): Taken<Frame, NoFrame> {
	const taken = takePacket(bytes)
	if (!("frame" in taken)) return taken
	const { frame, length } = taken
	if (!("code" in frame)) return whole(frame, length)
	if (frame.kind === "command") return { kind: "direction", length }
	return whole({ kind: "reply", command: frame.code - 1, data: frame.data }, length)
}

function takePacket(bytes: Uint8Array): Taken<Packet, NoFrame> {
	const [, , length, check] = bytes
	if (length === undefined || check === undefined) return { kind: "more" }
	if (length === 0x00 && check === 0xff) return whole({ kind: "ack" }, normalHeader)
	if (length === 0xff && check === 0x00) return whole({ kind: "nack" }, normalHeader)
	if (length === 0xff && check === 0xff) return takeExtended(bytes)
	if (((length + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	return takeBody(bytes, normalHeader, length)
}

function takeExtended(bytes: Uint8Array): Taken<Packet, NoFrame> {
	const [high, low, check] = bytes.subarray(normalHeader)
	if (high === undefined || low === undefined || check === undefined) return { kind: "more" }
	if (((high + low + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	const length = high * 256 + low
	if (length > maxHeldBytes - extendedHeader) return { kind: "too-long", length: edge }
	return takeBody(bytes, extendedHeader, length)
}

function takeBody(bytes: Uint8Array, header: number, length: number): Taken<Packet, NoFrame> {
	const end = header + length + 1
	if (bytes.length < end) return { kind: "more" }
	const body = bytes.subarray(header, end)
	const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0)
	if (sum !== 0) return { kind: "data-checksum", length: edge }
	if (length === 1 && body[0] === 0x7f) return whole({ kind: "error" }, end)
	const [direction, code] = body
	const isKnown = direction === fromChip || direction === toChip
	if (!isKnown || code === undefined || length < 2) return { kind: "direction", length: end }
	const kind = direction === fromChip ? "reply" : "command"
	return whole({ kind, code, data: body.slice(2, length) }, end)
}

const whole = <Whole>(
	frame: Whole,
	length: number,
): { kind: "frame"; frame: Whole; length: number } => ({
	...{ kind: "frame", frame, length },
})
