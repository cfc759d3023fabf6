import { type Cut, cutFrames, pairIn, type Taken } from "../../cut-frames.ts"
import { type Frame, fromChip } from "./frame.ts"

/** Longest frame kept while it grows: the chip's largest, 265 bytes of data, and its edges. */
export const maxHeldBytes = 300

type NoFrame = "length-checksum" | "data-checksum" | "direction" | "too-long"
export type Framed = Cut<Frame, NoFrame>

const startBytes = [0x00, 0xff] as const

/**
 * Cuts frames out of a stream: finds the next 00 FF, whatever stands before it, and takes the
 * frame when it is whole. Preamble and postamble zeros may be repeated or missing.
 */
export const frameBytes = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames(
		{
			startOf: (bytes, from) => pairIn(bytes, from, startBytes),
			take: takeFrame,
			isIdle: (byte) => byte === 0,
		},
		held,
		chunk,
	)

const edge = 2
const normalHeader = 4
const extendedHeader = 7

function takeFrame(bytes: Uint8Array): Taken<Frame, NoFrame> {
	const [, , length, check] = bytes
	if (length === undefined || check === undefined) return { kind: "more" }
	if (length === 0x00 && check === 0xff) return whole({ kind: "ack" }, normalHeader)
	if (length === 0xff && check === 0x00) return whole({ kind: "nack" }, normalHeader)
	if (length === 0xff && check === 0xff) return takeExtended(bytes)
	if (((length + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	return takeBody(bytes, normalHeader, length)
}

function takeExtended(bytes: Uint8Array): Taken<Frame, NoFrame> {
	const [high, low, check] = bytes.subarray(normalHeader)
	if (high === undefined || low === undefined || check === undefined) return { kind: "more" }
	if (((high + low + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	const length = high * 256 + low
	if (length > maxHeldBytes - extendedHeader) return { kind: "too-long", length: edge }
	return takeBody(bytes, extendedHeader, length)
}

function takeBody(bytes: Uint8Array, header: number, length: number): Taken<Frame, NoFrame> {
	const end = header + length + 1
	if (bytes.length < end) return { kind: "more" }
	const body = bytes.subarray(header, end)
	const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0)
	if (sum !== 0) return { kind: "data-checksum", length: edge }
	if (length === 1 && body[0] === 0x7f) return whole({ kind: "error" }, end)
	if (body[0] !== fromChip || length < 2) return { kind: "direction", length: end }
	const command = (body[1] ?? 0) - 1
	return whole({ kind: "reply", command, data: body.slice(2, length) }, end)
}

const whole = (frame: Frame, length: number): Taken<Frame, NoFrame> => ({
	kind: "frame",
	frame,
	length,
})
