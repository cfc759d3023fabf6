// Frames of Anviz terminals (TC_B Communication Protocol V2.1 and V2.15, part I; hardware-docs/anviz.md):
//
//   A5 | device u32 | command       | length u16 | data | CRC16        from the host, command below 80
//   A5 | device u32 | command + 80 | ret | length u16 | data | CRC16   from the terminal
//
// Numbers big-endian, the CRC low byte first. Commands that move a template or an image, write a user or a record,
// clear or move the mark of new records, or open the door do not exist here.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

/** All that is ever sent without being told to: they change nothing in the terminal. */
export const readCommands = {
	serialNumber: 0x24,
	configuration: 0x30,
	readTime: 0x38,
	counts: 0x3c,
	records: 0x40,
	typeCode: 0x48,
	staff: 0x72,
} as const
export type ReadCommand = keyof typeof readCommands

/** Has one method of its own that a person or an office asks for. */
export const changeCommands = { setTime: 0x39 } as const
export type ChangeCommand = keyof typeof changeCommands

/** A record the terminal tells of as it happens, if somebody has switched that on (MxLabs/Anviz, AnvizDevice). */
export const recordEvent = 0xdf

export type Frame = {
	/** The terminal's number, 1 to 2^32-1; 0 from the host: whoever hears it. */
	readonly device: number
	/** Below 80h the host's command, from there on the terminal's answer to the command 80h lower. */
	readonly code: number
	/** Of an answer only: 0 is done. */
	readonly ret?: number
	readonly data: Uint8Array
}

export const start = 0xa5
export const answerBit = 0x80
export const headBytes = 8
export const crcBytes = 2
/** V2.15: data of 0 to 600 bytes. */
export const maxData = 600

const polynomial = 0x8408

/** CRC-16, polynomial 1021 reflected, from FFFF, nothing added at the end. */
export function crcOf(bytes: Uint8Array): number {
	let crc = 0xffff
	for (const byte of bytes) {
		crc ^= byte
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
	}
	return crc
}

export const isAnswer = (code: number): boolean => code >= answerBit

/** Bytes before the data of a frame of that code. */
export const headOf = (code: number): number => headBytes + (isAnswer(code) ? 1 : 0)

export function bytesOf({ device, code, ret, data }: Frame): Uint8Array {
	const head = headOf(code)
	const bytes = new Uint8Array(head + data.length + crcBytes)
	const view = new DataView(bytes.buffer)
	bytes[0] = start
	view.setUint32(1, device)
	bytes[5] = code
	if (isAnswer(code)) bytes[6] = ret ?? 0
	view.setUint16(head - 2, data.length)
	bytes.set(data, head)
	view.setUint16(head + data.length, crcOf(bytes.subarray(0, head + data.length)), true)
	return bytes
}

/** @param bytes one frame, its length as it says itself */
export function parseFrame(bytes: Uint8Array): Result<Frame, Fault<"checksum">> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const end = bytes.length - crcBytes
	if (view.getUint16(end, true) !== crcOf(bytes.subarray(0, end))) {
		return fail("checksum", "The frame's checksum is wrong.")
	}
	const code = view.getUint8(5)
	return succeed({
		...{ device: view.getUint32(1), code },
		...(isAnswer(code) ? { ret: view.getUint8(6) } : {}),
		// A Buffer's own slice would keep the whole chunk alive.
		data: new Uint8Array(bytes.subarray(headOf(code), end)),
	})
}
