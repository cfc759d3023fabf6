import { type Cut, type Cutter, cutFrames, pairIn, type Taken } from "../../cut-frames.ts"
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
	cutFrames({ ...packets, take: takeAnswer }, held, chunk)

/** What both sides of a line say. Of a packet of data nothing is kept: it could be a finger's. */
export type Packet = {
	readonly kind: keyof typeof packetKinds
	readonly payload: Uint8Array
}

export const packets: Cutter<Packet, NoAnswer> = {
	startOf: (bytes, from) => pairIn(bytes, from, startBytes),
	take: (bytes) => takePacket(bytes),
	isIdle: (byte) => wakeBytes.has(byte),
}

function takeAnswer(bytes: Uint8Array): Taken<Answer, NoAnswer> {
	const taken = takePacket(bytes)
	if (!("frame" in taken)) return taken
	const { frame, length } = taken
	if (frame.kind === "data" || frame.kind === "end") return { kind: "data", length }
	const [confirmation] = frame.payload
	if (frame.kind !== "answer" || confirmation === undefined) return { kind: "direction", length }
	const answer = { confirmation, data: frame.payload.slice(1) }
	return { kind: "frame", frame: answer, length }
}

function takePacket(bytes: Uint8Array): Taken<Packet, NoAnswer> {
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
	const kind = kindOf(bytes[pidAt])
	if (kind === undefined) return { kind: "direction", length: end }
	const isData = kind === "data" || kind === "end"
	const payload = isData ? new Uint8Array() : bytes.slice(headerBytes, end - sumBytes)
	return { kind: "frame", frame: { kind, payload }, length: end }
}

function kindOf(pid: number | undefined): Packet["kind"] | undefined {
	const kinds = ["command", "data", "answer", "end"] as const
	return kinds.find((kind) => packetKinds[kind] === pid)
}
