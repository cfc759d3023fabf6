import { expect, test } from "vitest"
import { makeKeyPair } from "../journal/keys.ts"
import { readHeads, sealHeads } from "./signed-heads.ts"

const office = makeKeyPair("ed25519")
const heads = {
	...{ date: "2026-11-24", at: 1_795_476_494_000 },
	heads: [
		{
			...{ kiosk: "BCDFGH", journal: "a".repeat(64), chain: "b".repeat(64) },
			head: { n: 7, hash: "c".repeat(64) },
		},
	],
}

test("come back as they were, also with a line end behind them", () => {
	const text = sealHeads(heads, office.privateKey)
	expect(readHeads(text, office.publicKey)).toEqual({ ok: true, value: heads })
	expect(readHeads(`${text}\n`, office.publicKey)).toEqual({ ok: true, value: heads })
})

test("come back from mail and from Windows, whose line ends and marks are others", () => {
	const text = `${sealHeads(heads, office.privateKey)}\n`
	const crlf = text.replaceAll("\n", "\r\n")
	for (const copy of [crlf, `\uFEFF${text}`, `\uFEFF${crlf}\r\n`])
		expect(readHeads(copy, office.publicKey)).toEqual({ ok: true, value: heads })
})

test.each([
	["another office", (text: string) => text, makeKeyPair("ed25519").publicKey, "signature"],
	[
		"a number changed",
		(text: string) => text.replace('"n":7', '"n":8'),
		office.publicKey,
		"signature",
	],
	["cut short", (text: string) => text.slice(0, -5), office.publicKey, "malformed"],
	["something else", () => "hello", office.publicKey, "malformed"],
])("%s is refused", (_, spoil, key, code) => {
	const text = spoil(sealHeads(heads, office.privateKey))
	const read = readHeads(text, key)
	expect(read).toMatchObject({ ok: false, fault: { code } })
	if (code === "signature")
		expect(read).toMatchObject({
			fault: {
				message: expect.stringMatching(/^The heads were changed .* or are another office's/),
			},
		})
})
