// Packets of ZFM-20, R30x, AS608 and R503 fingerprint sensors (ZFM-20 User Manual 2.0, chapter 4):
//
//   EF 01 | address (4) | PID | LEN (2) | payload | SUM (2)      numbers big-endian
//
// LEN counts payload and SUM; SUM adds PID, both bytes of LEN and the payload. PID 01 is a command, 07 its
// answer, 02 and 08 are data. Commands that move a template or an image out of the sensor, or one into it
// (07 to 0B), do not exist here: fingers stay in the sensor.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

export const startBytes = [0xef, 0x01] as const
export const packetKinds = { command: 0x01, data: 0x02, answer: 0x07, end: 0x08 } as const

export const commands = {
	getImage: 0x01,
	imageToFeatures: 0x02,
	search: 0x04,
	makeModel: 0x05,
	storeModel: 0x06,
	deleteSlots: 0x0c,
	setParameter: 0x0e,
	readParameters: 0x0f,
	setPassword: 0x12,
	verifyPassword: 0x13,
	countSlots: 0x1d,
	readIndex: 0x1f,
	/** R503 alone. */
	auraLight: 0x35,
} as const
export type Command = keyof typeof commands

/** What the sensor says after a command: chapter 4.4, and the R503's additions. */
export const confirmations = {
	ok: 0x00,
	notReceived: 0x01,
	noFinger: 0x02,
	imageFailed: 0x03,
	tooMessy: 0x06,
	tooFewFeatures: 0x07,
	noMatch: 0x08,
	notFound: 0x09,
	notTheSameFinger: 0x0a,
	slotOutOfRange: 0x0b,
	deleteFailed: 0x10,
	wrongPassword: 0x13,
	noValidImage: 0x15,
	flashFailed: 0x18,
	unknownRegister: 0x1a,
	wrongAddress: 0x20,
	passwordRequired: 0x21,
} as const

/** An answer: its confirmation, and what follows it. */
export type Answer = { readonly confirmation: number; readonly data: Uint8Array }

/** The address sensors leave their maker with. */
export const anyAddress = [0xff, 0xff, 0xff, 0xff] as const

const high = (value: number): number => (value >> 8) & 0xff
const low = (value: number): number => value & 0xff
const wide = (value: number): number[] => [high(value), low(value)]
const doubleWide = (value: number): number[] => [...wide(value >>> 16), ...wide(value & 0xffff)]

/** PID, LEN and payload added up, modulo 65,536. */
export const sumOf = (bytes: Uint8Array): number =>
	bytes.reduce((sum, byte) => (sum + byte) & 0xffff, 0)

export function commandPacket(command: Command, ...data: readonly number[]): Uint8Array {
	const payload = [commands[command], ...data]
	const counted = Uint8Array.of(packetKinds.command, ...wide(payload.length + 2), ...payload)
	return Uint8Array.of(...startBytes, ...anyAddress, ...counted, ...wide(sumOf(counted)))
}

export const getImage = commandPacket("getImage")
export const makeModel = commandPacket("makeModel")
export const readParameters = commandPacket("readParameters")
export const countSlots = commandPacket("countSlots")

/** @param password 32 bits; 0 as the sensor leaves its maker */
export const verifyPassword = (password: number): Uint8Array =>
	commandPacket("verifyPassword", ...doubleWide(password))

/** Features of the newest image go into one of the sensor's buffers, 1 or 2. */
export const imageToFeatures = (buffer: 1 | 2): Uint8Array =>
	commandPacket("imageToFeatures", buffer)

/** Looks for buffer 1 in all slots: searching fewer misses people in silence. */
export const search = (capacity: number): Uint8Array =>
	commandPacket("search", 1, ...wide(0), ...wide(capacity))

/** Keeps the model made of both buffers in a slot of the sensor. */
export const storeModel = (slot: number): Uint8Array =>
	commandPacket("storeModel", 1, ...wide(slot))

export const deleteSlot = (slot: number): Uint8Array =>
	commandPacket("deleteSlots", ...wide(slot), ...wide(1))

/** Which of 256 slots from `page * 256` on are taken. */
export const readIndex = (page: number): Uint8Array => commandPacket("readIndex", page)

const auraModes = { breathe: 1, flash: 2, on: 3, off: 4 } as const
const auraColours = { red: 1, blue: 2, purple: 3, green: 4 } as const

/** R503: the ring around the sensor. @param times 0: until told otherwise */
export const auraLight = (light: {
	readonly mode: keyof typeof auraModes
	readonly colour: keyof typeof auraColours
	readonly speed: number
	readonly times: number
}): Uint8Array =>
	commandPacket(
		"auraLight",
		...[auraModes[light.mode], light.speed, auraColours[light.colour], light.times],
	)

export type Parameters = {
	/** Slots it can hold: 162 to 3,000, by model. */
	readonly capacity: number
	/** 1 (lenient) to 5 (strict). */
	readonly security: number
	readonly packetBytes: number
	readonly baudRate: number
}

const parameterBytes = 16

/** Answer to `readParameters`: status, id, capacity, security, address (4), packet size code, baud / 9600. */
export function parametersOf({ data }: Answer): Result<Parameters, Fault<"short">> {
	if (data.length < parameterBytes) return fail("short", "The sensor's parameters end too early.")
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
	return succeed({
		capacity: view.getUint16(4),
		security: view.getUint16(6),
		packetBytes: 32 << view.getUint16(12),
		baudRate: view.getUint16(14) * 9_600,
	})
}

export type Match = { readonly slot: number; readonly score: number }

/** Answer to `search`; only an `ok` says anything: slot and score of the others may be anything. */
export function matchOf({ confirmation, data }: Answer): Result<Match, Fault<"short">> {
	const [slotHigh, slotLow, scoreHigh, scoreLow] = data
	const isWhole = confirmation === confirmations.ok && scoreLow !== undefined
	if (!isWhole) return fail("short", "The sensor's match ends too early.")
	const pair = (one = 0, two = 0) => one * 256 + two
	return succeed({ slot: pair(slotHigh, slotLow), score: pair(scoreHigh, scoreLow) })
}

/** Answer to `countSlots`. */
export function countOf({ data }: Answer): Result<number, Fault<"short">> {
	const [one, two] = data
	if (one === undefined || two === undefined) return fail("short", "The sensor's count is missing.")
	return succeed(one * 256 + two)
}

const indexBytes = 32

/** Answer to `readIndex`: slots that are taken. Bit 0 of byte 0 is the page's first slot. */
export function slotsOf({ data }: Answer, page: number): Result<number[], Fault<"short">> {
	if (data.length < indexBytes) return fail("short", "The sensor's index ends too early.")
	const slots: number[] = []
	for (const [at, byte] of data.subarray(0, indexBytes).entries()) {
		for (let bit = 0; bit < 8; bit++) {
			if ((byte & (1 << bit)) !== 0) slots.push(page * indexBytes * 8 + at * 8 + bit)
		}
	}
	return succeed(slots)
}
