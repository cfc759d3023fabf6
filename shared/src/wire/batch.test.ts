import { describe, expect, test } from "vitest"
import { damagedLine, digestOf, nextHash } from "../journal/chain.ts"
import { makeKeyPair } from "../journal/keys.ts"
import { maxBatchBytes, maxBatchRecords, readBatch, sealBatch, splitLines } from "./batch.ts"
import { openEnvelope } from "./signed.ts"

const { privateKey } = makeKeyPair("ed25519")
const prev = "00".repeat(32)
const lines: Buffer[] = ["one", "two", "three"].map((text) => Buffer.from(text))
const content = { journal: "0f".repeat(32), nonce: "A".repeat(22), from: 7, prev, lines }

const signedBody = (made: typeof content) => {
	const envelope = openEnvelope(sealBatch(made, privateKey))
	return envelope.ok ? envelope.value.body : Buffer.alloc(0)
}
const sent = signedBody(content)
const cut = sent.indexOf("\n")
const header: object = JSON.parse(sent.subarray(0, cut).toString())
const body = sent.subarray(cut + 1)
const join = (first: object, rest: Buffer) =>
	Buffer.concat([Buffer.from(`${JSON.stringify(first)}\n`), rest])
const refused = (bytes: Buffer) => {
	const read = readBatch(bytes)
	return read.ok ? "read" : read.fault.code
}

describe("a batch", () => {
	test("carries its lines exactly, with the chain's hash after each", () => {
		const first = nextHash(prev, Buffer.from("one"))
		const second = nextHash(first, Buffer.from("two"))
		const third = nextHash(second, Buffer.from("three"))
		expect(readBatch(sent)).toMatchObject({
			ok: true,
			value: { from: 7, count: 3, prev, last: third, lines, hashes: [first, second, third] },
		})
	})

	test("a damaged record stands as ~ and its hash, and the chain goes on from that hash", () => {
		const stored = "ab".repeat(32)
		const damaged = [Buffer.from("one"), damagedLine(stored), Buffer.from("three")]
		const read = readBatch(signedBody({ ...content, lines: damaged }))
		const hashes = [
			nextHash(prev, Buffer.from("one")),
			stored,
			nextHash(stored, Buffer.from("three")),
		]
		expect(read).toMatchObject({ ok: true, value: { hashes } })
	})

	test("64 records and 64 KiB pass; more does not", () => {
		const line = Buffer.alloc(1_023, "x")
		const full = signedBody({ ...content, lines: Array(maxBatchRecords).fill(line) })
		expect(refused(full)).toBe("read")
		const many = signedBody({
			...content,
			lines: Array(maxBatchRecords + 1).fill(Buffer.from("x")),
		})
		expect(refused(many)).toBe("malformed")
		const large = signedBody({ ...content, lines: [Buffer.alloc(maxBatchBytes + 1, "x")] })
		expect(refused(large)).toBe("unverifiable")
	})

	test("one without lines, or with a ~ that names no hash, is not made", () => {
		expect(() => sealBatch({ ...content, lines: [] }, privateKey)).toThrow(RangeError)
		expect(() => sealBatch({ ...content, lines: [Buffer.from("~x")] }, privateKey)).toThrow(
			RangeError,
		)
	})
})

describe("what does not lead from prev to last is refused", () => {
	const other = "ff".repeat(32)
	test.each([
		["a line less, its digest right", { body: digestOf(Buffer.from("one\ntwo")) }, "one\ntwo"],
		[
			"another line, its digest right",
			{ body: digestOf(Buffer.from("x\ntwo\nthree")) },
			"x\ntwo\nthree",
		],
		["another line", {}, "x\ntwo\nthree"],
		["another prev", { prev: other }, undefined],
		["another last", { last: other }, undefined],
		["another count", { count: 2 }, undefined],
	])("%s", (_, change, text) => {
		const rest = text === undefined ? body : Buffer.from(text)
		expect(refused(join({ ...header, ...change }, rest))).toBe("unverifiable")
	})

	test("a line before a ~ line, which the chain alone would not miss", () => {
		const damaged = damagedLine("ab".repeat(32)).toString()
		const made = signedBody({
			...content,
			lines: ["one", damaged].map((text) => Buffer.from(text)),
		})
		const other = Buffer.from(made.toString().replace("\none\n", "\nten\n"))
		expect([refused(made), refused(other)]).toEqual(["read", "unverifiable"])
	})

	test.each([
		["number 0", { from: 0 }],
		["no lines", { count: 0 }],
		["a hash in capitals", { prev: "FF".repeat(32) }],
		["a short nonce", { nonce: "A".repeat(21) }],
	])("a header with %s", (_, change) => {
		expect(refused(join({ ...header, ...change }, body))).toBe("malformed")
	})

	test("no header at all", () => {
		expect(refused(Buffer.from("{}"))).toBe("malformed")
		expect(refused(Buffer.from("not JSON\nbody"))).toBe("malformed")
	})
})

test.each([
	["", [""]],
	["one", ["one"]],
	["one\n", ["one", ""]],
	["\n\n", ["", "", ""]],
])("lines of %j", (text, parts) => {
	expect(splitLines(Buffer.from(text)).map(String)).toEqual(parts)
})
