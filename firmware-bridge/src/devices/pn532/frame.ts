// PN532 frames (PN532 User Manual UM0701-02, 6.2.1):
//
//   00 00 FF  LEN LCS  TFI data... DCS  00      LEN counts TFI and data; LEN + LCS = 0, and
//   00 00 FF  FF FF LENM LENL LCS  ...          TFI + data + DCS = 0, all modulo 256
//   00 00 FF  00 FF  00                         ACK;  FF 00: NACK;  01 FF 7F 81: error
import type { Card } from "@hadir/shared/journal/sealed-card.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

export const toChip = 0xd4
export const fromChip = 0xd5

export const commands = {
	getFirmwareVersion: 0x02,
	samConfiguration: 0x14,
	rfConfiguration: 0x32,
	inListPassiveTarget: 0x4a,
	inRelease: 0x52,
} as const

export type Frame =
	| { readonly kind: "ack" | "nack" | "error" }
	| { readonly kind: "reply"; readonly command: number; readonly data: Uint8Array }

export const ackFrame = Uint8Array.of(0x00, 0x00, 0xff, 0x00, 0xff, 0x00)

/** Bytes that wake the chip from power-down; a command follows at once (user manual 7.2.11). */
export const wakeUp = Uint8Array.of(0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0)

/** A command as a normal frame; none of ours is longer than 254 bytes. */
export function commandFrame(command: number, ...data: readonly number[]): Uint8Array {
	const body = Uint8Array.of(toChip, command, ...data)
	const length = body.length
	const lengthSum = (0x100 - length) & 0xff
	const sum = (0x100 - sumOf(body)) & 0xff
	return Uint8Array.of(0x00, 0x00, 0xff, length, lengthSum, ...body, sum, 0x00)
}

export const getFirmwareVersion = commandFrame(commands.getFirmwareVersion)
/** Normal mode, no virtual-card timeout, no IRQ pin. */
export const samConfiguration = commandFrame(commands.samConfiguration, 0x01, 0x00, 0x01)
/** At most two tries to activate: without it a poll blocks until a card comes. */
export const fewRetries = commandFrame(commands.rfConfiguration, 0x05, 0xff, 0x01, 0x02)
export const release = commandFrame(commands.inRelease, 0x00)

const twoTargets = 0x02
const oneTarget = 0x01
const bitRateA = 0x00
const bitRateB = 0x03
export const pollTypeA = commandFrame(commands.inListPassiveTarget, twoTargets, bitRateA)
export const pollTypeB = commandFrame(commands.inListPassiveTarget, oneTarget, bitRateB, 0x00)

/** Cards in a reply to pollTypeA: Tg SENS_RES(2) SEL_RES length NFCID1 [ATS, own length first]. */
export function cardsOfTypeA(data: Uint8Array): Result<Card[], Fault<"short">> {
	const cards: Card[] = []
	let at = 1
	for (let left = data[0] ?? 0; left > 0; left--) {
		const selRes = data[at + 3]
		const length = data[at + 4]
		if (selRes === undefined || length === undefined) return cutShort
		const start = at + 5
		const uid = data.subarray(start, start + length)
		if (uid.length < length || !numberLengths.has(length)) return cutShort
		cards.push({ kind: "iso14443a", uid: Uint8Array.from(uid) })
		at = start + length
		// A card that speaks ISO 14443-4 (bit 6 of SEL_RES) adds its ATS, whose first byte is its length.
		if ((selRes & 0x20) !== 0) at += data[at] ?? 0
	}
	return succeed(cards)
}

/** ISO 14443-3, 6.5.4: single, double and triple size. */
const numberLengths = new Set([4, 7, 10])

const pupiOffset = 3
const pupiLength = 4

/** Cards in a reply to pollTypeB: Tg ATQB(50 PUPI4 ...). The PUPI may change at each power-up. */
export function cardsOfTypeB(data: Uint8Array): Result<Card[], Fault<"short">> {
	if ((data[0] ?? 0) === 0) return succeed([])
	const pupi = data.subarray(pupiOffset, pupiOffset + pupiLength)
	if (pupi.length < pupiLength) return cutShort
	return succeed([{ kind: "iso14443b", uid: Uint8Array.from(pupi) }])
}

const cutShort = fail("short", "The reader's list of cards ends too early.")
