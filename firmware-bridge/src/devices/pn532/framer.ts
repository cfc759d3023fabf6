import { type Frame, fromChip } from "./frame.ts"

/** Longest frame kept while it grows: the chip's largest, 265 bytes of data, and its edges. */
export const maxHeldBytes = 300

export type Framed = {
	readonly held: Uint8Array
	readonly frames: readonly Frame[]
	/** What was thrown away to find the next frame. */
	readonly faults: readonly FrameFault[]
}
export type FrameFault = {
	readonly code: "noise" | "length-checksum" | "data-checksum" | "direction" | "too-long"
	readonly bytes: number
}

const startBytes = [0x00, 0xff] as const

/**
 * Cuts frames out of a stream: finds the next 00 FF, whatever stands before it, and takes the
 * frame when it is whole. Preamble and postamble zeros may be repeated or missing.
 */
export function frameBytes(held: Uint8Array, chunk: Uint8Array): Framed {
	const bytes = Uint8Array.from([...held, ...chunk])
	const frames: Frame[] = []
	const faults: FrameFault[] = []
	let at = 0
	for (;;) {
		const start = startOf(bytes, at)
		noteNoise(bytes.subarray(at, start), faults)
		at = start
		const taken = takeFrame(bytes.subarray(at))
		if (taken.kind === "more") break
		if (taken.kind === "frame") frames.push(taken.frame)
		else faults.push({ code: taken.kind, bytes: taken.length })
		at += taken.length
	}
	return { held: bytes.slice(at), frames, faults }
}

/** Where 00 FF stands, or where it could begin with the bytes to come. */
function startOf(bytes: Uint8Array, from: number): number {
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] !== startBytes[0]) continue
		if (bytes[at + 1] === startBytes[1] || at + 1 === bytes.length) return at
	}
	return bytes.length
}

function noteNoise(skipped: Uint8Array, faults: FrameFault[]): void {
	const noise = skipped.filter((byte) => byte !== 0).length
	if (noise > 0) faults.push({ code: "noise", bytes: noise })
}

type Taken =
	| { readonly kind: "more" }
	| { readonly kind: "frame"; readonly frame: Frame; readonly length: number }
	| { readonly kind: Exclude<FrameFault["code"], "noise">; readonly length: number }

const edge = 2
const normalHeader = 4
const extendedHeader = 7

function takeFrame(bytes: Uint8Array): Taken {
	const [, , length, check] = bytes
	if (length === undefined || check === undefined) return { kind: "more" }
	if (length === 0x00 && check === 0xff) return whole({ kind: "ack" }, normalHeader)
	if (length === 0xff && check === 0x00) return whole({ kind: "nack" }, normalHeader)
	if (length === 0xff && check === 0xff) return takeExtended(bytes)
	if (((length + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	return takeBody(bytes, normalHeader, length)
}

function takeExtended(bytes: Uint8Array): Taken {
	const [high, low, check] = bytes.subarray(normalHeader)
	if (high === undefined || low === undefined || check === undefined) return { kind: "more" }
	if (((high + low + check) & 0xff) !== 0) return { kind: "length-checksum", length: edge }
	const length = high * 256 + low
	if (length > maxHeldBytes - extendedHeader) return { kind: "too-long", length: edge }
	return takeBody(bytes, extendedHeader, length)
}

function takeBody(bytes: Uint8Array, header: number, length: number): Taken {
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

const whole = (frame: Frame, length: number): Taken => ({ kind: "frame", frame, length })
