import { describe, expect, test } from "vitest"
import { makeKeyPair, rawPublicKey, toBase64Url } from "../journal/keys.ts"
import { readPaper, signPaper } from "./paper.ts"
import { sealMessage } from "./signed.ts"

const office = makeKeyPair("ed25519")
const content = {
	kiosk: "BCDFGH",
	place: "Lobi Utama",
	publicKey: toBase64Url(rawPublicKey(makeKeyPair("ed25519").publicKey)),
	tagSecretId: "1",
}
/** The same 32 bytes: the last letter has two bits that decoding drops. */
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const respelt = content.publicKey.replace(/.$/, (last) => letters[letters.indexOf(last) + 1] ?? "")
const paper = signPaper(content, office.privateKey)
const refused = { ok: false, fault: { code: "paper-refused" } }

describe("the enrolment paper", () => {
	test("is read back by the office that signed it", () => {
		expect(readPaper(paper, office.publicKey)).toEqual({ ok: true, value: content })
	})

	test("another office's is refused", () => {
		const other = makeKeyPair("ed25519")
		expect(readPaper(paper, other.publicKey)).toMatchObject(refused)
		expect(readPaper(signPaper(content, other.privateKey), office.publicKey)).toMatchObject(refused)
	})

	test("no letter of it can change", () => {
		for (let at = 0; at < paper.length; at++) {
			const letter = paper[at] === "A" ? "B" : "A"
			const altered = paper.slice(0, at) + letter + paper.slice(at + 1)
			expect(readPaper(altered, office.publicKey).ok, `letter ${at}`).toBe(false)
		}
	})

	test("it fits where a hello carries it", () => {
		const longest = signPaper(
			{ ...content, place: "é".repeat(80), tagSecretId: "t".repeat(40) },
			office.privateKey,
		)
		expect(longest.length).toBeLessThanOrEqual(1000)
	})

	test.each([
		["signed for another purpose", sealMessage("hello", json(content), office.privateKey)],
		[
			"a kiosk's code that is none",
			sealMessage("paper", json({ ...content, kiosk: "X" }), office.privateKey),
		],
		["a short key", sealMessage("paper", json({ ...content, publicKey: "AA" }), office.privateKey)],
		[
			"a key's second spelling",
			sealMessage("paper", json({ ...content, publicKey: respelt }), office.privateKey),
		],
		["no JSON", sealMessage("paper", Buffer.from("{"), office.privateKey)],
		["nothing", Buffer.alloc(0)],
	])("%s is refused", (_, bytes) => {
		expect(readPaper(bytes.toString(), office.publicKey)).toMatchObject(refused)
	})
})

function json(value: object): Buffer {
	return Buffer.from(JSON.stringify(value))
}
