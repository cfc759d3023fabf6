// Bytes that live for years: if one of these changes, every journal ever written is unreadable.
import { createPrivateKey, createPublicKey } from "node:crypto"
import { describe, expect, test } from "vitest"
import { readBatch, sealBatch } from "../wire/batch.ts"
import { isSignedBy, openEnvelope } from "../wire/signed.ts"
import { damagedLine, hashAfterLine, journalName, nextHash, rootHash } from "./chain.ts"
import { rawPublicKey } from "./keys.ts"
import { decodeRecord, encodeRecord, maxRecordBytes } from "./record.ts"
import { openCard, sealCard, tagOf } from "./sealed-card.ts"

const seed = (byte: string) => Buffer.from(byte.repeat(32), "hex")
const privateKey = createPrivateKey({
	key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed("11")]),
	format: "der",
	type: "pkcs8",
})
const publicKey = createPublicKey(privateKey)
const sealKey = createPrivateKey({
	key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), seed("22")]),
	format: "der",
	type: "pkcs8",
})
const office = { privateKey: sealKey, publicKey: createPublicKey(sealKey) }
const freshKey = createPrivateKey({
	key: Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), seed("33")]),
	format: "der",
	type: "pkcs8",
})
const fresh = { privateKey: freshKey, publicKey: createPublicKey(freshKey) }
const card = { kind: "iso14443a", uid: Buffer.from("04c63a63110189", "hex") } as const
const stamp = { boot: 1, mono: 1000, wall: 1_795_476_494_000, q: 3, err: 20 } as const
const punch = {
	k: "punch",
	...stamp,
	reader: "card-1",
	answer: "recorded",
	credential: "AAAAAAAAAAAAAAAA",
} as const

describe("names and hashes", () => {
	test("of a key, its root and its first record", () => {
		expect(rawPublicKey(publicKey).toString("hex")).toMatchInlineSnapshot(
			`"d04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737"`,
		)
		expect(journalName(publicKey)).toMatchInlineSnapshot(
			`"10ba682c8ad13513971e8b56881aab8bd702bb807796eca81932c735a94d6e6d"`,
		)
		expect(rootHash(publicKey)).toMatchInlineSnapshot(
			`"344b92d8268828ae0d07869a9a7c7fd27500be7157cb34e538ba1a60c1508200"`,
		)
		expect(nextHash(rootHash(publicKey), encodeRecord(1, punch))).toMatchInlineSnapshot(
			`"c0490a487af26b483d026d615bd69a21ed79cfb164ec4176237ead5b9f365c4a"`,
		)
	})

	test("a damaged record is the stored hash itself", () => {
		const hash = rootHash(publicKey)
		expect(hashAfterLine("00".repeat(32), damagedLine(hash))).toBe(hash)
		expect(hashAfterLine(hash, Buffer.from("~short"))).toBeUndefined()
	})
})

describe("records", () => {
	test("the bytes of a punch", () => {
		expect(encodeRecord(1, punch).toString()).toMatchInlineSnapshot(
			`"{"v":1,"n":1,"k":"punch","boot":1,"mono":1000,"wall":1795476494000,"q":3,"err":20,"reader":"card-1","answer":"recorded","credential":"AAAAAAAAAAAAAAAA"}"`,
		)
	})

	test("at most 512 bytes, also with the longest names and numbers", () => {
		const tag = tagOf(seed("44"), card)
		const longest = encodeRecord(Number.MAX_SAFE_INTEGER, {
			k: "punch",
			boot: Number.MAX_SAFE_INTEGER,
			mono: Number.MAX_SAFE_INTEGER,
			wall: 8.64e15,
			q: 4,
			err: Number.MAX_SAFE_INTEGER,
			reader: "r".repeat(40),
			answer: "unknown",
			tag,
			sealed: sealCard(card, tag, office.publicKey, fresh),
			terminal: { serial: "s".repeat(24), key: "k".repeat(24), time: 8.64e15, offset: -8.64e15 },
		})
		expect(longest.length).toBeLessThanOrEqual(maxRecordBytes)
		expect(decodeRecord(longest).ok).toBe(true)
	})

	test("every kind there is comes back as it was made", () => {
		for (const content of [
			{ k: "boot", ...stamp, lastAlive: 5, release: "0.1.0" },
			{ k: "clock", ...stamp, cause: "step", step: -7_000 },
			{ k: "reader", ...stamp, reader: "card-1", state: "faulty", reason: "no-reply", failed: 3 },
			{
				k: "enrolment",
				...stamp,
				reader: "finger-1",
				credential: "A".repeat(16),
				slot: 7,
				change: "added",
			},
			{ k: "settings", ...stamp, name: "direction", value: "in" },
			{ k: "lost", ...stamp, journal: "0".repeat(64), from: 3, to: 9 },
		] as const) {
			expect(decodeRecord(encodeRecord(4, content))).toEqual({
				ok: true,
				value: { v: 1, n: 4, ...content },
			})
		}
	})

	test("what this release cannot read is a fault, never a guess", () => {
		const bytes = encodeRecord(1, punch)
		for (let cut = 0; cut < bytes.length; cut++) {
			expect(decodeRecord(bytes.subarray(0, cut)).ok, `cut at ${cut}`).toBe(false)
		}
		for (const wrong of ['{"v":2}', "[]", "null", '{"v":1,"k":"later"}', "\xff"]) {
			expect(decodeRecord(Buffer.from(wrong, "latin1")).ok).toBe(false)
		}
		const more = bytes.toString().replace("}", ',"name":"Maria"}')
		expect(decodeRecord(Buffer.from(more)).ok, "no field we did not agree on").toBe(false)
	})
})

describe("cards", () => {
	test("a tag is this kiosk's alone, and keeps media apart", () => {
		expect(tagOf(seed("44"), card)).toMatchInlineSnapshot(`"X5px2ykibDkQODp-8_jxGA"`)
		expect(tagOf(seed("45"), card)).not.toBe(tagOf(seed("44"), card))
		expect(tagOf(seed("44"), { ...card, kind: "em4100" })).not.toBe(tagOf(seed("44"), card))
	})

	test("a seal opens for the office and the tag it was made for", () => {
		const tag = tagOf(seed("44"), card)
		const sealed = sealCard(card, tag, office.publicKey, fresh)
		expect(sealed).toMatchInlineSnapshot(
			`"ew1H2TQn-DERYHgcfHM_2J-IlwrvSQ2KoO4ZpMuKGxTFUGATJPWh3N-ej5Bph7n_wtA58qMyfd_F9aOzIW8_tQ"`,
		)
		expect(openCard(sealed, tag, office)).toEqual({ ok: true, value: card })
		expect(openCard(sealed, tagOf(seed("45"), card), office).ok).toBe(false)
		expect(openCard(sealed, tag, fresh).ok).toBe(false)
	})
})

describe("a batch", () => {
	const lines = [encodeRecord(1, punch), encodeRecord(2, { ...punch, mono: 2000 })]
	const content = {
		journal: journalName(publicKey),
		nonce: "A".repeat(22),
		from: 1,
		prev: rootHash(publicKey),
		lines,
	}
	const message = sealBatch(content, privateKey)

	test("its bytes", () => {
		expect(message.toString()).toMatchInlineSnapshot(`
			"5VR1AzvINnS-MdECk-eroe1X_LlnMfsH29Ki_oETUsgGa27AgkQ-D6UerlfwB_dE4m5SSeL6jOKaQ1Suvt1_CA
			{"journal":"10ba682c8ad13513971e8b56881aab8bd702bb807796eca81932c735a94d6e6d","nonce":"AAAAAAAAAAAAAAAAAAAAAA","from":1,"prev":"344b92d8268828ae0d07869a9a7c7fd27500be7157cb34e538ba1a60c1508200","count":2,"last":"2f11ac7a7ac3ec4bcb53cf62ada51ca44da861083550ed59c816ecae6c7473af","body":"ad672b99b96e090e51974b3df65c0bc85ceb739f556aad4ebcc574f2ba5f7448"}
			{"v":1,"n":1,"k":"punch","boot":1,"mono":1000,"wall":1795476494000,"q":3,"err":20,"reader":"card-1","answer":"recorded","credential":"AAAAAAAAAAAAAAAA"}
			{"v":1,"n":2,"k":"punch","boot":1,"mono":2000,"wall":1795476494000,"q":3,"err":20,"reader":"card-1","answer":"recorded","credential":"AAAAAAAAAAAAAAAA"}"
		`)
	})

	test("no byte of it can change unseen", () => {
		for (let at = 0; at < message.length; at++) {
			const altered = Buffer.from(message)
			altered[at] = (altered[at] ?? 0) ^ 1
			const envelope = openEnvelope(altered)
			const isGood =
				envelope.ok &&
				isSignedBy({ purpose: "batch", ...envelope.value }, publicKey) &&
				readBatch(envelope.value.body).ok
			expect(isGood, `byte ${at}`).toBe(false)
		}
	})

	test("a signature for another purpose is none", () => {
		const envelope = openEnvelope(message)
		expect(envelope.ok && isSignedBy({ purpose: "batch", ...envelope.value }, publicKey)).toBe(true)
		expect(envelope.ok && isSignedBy({ purpose: "head", ...envelope.value }, publicKey)).toBe(false)
	})
})
