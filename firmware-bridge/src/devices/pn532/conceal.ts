import {
	type Conceal,
	type Concealed,
	type Found,
	nothingOfPeople,
	type Pseudonym,
} from "../../conceal.ts"
import { piecesIn, unframedIn } from "../../cut-frames.ts"
import { cardsOfTypeA, cardsOfTypeB, commands } from "./frame.ts"
import { packets } from "./framer.ts"

/** How a reply that tells of cards begins. */
const cardReply = Uint8Array.of(0xd5, commands.inListPassiveTarget + 1)

export const concealPn532: Conceal = { ...nothingOfPeople, from: concealReplies }

/** The first byte says what kind of number it is (08: random; 04: its maker) and stays. */
function concealReplies(stream: Uint8Array, pseudonym: Pseudonym): Concealed {
	const bytes = Uint8Array.from(stream)
	const found: Found[] = []
	for (const piece of piecesIn(packets, stream)) {
		if (!("frame" in piece) || !("code" in piece.frame)) continue
		const { code, data } = piece.frame
		if (code !== commands.inListPassiveTarget + 1) continue
		const whole = bytes.subarray(piece.at, piece.at + piece.length)
		for (const number of numbersIn(data)) {
			const other = pseudonym(number)
			found.push({ number, other })
			replaceIn(whole, { number, other })
		}
	}
	for (const { from, to } of unframedIn(packets, stream)) {
		hideBroken(bytes.subarray(from, to), found, pseudonym)
	}
	return { stream: bytes, found }
}

/** Of a card that never came whole all that follows the reply's code; one that did is the same other one here too. */
function hideBroken(bytes: Uint8Array, found: readonly Found[], pseudonym: Pseudonym): void {
	const replies = Buffer.from(bytes)
	for (let at = replies.indexOf(cardReply); at >= 0; ) {
		const next = replies.indexOf(cardReply, at + 1)
		const told = bytes.subarray(at + cardReply.length, next < 0 ? bytes.length : next)
		const isKnown = found.some(({ number }) => Buffer.from(told).indexOf(number) >= 0)
		if (!isKnown) told.set(pseudonym(told))
		at = next
	}
}

function numbersIn(data: Uint8Array): readonly Uint8Array[] {
	const read = data[2] === 0x50 ? cardsOfTypeB(data) : cardsOfTypeA(data)
	return read.ok ? read.value.map(({ uid }) => uid.subarray(1)) : []
}

/** The checksum, the frame's last byte, takes up the difference. */
function replaceIn(frame: Uint8Array, { number, other }: Found): void {
	const at = Buffer.from(frame).indexOf(number)
	if (at < 0) return
	const sum = (bytes: Uint8Array) => bytes.reduce((total, byte) => total + byte, 0)
	frame.set(other, at)
	const last = frame.length - 1
	frame[last] = ((frame[last] ?? 0) - sum(other) + sum(number)) & 0xff
}
