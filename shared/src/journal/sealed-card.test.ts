import { describe, expect, test } from "vitest"
import { fromBase64Url, makeKeyPair, toBase64Url } from "./keys.ts"
import { type Card, cardKinds, kindOf, openCard, sealCard, tagOf } from "./sealed-card.ts"

const office = makeKeyPair("x25519")
const secret = Buffer.alloc(32, 7)
const card: Card = { kind: "iso14443a", uid: Buffer.from("04c63a63110189", "hex") }
const tag = tagOf(secret, card)
const seal = (sealed: Card) => sealCard(sealed, tag, office.publicKey, makeKeyPair("x25519"))
const broken = expect.objectContaining({ code: "seal-broken" })

describe("what was sealed to the office", () => {
	test.each(["iso14443a", "iso14443b", "em4100", "wiegand"] as const)(
		"%s opens as the same kind and number",
		(kind) => {
			for (const length of [0, 1, 4, 7, 10, 14]) {
				const uid = Buffer.alloc(length, 0xa5)
				expect(openCard(seal({ kind, uid }), tag, office)).toEqual({
					ok: true,
					value: { kind, uid },
				})
			}
		},
	)

	test("a number longer than 14 bytes does not fit", () => {
		expect(() => seal({ ...card, uid: Buffer.alloc(15) })).toThrow(RangeError)
	})

	test("two seals of one card share nothing that shows it", () => {
		expect(seal(card).slice(0, 43)).not.toBe(seal(card).slice(0, 43))
		expect(seal(card).slice(43)).not.toBe(seal(card).slice(43))
	})
})

describe("what was not", () => {
	test("another office cannot open it", () => {
		expect(openCard(seal(card), tag, makeKeyPair("x25519"))).toEqual({ ok: false, fault: broken })
	})

	test("it does not open beside another card's tag", () => {
		const other = tagOf(secret, { ...card, uid: Buffer.from("04c63a63110188", "hex") })
		expect(openCard(seal(card), other, office)).toEqual({ ok: false, fault: broken })
	})

	test("no altered byte, no cut and no garbage opens", () => {
		const bytes = fromBase64Url(seal(card))
		for (let at = 0; at < bytes.length; at++) {
			const altered = Buffer.from(bytes)
			altered[at] = (altered[at] ?? 0) ^ 1
			expect(openCard(toBase64Url(altered), tag, office).ok, `byte ${at}`).toBe(false)
			expect(openCard(toBase64Url(bytes.subarray(0, at)), tag, office).ok, `cut ${at}`).toBe(false)
		}
		expect(openCard("", tag, office)).toEqual({ ok: false, fault: broken })
	})
})

describe("tags", () => {
	test("16 bytes that change with the kiosk, the kind and each bit of the number", () => {
		expect(fromBase64Url(tag)).toHaveLength(16)
		const others = [
			tagOf(Buffer.alloc(32, 8), card),
			tagOf(secret, { ...card, kind: "iso14443b" }),
			tagOf(secret, { ...card, uid: card.uid.subarray(0, 4) }),
			tagOf(secret, { ...card, uid: Buffer.from("04c63a63110188", "hex") }),
		]
		expect(new Set([tag, ...others]).size).toBe(5)
	})

	test("every kind has its byte, and no other byte is a kind", () => {
		for (const [kind, code] of Object.entries(cardKinds)) expect(kindOf(code)).toBe(kind)
		expect([0, 6, 255].map(kindOf)).toEqual([undefined, undefined, undefined])
	})
})
