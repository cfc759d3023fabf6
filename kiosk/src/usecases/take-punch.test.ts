import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { type Card, openCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { beforeEach, expect, test } from "vitest"
import type { Answer, JournalFault } from "./ports.ts"
import { TakePunch } from "./take-punch.ts"

const secret = Buffer.alloc(32, 1)
const office = makeKeyPair("x25519")
const card: Card = { kind: "iso14443a", uid: Buffer.from("04a1b2c3d4e5f6", "hex") }
const maria = {
	tag: tagOf(secret, card),
	credential: "AAAAAAAAAAAAAAAA",
	name: "Maria Goreti Ndoen",
}
const mariasFinger = {
	sensor: { reader: "finger-1", slot: 7 },
	credential: "CCCCCCCCCCCCCCCC",
	name: "Maria Goreti Ndoen",
}
const yusufsFinger = {
	sensor: { reader: "finger-1", slot: 9 },
	credential: "DDDDDDDDDDDDDDDD",
	name: "Yusuf Adi Prasetyo",
}
const yusufsCard: Card = { kind: "iso14443a", uid: Buffer.from("04112233445566", "hex") }
const yusuf = {
	tag: tagOf(secret, yusufsCard),
	credential: "BBBBBBBBBBBBBBBB",
	name: "Yusuf Adi Prasetyo",
}

let order: string[]
let records: RecordContent[]
let answers: Answer[]
let fault: JournalFault | undefined
let mono: number
let q: 1 | 3
let isOffline: boolean
let punch: TakePunch

beforeEach(() => {
	order = []
	records = []
	answers = []
	fault = undefined
	mono = 1_000
	q = 3
	isOffline = false
	punch = new TakePunch({
		journal: {
			append: (content) => {
				order.push("append")
				if (fault !== undefined) return { ok: false, fault }
				records.push(content)
				return { ok: true, value: { n: records.length, hash: "" } }
			},
		},
		people: {
			version: () => 1,
			find: (tag) => [maria, yusuf].find((person) => person.tag === tag),
			findFinger: (reader, slot) =>
				[mariasFinger, yusufsFinger].find(
					({ sensor }) => sensor.reader === reader && sensor.slot === slot,
				),
			fingersOf: () => [],
			apply: () => undefined,
		},
		clock: {
			read: () => ({ boot: 1, mono, wall: 5_000 + mono, q, err: 10 }),
			hear: () => undefined,
		},
		answers: [
			{
				show: (answer) => {
					order.push("answer")
					answers.push(answer)
				},
			},
		],
		tagSecret: secret,
		officeSealKey: office.publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		isOffline: () => isOffline,
	})
})

test("promise 1: the answer comes after the record is on disk", () => {
	punch.take("card-1", card)
	expect(order).toEqual(["append", "answer"])
	expect(answers).toEqual([
		{
			kind: "recorded",
			name: maria.name,
			at: 6_000,
			firstAt: 6_000,
			isOffline: false,
			isClockSure: true,
		},
	])
	expect(records).toMatchObject([{ k: "punch", credential: maria.credential, answer: "recorded" }])
})

test("a disk that takes nothing: no green, and the next tap is no repeat", () => {
	fault = { code: "full", message: "" }
	expect(punch.take("card-1", card)).toEqual({ kind: "fault", fault })
	expect(answers, "panel and screen show no green").toEqual([{ kind: "fault", fault }])
	fault = undefined
	expect(punch.take("card-1", card).kind).toBe("recorded")
})

test("a repeat within 60 s of the last answer shows both times, and is kept", () => {
	punch.take("card-1", card)
	mono += 60_000
	expect(punch.take("card-1", card)).toMatchObject({ kind: "repeat", firstAt: 6_000, at: 66_000 })
	mono += 60_000
	expect(punch.take("card-1", card)).toMatchObject({ kind: "repeat", firstAt: 6_000 })
	mono += 60_001
	expect(punch.take("card-1", card).kind).toBe("recorded")
	expect(records.map((record) => "answer" in record && record.answer)).toEqual([
		"recorded",
		"repeat",
		"repeat",
		"recorded",
	])
})

test("the next in the queue is no repeat, and each one's minute is their own", () => {
	punch.take("card-1", card)
	expect(punch.take("card-1", yusufsCard)).toMatchObject({ kind: "recorded", name: yusuf.name })
	expect(punch.take("card-1", card)).toMatchObject({ kind: "repeat", name: maria.name })
})

test("an unknown card is kept sealed: only the office can read its number", () => {
	const stranger: Card = { kind: "iso14443b", uid: Buffer.from("0a0b0c0d", "hex") }
	expect(punch.take("card-1", stranger)).toEqual({ kind: "unknown", at: 6_000, isClockSure: true })
	const [record] = records
	expect(JSON.stringify(record)).not.toMatch(/0a0b0c0d/i)
	if (record === undefined || !("sealed" in record)) throw new Error("the card is not sealed")
	expect(openCard(record.sealed, record.tag, office)).toEqual({ ok: true, value: stranger })
})

test("offline and an unsure clock are said with the answer", () => {
	isOffline = true
	q = 1
	expect(punch.take("card-1", card)).toMatchObject({ isOffline: true, isClockSure: false })
})

test("a finger is kept as its credential, with repeats of its own", () => {
	expect(punch.takeFinger("finger-1", 7)).toMatchObject({ kind: "recorded", name: maria.name })
	expect(punch.takeFinger("finger-1", 9)).toMatchObject({ kind: "recorded", name: yusuf.name })
	expect(punch.takeFinger("finger-1", 7).kind).toBe("repeat")
	expect(order.slice(0, 2)).toEqual(["append", "answer"])
	expect(records[0]).toMatchObject({ reader: "finger-1", credential: mariasFinger.credential })
})

test("a finger in no list, or listed for another sensor, is refused and leaves nothing", () => {
	for (const [reader, slot] of [
		["finger-1", 8],
		["finger-2", 7],
	] as const) {
		expect(punch.takeFinger(reader, slot)).toEqual({ kind: "refused", reason: "finger-unlisted" })
	}
	expect(records).toEqual([])
	expect(answers).toHaveLength(2)
})

const strangersCard: Card = { kind: "iso14443a", uid: Buffer.from("deadbeef", "hex") }

test.each([
	["the known one of two", [strangersCard, card], "recorded", 1],
	["two people's", [card, yusufsCard], "refused", 0],
	[
		"two of nobody",
		[strangersCard, { ...strangersCard, uid: Buffer.from("cafebabe", "hex") }],
		"refused",
		0,
	],
] as const)("cards in one field: %s", (_, cards, kind, kept) => {
	const answer = punch.takeOneOf("card-1", cards)
	expect(answer.kind).toBe(kind)
	if (kind === "refused") expect(answer).toEqual({ kind, reason: "several-cards" })
	else expect(answer).toMatchObject({ name: maria.name })
	expect(records).toHaveLength(kept)
})

test("a refusal records nothing", () => {
	punch.refuse("several-cards")
	expect([records, answers]).toEqual([[], [{ kind: "refused", reason: "several-cards" }]])
})
