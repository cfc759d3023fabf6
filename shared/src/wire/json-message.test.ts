import { describe, expect, test } from "vitest"
import { makeKeyPair } from "../journal/keys.ts"
import { type AnchorMessage, anchorMessage } from "./anchor.ts"
import { headMessage } from "./head.ts"
import { heartbeatMessage } from "./heartbeat.ts"
import { helloMessage } from "./hello.ts"
import { openJson, sealJson } from "./json-message.ts"
import { maxPeoplePageBytes, maxPeoplePerPage, peoplePage, peopleRequest } from "./people.ts"

const key = makeKeyPair("ed25519")
const hash = "0f".repeat(32)
const nonce = "A".repeat(22)
const point = { n: 3, hash }
const time = 1_795_476_494_000
const anchor: AnchorMessage = { journal: hash, nonce, after: point, n: 5, hash }

const messages = [
	["anchor", anchorMessage, anchor],
	["anchor", anchorMessage, { ...anchor, after: null }],
	[
		"head",
		headMessage,
		{
			...{ nonce, journal: hash, n: 3, hash, meets: -1, second: false },
			...{ prunable: 0, time, peopleVersion: 1, refused: "revoked" },
		},
	],
	[
		"hello",
		helloMessage,
		{
			nonce,
			journal: hash,
			journals: [{ paper: "p", last: point, oldest: 1, locator: [[3, hash]] }],
			...{ boot: 1, mono: 2, wall: time, peopleVersion: 0 },
			versions: { release: "0.1.0", journal: 1 },
		},
	],
	[
		"heartbeat",
		heartbeatMessage,
		{
			journal: hash,
			journals: [{ id: hash, ...point }],
			time,
			sources: [{ source: "lobi", pulledThrough: time, ready: true }],
		},
	],
	["people", peopleRequest, { journal: hash, nonce, version: 1, page: 0 }],
	[
		"people",
		peoplePage,
		{
			...{ nonce, version: 1, page: 0, pages: 1 },
			people: [{ credential: "A".repeat(16), tag: "A".repeat(22), name: "Siti" }],
		},
	],
] as const

describe("signed JSON", () => {
	test.each(messages)(
		"%s comes back as it was sent, and a newer field does no harm",
		(purpose, schema, message) => {
			const open = (sent: object) =>
				openJson<unknown>(
					purpose,
					sealJson(purpose, sent, key.privateKey),
					schema,
					() => key.publicKey,
				)
			expect(open(message)).toEqual({ ok: true, value: message })
			expect(open({ ...message, more: 1 })).toEqual({ ok: true, value: message })
			for (const field of Object.keys(message)) {
				if (field === "refused") continue
				const less = Object.fromEntries(Object.entries(message).filter(([name]) => name !== field))
				expect(open(less).ok, `without ${field}`).toBe(false)
			}
		},
	)

	const sealed = sealJson("anchor", anchor, key.privateKey)
	const codeOf = (bytes: Uint8Array, purpose: "anchor" | "head" = "anchor") => {
		const opened = openJson(purpose, bytes, anchorMessage, () => key.publicKey)
		return opened.ok ? "read" : opened.fault.code
	}

	test("no bit of it can change unseen", () => {
		for (let at = 0; at < sealed.length; at++) {
			const altered = Buffer.from(sealed)
			altered[at] = (altered[at] ?? 0) ^ 1
			expect(codeOf(altered), `byte ${at}`).not.toBe("read")
		}
	})

	test("another purpose's signature is none", () => {
		expect(codeOf(sealed)).toBe("read")
		expect(codeOf(sealed, "head")).toBe("signature")
	})

	test("the key is the one its claim leads to", () => {
		const claims: string[] = []
		const opened = openJson("anchor", sealed, anchorMessage, ({ journal }) => {
			claims.push(journal)
			return undefined
		})
		expect(opened).toMatchObject({ ok: false, fault: { code: "signature" } })
		expect(claims).toEqual([hash])
	})

	test.each([
		["nothing", Buffer.alloc(0)],
		["no signature", Buffer.from(JSON.stringify(anchor))],
		["not UTF-8", Buffer.concat([sealed.subarray(0, 87), Buffer.of(0xff, 0xfe)])],
		["not JSON", Buffer.concat([sealed.subarray(0, 87), Buffer.from("{")])],
	])("%s is malformed", (_, bytes) => {
		expect(codeOf(bytes)).toBe("malformed")
	})
})

describe("limits", () => {
	const messageOf = (named: (typeof messages)[number][0]) =>
		messages.find(([name]) => name === named)?.[2]

	test("a full page of the longest names fits the wire; one person more is refused", () => {
		const person = { credential: "A".repeat(16), tag: "A".repeat(22), name: "é".repeat(60) }
		const pageOf = (count: number) => ({
			...{ nonce, version: Number.MAX_SAFE_INTEGER, page: 9_999, pages: 10_000 },
			people: Array.from({ length: count }, () => person),
		})
		const full = sealJson("people", pageOf(maxPeoplePerPage), key.privateKey)
		expect(full.length).toBeLessThanOrEqual(maxPeoplePageBytes)
		expect(peoplePage.safeParse(pageOf(maxPeoplePerPage)).success).toBe(true)
		expect(peoplePage.safeParse(pageOf(maxPeoplePerPage + 1)).success).toBe(false)
	})

	test("a refusal only a newer office says does not hide its head", () => {
		const head = { ...messageOf("head"), refused: "out-of-office" }
		expect(headMessage.safeParse(head).success).toBe(true)
	})

	test("a hello shows at least one journal", () => {
		const hello = messageOf("hello")
		expect(helloMessage.safeParse(hello).success).toBe(true)
		expect(helloMessage.safeParse({ ...hello, journals: [] }).success).toBe(false)
	})
})
