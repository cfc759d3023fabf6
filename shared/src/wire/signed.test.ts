import { describe, expect, test } from "vitest"
import { makeKeyPair } from "../journal/keys.ts"
import { isSignedBy, openEnvelope, type Purpose, sealMessage, signatureOf } from "./signed.ts"

const key = makeKeyPair("ed25519")
const body = Buffer.from('{"n":1}\nsecond line')
const purposes: readonly Purpose[] = [
	"paper",
	"hello",
	"head",
	"batch",
	"anchor",
	"heartbeat",
	"people-request",
	"people",
	"succession",
]

describe("signature, newline, body", () => {
	test("comes back in its parts, newlines of the body and all", () => {
		const envelope = openEnvelope(sealMessage("hello", body, key.privateKey))
		expect(envelope).toMatchObject({ ok: true, value: { body } })
		expect(envelope.ok && envelope.value.signature).toHaveLength(86)
	})

	test("is read the same from the middle of a larger buffer", () => {
		const sealed = sealMessage("hello", body, key.privateKey)
		const larger = Buffer.concat([Buffer.alloc(9), sealed, Buffer.alloc(9)])
		const within = new Uint8Array(larger.buffer, larger.byteOffset + 9, sealed.length)
		expect(openEnvelope(within)).toMatchObject({ ok: true, value: { body } })
	})

	test.each([
		["nothing", ""],
		["no newline", "A".repeat(87)],
		["a short signature", `${"A".repeat(85)}\n{}`],
		["a long signature", `${"A".repeat(87)}\n{}`],
	])("%s is malformed", (_, text) => {
		expect(openEnvelope(Buffer.from(text))).toMatchObject({
			ok: false,
			fault: { code: "malformed" },
		})
	})
})

describe("a signature speaks for one purpose, one body and one key", () => {
	test.each(purposes.flatMap((made) => purposes.map((read) => [made, read] as const)))(
		"made for %s, read as %s",
		(made, read) => {
			const signature = signatureOf(made, body, key.privateKey)
			expect(isSignedBy({ purpose: read, body, signature }, key.publicKey)).toBe(made === read)
		},
	)

	test("the prefix stands in the signed bytes, so a body cannot bring its own", () => {
		const signature = signatureOf("hello", Buffer.from("x"), key.privateKey)
		const smuggled = Buffer.from("hadir/hello/1\nx")
		expect(isSignedBy({ purpose: "batch", body: smuggled, signature }, key.publicKey)).toBe(false)
	})

	test("has one spelling: the bits its last letter does not use are not free", () => {
		const signature = signatureOf("hello", body, key.privateKey)
		const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
		const other = letters[letters.indexOf(signature.at(-1) ?? "") + 1]
		const respelt = `${signature.slice(0, -1)}${other}`
		expect(Buffer.from(respelt, "base64url")).toEqual(Buffer.from(signature, "base64url"))
		expect(isSignedBy({ purpose: "hello", body, signature: respelt }, key.publicKey)).toBe(false)
	})

	test("another body, another key, a cut or empty signature are refused", () => {
		const signature = signatureOf("hello", body, key.privateKey)
		const { publicKey } = key
		const given = (change: object) =>
			isSignedBy({ purpose: "hello", body, signature, ...change }, publicKey)
		expect(given({})).toBe(true)
		expect(given({ body: Buffer.concat([body, Buffer.from(" ")]) })).toBe(false)
		expect(given({ signature: signature.slice(0, 84) })).toBe(false)
		expect(given({ signature: "" })).toBe(false)
		const other = makeKeyPair("ed25519").publicKey
		expect(isSignedBy({ purpose: "hello", body, signature }, other)).toBe(false)
	})
})
