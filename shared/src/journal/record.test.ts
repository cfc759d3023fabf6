import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decodeRecord, encodeRecord, maxRecordBytes, type RecordContent } from "./record.ts"

const stamp = { boot: 3, mono: 61_000, wall: 1_795_476_494_000, q: 4, err: 12 } as const
const punch = { k: "punch", ...stamp, reader: "lobi", answer: "recorded" } as const
const credential = "AAECAwQFBgcICQoL"
const tag = "4xVk3bJubfkMwjys7gQrVw"
const sealed = "A".repeat(86)
const journal = "0f".repeat(32)

const kinds: readonly (readonly [kind: string, content: RecordContent])[] = [
	["the first boot", { k: "boot", ...stamp, release: "0.1.0" }],
	["a boot after a loss of power", { k: "boot", ...stamp, release: "0.1.0", lastAlive: 1 }],
	["a head heard", { k: "clock", ...stamp, cause: "head", server: 1, roundTrip: 40 }],
	["a clock that jumped", { k: "clock", ...stamp, cause: "step", step: -3_600_000 }],
	["a known card", { ...punch, credential }],
	["a repeat", { ...punch, answer: "repeat", credential }],
	["an unknown card", { ...punch, answer: "unknown", tag, sealed }],
	["a reader at work", { k: "reader", ...stamp, reader: "lobi", state: "ready" }],
	[
		"a faulty reader",
		{ k: "reader", ...stamp, reader: "lobi", state: "faulty", reason: "no-ack", failed: 7 },
	],
	["what a damaged journal lost", { k: "lost", ...stamp, journal, from: 7, to: 9 }],
]

describe("each kind comes back as it was written", () => {
	test.each(kinds)("%s", (_, content) => {
		expect(decodeRecord(encodeRecord(5, content))).toEqual({
			ok: true,
			value: { v: 1, n: 5, ...content },
		})
	})
})

describe("strictness", () => {
	const known: RecordContent = { ...punch, credential }
	const written: Record<string, unknown> = { v: 1, n: 5, ...known }
	const read = (value: unknown) => decodeRecord(Buffer.from(JSON.stringify(value))).ok

	test.each(Object.keys(written))("without %s it is not a punch", (field) => {
		const { [field]: _, ...rest } = written
		expect(read(written)).toBe(true)
		expect(read(rest)).toBe(false)
	})

	test.each([
		["number 0", { n: 0 }],
		["half a number", { n: 1.5 }],
		["a number beyond exactness", { n: 2 ** 53 }],
		["a clock quality of 5", { q: 5 }],
		["a negative error", { err: -1 }],
		["a boot before the first", { boot: -1 }],
		["an answer nobody gives", { answer: "late" }],
		["a short credential", { credential: "AAECAwQFBgcICQo" }],
		["a credential of other letters", { credential: "AAECAwQFBgcICQo=" }],
		["a reader without a name", { reader: "" }],
		["a reader's name of 41 letters", { reader: "r".repeat(41) }],
		["a name", { name: "Siti" }],
		["a tag beside a credential", { tag, sealed }],
		["another version", { v: 2 }],
	])("%s is refused", (_, change) => {
		expect(read({ ...written, ...change })).toBe(false)
	})
})

describe("size", () => {
	const because = (reason: string): RecordContent => ({
		...{ k: "reader", ...stamp, reader: "lobi", state: "faulty" },
		reason,
	})
	const room = maxRecordBytes - encodeRecord(1, because("")).length

	test("512 bytes are written, 513 are our own mistake", () => {
		expect(encodeRecord(1, because("x".repeat(room)))).toHaveLength(512)
		expect(() => encodeRecord(1, because("x".repeat(room + 1)))).toThrow(RangeError)
	})

	test("bytes are counted, not letters", () => {
		expect(() => encodeRecord(1, because("é".repeat(room / 2 + 1)))).toThrow(RangeError)
	})
})

describe("garbage", () => {
	test("any bytes at all give a record or a fault, never an error", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
				expect(decodeRecord(bytes).ok).toBe(false)
			}),
		)
	})

	test("a name that is not UTF-8 is refused, not read with a mark in its place", () => {
		const text = encodeRecord(5, { ...punch, credential }).toString("latin1")
		expect(decodeRecord(Buffer.from(text.replace("lobi", "lob\xe9"), "latin1")).ok).toBe(false)
		expect(decodeRecord(Buffer.from(text.replace("lobi", "lobé"), "utf8")).ok).toBe(true)
	})

	test("a flipped bit never gives a record of another kind", () => {
		const bytes = encodeRecord(5, { ...punch, credential })
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
				const flipped = Buffer.from(bytes)
				flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
				const decoded = decodeRecord(flipped)
				if (decoded.ok) expect(decoded.value.k).toBe("punch")
			}),
		)
	})
})
