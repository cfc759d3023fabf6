import { type Cut, cutFrames, pairIn, type Taken } from "../../cut-frames.ts"
import { type Answer, anyAddress, packetKinds, startBytes, sumOf } from "./frame.ts"

/** `data`: a packet of data, which no command of ours asks for; its payload is not kept. */
type NoAnswer = "address" | "checksum" | "too-long" | "data" | "direction"
export type Framed = Cut<Answer, NoAnswer>

/** EF 01, address, PID and LEN. */
const headerBytes = 9
const pidAt = 6
const sumBytes = 2
/** Largest payload of any model. */
const maxPayload = 256
/** Longest packet kept while it grows. */
export const maxHeldBytes = headerBytes + maxPayload + sumBytes

/** What sensors send as they wake: 55 when ready, a 00 from the line before it (R503). */
const wakeBytes = new Set([0x00, 0x55])

/**
 * Cuts answers out of a stream: hunts for EF 01 byte by byte and takes the packet when it is whole and its
 * sum is right. A wrong sum costs the two start bytes, then the hunt goes on.
 */
export const frameBytes = (held: Uint8Array, chunk: Uint8Array): Framed =>
	cutFrames(
		{
			startOf: (bytes, from) => pairIn(bytes, from, startBytes),
			take: takePacket,
			isIdle: (byte) => wakeBytes.has(byte),
		},
		held,
		chunk,
	)

function takePacket(bytes: Uint8Array): Taken<Answer, NoAnswer> {
	if (bytes.length < headerBytes) return { kind: "more" }
	if (bytes.subarray(2, pidAt).some((byte, at) => byte !== anyAddress[at])) {
		return { kind: "address", length: startBytes.length }
	}
	const length = (bytes[7] ?? 0) * 256 + (bytes[8] ?? 0)
	if (length < sumBytes || length > maxPayload + sumBytes) {
		return { kind: "too-long", length: startBytes.length }
	}
	const end = headerBytes + length
	if (bytes.length < end) return { kind: "more" }
	const sum = (bytes[end - 2] ?? 0) * 256 + (bytes[end - 1] ?? 0)
	if (sum !== sumOf(bytes.subarray(pidAt, end - sumBytes))) {
		return { kind: "checksum", length: startBytes.length }
	}
	const kind = bytes[pidAt]
	if (kind === packetKinds.data || kind === packetKinds.end) return { kind: "data", length: end }
	const [confirmation] = bytes.subarray(headerBytes, end - sumBytes)
	if (kind !== packetKinds.answer || confirmation === undefined) {
		return { kind: "direction", length: end }
	}
	const data = bytes.slice(headerBytes + 1, end - sumBytes)
	return { kind: "frame", frame: { confirmation, data }, length: end }
}
