import type { Card } from "@hadir/shared/journal/sealed-card.ts"
import { type Decode, decodeFrames, hexOf, type Meaning } from "../../decoded.ts"
import { cardsOfTypeA, cardsOfTypeB, commands } from "./frame.ts"
import { type Packet, packets } from "./framer.ts"

const names = new Map(Object.entries(commands).map(([name, code]) => [code as number, name]))
const plain: Readonly<Record<"ack" | "nack" | "error", string>> = {
	ack: "the chip or the host has the frame",
	nack: "send the last frame again",
	error: "the chip does not know that command (7F)",
}
const chipBytes = 4

export const decodePn532: Decode = decodeFrames(packets, meaningOf)

function meaningOf(packet: Packet): Meaning {
	if (!("code" in packet)) return { kind: packet.kind, words: plain[packet.kind] }
	const { kind, code, data } = packet
	const command = kind === "reply" ? code - 1 : code
	const name = names.get(command) ?? `command ${hexOf(Uint8Array.of(command))}`
	const facts = { name, data: hexOf(data) }
	if (kind === "command") return { kind, words: `the host asks: ${name} ${hexOf(data)}`, facts }
	if (command === commands.getFirmwareVersion && data.length === chipBytes) {
		const [chip = 0, version, revision] = data
		const words = `firmware ${version}.${revision} of a PN5${hexOf(Uint8Array.of(chip))}`
		return { kind, words, facts: { ...facts, version, revision } }
	}
	if (command !== commands.inListPassiveTarget) {
		return { kind, words: `the chip answers: ${name} ${hexOf(data)}`, facts }
	}
	const cards = cardsIn(data)
	const words = cards.length === 0 ? "no card" : cards.map(wordsOf).join("; ")
	return { kind, words, facts: { ...facts, cards: cards.map(cardFacts) } }
}

/** The reply does not say what was asked: 50 behind the target's number is a type B's. */
function cardsIn(data: Uint8Array): readonly Card[] {
	const cards = data[2] === 0x50 && data.length >= 14 ? cardsOfTypeB(data) : cardsOfTypeA(data)
	return cards.ok ? cards.value : []
}

const cardFacts = ({ kind, uid }: Card) => ({ kind, number: hexOf(uid) })

const wordsOf = ({ kind, uid }: Card): string => {
	const isRandom = kind === "iso14443a" && uid.length === 4 && uid[0] === 0x08
	const type = kind === "iso14443b" ? "type B" : "type A"
	return `a card of ${type}, number ${hexOf(uid)} (${uid.length} bytes)${isRandom ? ", which changes each time: not to be enrolled" : ""}`
}
