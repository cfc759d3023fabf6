// Frames of ZKTeco attendance terminals (Communication protocol manual, 2006; hardware-docs/zkteco.md):
//
//   command u16 | checksum u16 | session u16 | reply u16 | data        numbers little-endian
//
// Over TCP each stands behind 50 50 82 7D and its length u32; over UDP a datagram is one. Commands that move
// a template or an image, or write a user, do not exist here: fingers and faces stay in the terminal.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

/** All that is ever sent without being told to: they change nothing in the terminal. */
export const readCommands = {
	readOption: 11,
	freeSizes: 50,
	readTime: 201,
	registerEvents: 500,
	connect: 1000,
	exit: 1001,
	version: 1100,
	authorize: 1102,
	/** Lets go of the buffer that a bulk read filled. */
	free: 1502,
	bulkRead: 1503,
	readChunk: 1504,
} as const
export type ReadCommand = keyof typeof readCommands

/** Each has one method of its own that a person or an office asks for. */
export const changeCommands = { clearLog: 15, setTime: 202 } as const
export type ChangeCommand = keyof typeof changeCommands

/** What a bulk read may ask for; the table of templates (07) is not among them. */
export const bulkTables = {
	attendance: Uint8Array.of(1, 0x0d, 0, 0, 0, 0, 0, 0, 0, 0, 0),
	users: Uint8Array.of(1, 0x09, 0, 5, 0, 0, 0, 0, 0, 0, 0),
} as const
export type BulkTable = keyof typeof bulkTables

export const replies = {
	event: 500,
	prepare: 1500,
	data: 1501,
	ok: 2000,
	error: 2001,
	retry: 2003,
	unauthorized: 2005,
	/** To a bulk read, by terminals set up for access control (pyzk, issue 170). */
	accessControl: 4989,
	/** To a connect, by firmware of 2025 on (pyzk, issue 253): a way in that nobody has published. */
	newWayIn: 6001,
} as const

/** `session` of an event is not a session: it is the event's bit. */
export type Frame = {
	readonly command: number
	readonly session: number
	readonly reply: number
	readonly data: Uint8Array
}

export const headerBytes = 8
export const prefix = [0x50, 0x50, 0x82, 0x7d] as const
export const prefixBytes = prefix.length + 4
/** Session and reply numbers are u16; FFFF is left alone. */
const replyNumbers = 0xffff

export const nextReply = (reply: number): number => (reply + 1) % replyNumbers

/** Ones' complement of the sum of u16 words, carries folded; an odd tail counts as its low byte. */
export function checksumOf(payload: Uint8Array): number {
	let sum = 0
	for (let at = 0; at < payload.length; at += 2) {
		if (at !== 2) sum += (payload[at] ?? 0) + (payload[at + 1] ?? 0) * 256
	}
	while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
	return ~sum & 0xffff
}

/** As a datagram carries it. */
export function payloadOf({ command, session, reply, data }: Frame): Uint8Array {
	const payload = new Uint8Array(headerBytes + data.length)
	const view = new DataView(payload.buffer)
	view.setUint16(0, command, true)
	view.setUint16(4, session, true)
	view.setUint16(6, reply, true)
	payload.set(data, headerBytes)
	view.setUint16(2, checksumOf(payload), true)
	return payload
}

/** As TCP carries it. */
export function tcpBytesOf(frame: Frame): Uint8Array {
	const payload = payloadOf(frame)
	const bytes = new Uint8Array(prefixBytes + payload.length)
	bytes.set(prefix)
	new DataView(bytes.buffer).setUint32(prefix.length, payload.length, true)
	bytes.set(payload, prefixBytes)
	return bytes
}

export function parsePayload(payload: Uint8Array): Result<Frame, Fault<"short" | "checksum">> {
	if (payload.length < headerBytes) return fail("short", "A frame has eight bytes at least.")
	const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
	if (view.getUint16(2, true) !== checksumOf(payload)) {
		return fail("checksum", "The frame's checksum is wrong.")
	}
	return succeed({
		command: view.getUint16(0, true),
		session: view.getUint16(4, true),
		reply: view.getUint16(6, true),
		// A Buffer's own slice would keep the whole chunk alive.
		data: new Uint8Array(payload.subarray(headerBytes)),
	})
}
