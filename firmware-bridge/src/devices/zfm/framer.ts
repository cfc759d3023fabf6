import { type Answer, anyAddress, packetKinds, startBytes, sumOf } from "./frame.ts"

export type FrameFault = {
	/** `data`: a packet of data, which no command of ours asks for; its payload is not kept. */
	readonly code: "noise" | "address" | "checksum" | "too-long" | "data" | "direction"
	readonly bytes: number
}

export type Framed = {
	readonly held: Uint8Array
	readonly answers: readonly Answer[]
	/** What was thrown away to find the next packet. */
	readonly faults: readonly FrameFault[]
}

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
export function frameBytes(held: Uint8Array, chunk: Uint8Array): Framed {
	const bytes = Uint8Array.from([...held, ...chunk])
	const answers: Answer[] = []
	const faults: FrameFault[] = []
	let at = 0
	for (;;) {
		const start = startOf(bytes, at)
		noteNoise(bytes.subarray(at, start), faults)
		at = start
		const taken = takePacket(bytes.subarray(at))
		if (taken.kind === "more") break
		if (taken.kind === "answer") answers.push(taken.answer)
		else faults.push({ code: taken.kind, bytes: taken.length })
		at += taken.length
	}
	return { held: bytes.slice(at), answers, faults }
}

/** Where EF 01 stands, or where it could begin with the bytes to come. */
function startOf(bytes: Uint8Array, from: number): number {
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] !== startBytes[0]) continue
		if (at + 1 === bytes.length || bytes[at + 1] === startBytes[1]) return at
	}
	return bytes.length
}

function noteNoise(skipped: Uint8Array, faults: FrameFault[]): void {
	const noise = skipped.filter((byte) => !wakeBytes.has(byte)).length
	if (noise > 0) faults.push({ code: "noise", bytes: noise })
}

type Taken =
	| { readonly kind: "more" }
	| { readonly kind: "answer"; readonly answer: Answer; readonly length: number }
	| { readonly kind: Exclude<FrameFault["code"], "noise">; readonly length: number }

function takePacket(bytes: Uint8Array): Taken {
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
	return { kind: "answer", answer: { confirmation, data }, length: end }
}
